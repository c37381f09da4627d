"""What it costs to look at original photos, and to take out what they tell: figures to compare."""

import os
import tempfile
from contextlib import chdir, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from time import perf_counter

from PIL import Image

from plugins.common.traces import routine
from tools.strip import command

PHONE = (4032, 3024)


def bench(count: int) -> None:
    """Print seconds for a folder of so many photos of 12 megapixels, each with a place."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        paths = _photos(Path("content/images"), count)
        size = paths[0].stat().st_size / 1e6
        started = perf_counter()
        telling = sum(any(one.kind.tells for one in routine.find(p.read_bytes())) for p in paths)
        checked = perf_counter() - started
        assert telling == count
        started = perf_counter()
        with redirect_stdout(StringIO()):
            command.strip([])
        stripped = perf_counter() - started
        assert not any(routine.find(path.read_bytes()) for path in paths)
    print(f"{count} photos of {size:.1f} MB")
    print(f"looked at: {checked:.2f} s, {1000 * checked / count:.2f} ms each")
    print(f"stripped: {stripped:.2f} s, {1000 * stripped / count:.2f} ms each")


def _photos(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (49.0, 26.0, 36.5), 3: "E", 4: (7.0, 46.0, 8.2)})
    noise = Image.frombytes("RGB", (504, 378), os.urandom(504 * 378 * 3)).resize(PHONE)
    file = BytesIO()
    noise.save(file, "JPEG", quality=92, exif=exif.tobytes())
    paths = [folder / f"IMG_{number:04}.jpg" for number in range(count)]
    for path in paths:
        path.write_bytes(file.getvalue())
    return paths
