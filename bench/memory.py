"""What the largest pictures of each kind take: foretold from the header, and measured.

Each is made, opened and copied in a process of its own; its peak has to stay below 700 MB.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MOST = 700  # MB
# A picture in RGB with something to see everywhere; `size` and `picture` are what the rest uses.
_DRAW = """
import sys
from PIL import Image
import pillow_heif
pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None
size = (int(sys.argv[2]), int(sys.argv[3]))
grey = Image.linear_gradient("L").resize(size)
noise = Image.effect_noise((size[0] // 4, size[1] // 4), 40).resize(size)
picture = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), noise))
"""
# Peak in MB of a process that opens a file and makes its clean copy, and what was foretold.
_OPEN = """
import re, sys, time
from pathlib import Path
from plugins.photos import encoding, opening
path, started = Path(sys.argv[1]), time.perf_counter()
found = opening.probe(path)
encoding.clean_copy(path, found, opening.load(path, 2048))
said = Path("/proc/self/status").read_text()
peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", said)[1]) / 1024
print(peak, found.memory / 1e6, time.perf_counter() - started)
"""


@dataclass(frozen=True)
class Case:
    """A file by its name, size in pixels, and how it is saved."""

    name: str
    width: int
    height: int
    saved: str


_HEIC = "quality=40, enc_params={'preset': 'ultrafast'}"
_CLEAR = "picture.putalpha(grey); picture.save(path, "
_STRIP = "compression='tiff_adobe_deflate', tiffinfo={278: 7000})"
_TWO = "grey.save(path, save_all=True, append_images=[grey.rotate(9)])"
_FRAMES = (
    "frames = [picture.rotate(n) for n in range(30)];"
    " frames[0].save(path, save_all=True, append_images=frames[1:], duration=80"
)
# More than can be kept: each frame is made smaller.
_LONG = (
    "frames = [picture.rotate(n) for n in range(8)];"
    " frames[0].save(path, save_all=True, append_images=frames[1:] * 9, duration=80"
)
CASES = (
    Case("phone.jpg", 12000, 8300, "picture.save(path)"),
    Case("444.jpg", 9700, 9700, "picture.save(path, progressive=True, subsampling=0)"),
    Case("cmyk.jpg", 8400, 8400, "picture.convert('CMYK').save(path, progressive=True)"),
    Case("rgb.png", 10000, 9900, "picture.save(path, compress_level=1)"),
    Case("rgba.png", 10000, 9900, _CLEAR + "compress_level=1)"),
    Case("grey16.png", 10000, 9900, "grey.convert('I;16').save(path, compress_level=1)"),
    Case("palette.png", 10000, 9900, "picture.quantize(9).save(path, compress_level=1)"),
    Case("rgba.webp", 6600, 5000, _CLEAR + "method=0)"),
    Case("rgba.avif", 7000, 5000, _CLEAR + "speed=10)"),
    Case("444.avif", 7000, 5000, "picture.save(path, speed=10, subsampling='4:4:4')"),
    Case("rgba.heic", 8064, 6048, _CLEAR + _HEIC + ")"),
    Case("still.gif", 10000, 9900, "grey.save(path)"),
    Case("strip.tif", 7000, 7000, _CLEAR + _STRIP),
    Case("plain.tif", 7000, 7000, "picture.save(path)"),
    Case("x.bmp", 10000, 9900, "picture.save(path)"),
    Case("x.jp2", 5000, 5000, "picture.save(path, quality_layers=[40])"),
    Case("x.tga", 10000, 9900, "picture.save(path)"),
    Case("x.ppm", 10000, 9900, "picture.save(path)"),
    Case("moving.gif", 2000, 1000, _FRAMES + ")"),
    Case("moving.webp", 2000, 1000, _FRAMES + ", method=0)"),
    Case("moving.png", 2000, 1000, _FRAMES + ", compress_level=1)"),
    Case("moving.avif", 2000, 1000, _FRAMES + ", speed=10)"),
    Case("long.webp", 2000, 1000, _LONG + ", method=0)"),
    Case("canvas.gif", 5400, 5400, _TWO),
)  # fmt: skip


def bench() -> None:
    """Print a line for each kind; AssertionError where one takes too much."""
    print(f"{'picture':14}{'MP':>6}{'foretold MB':>13}{'peak MB':>9}{'seconds':>9}")
    peaks = [_measured(case) for case in CASES]
    assert max(peaks) <= MOST


def _measured(case: Case) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, case.name))
        size = map(str, (case.width, case.height))
        draw = f"{_DRAW}path = sys.argv[1]; {case.saved}"
        subprocess.run([sys.executable, "-c", draw, path, *size], check=True)
        result = subprocess.run(
            [sys.executable, "-c", _OPEN, path], check=True, capture_output=True, text=True
        )
    peak, foretold, seconds = map(float, result.stdout.split())
    pixels = case.width * case.height / 1e6
    print(f"{case.name:14}{pixels:6.0f}{foretold:13.0f}{peak:9.0f}{seconds:9.1f}", flush=True)
    return peak
