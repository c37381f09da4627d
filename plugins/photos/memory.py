"""What decoding a picture takes, told from its header; `make bench` measures it.

Whatever is decoded is checked here first, so that no picture takes more than 700 MB, the program
itself included.
"""

import re
from io import BytesIO
from math import sqrt

from PIL import Image, ImageFile

from plugins.common.problem import WrongInputError
from plugins.photos.moving import Outline
from plugins.photos.variants import LARGEST

MOST_BYTES = 600_000_000  # for one picture, besides the program
MOST_PIXELS = 100_000_000
# All frames of a moving picture together, as they are kept: they are in memory at once. Where they
# are more, each is made smaller.
MOST_MOVING = 60_000_000  # pixels
# What takes minutes to draw: five hundred frames as large as a film's in a cinema.
MOST_DRAWN = 1_000_000_000  # pixels
MOST_FRAMES = 3000
# Bytes per pixel at the peak: decoders keep planes, the frame before, coefficients of 32 bits.
_DECODERS = {"WEBP": 18, "AVIF": 17, "HEIF": 12, "SGI": 7, "ICO": 9}
_JPEG_2000 = {"L": 12, "LA": 22, "RGB": 24}
_JPEG_2000_DEEPEST = 30
_TIFF_STRIP = 8  # a strip may hold the whole picture, and a pixel four samples of 16 bits
_AS_NUMBERS = 300  # numbers written out: slow rather than large
_MODES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
_CANVAS = 20  # bytes per pixel: a moving GIF's frame, the one before, what both are made of
_ENCODED = 9  # bytes per pixel of all frames: as they are kept, and what encoders make of them
_SMALLER = "Es verkleinern; 4000 Punkte Breite genügen."


def check(image: ImageFile.ImageFile, name: str, longest: int) -> None:
    """Raise WrongInputError where a picture is too large to be decoded.

    `longest` is the longer side, in pixels, of what is wanted of it.
    """
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        raise too_large(name, f"{image.width} × {image.height}")
    if (wanted := needed(image, longest)) > MOST_BYTES:
        kind = "JPEG" if image.format == "MPO" else image.format
        raise WrongInputError(
            f"Das Bild {name} ist mit {pixels / 1e6:.0f} Megapixeln zu groß ({image.width} ×"
            f" {image.height}): Als {kind} dürfen es höchstens"
            f" {pixels * MOST_BYTES / wanted / 1e6:.0f} sein.",
            _SMALLER.replace(";", " oder als JPEG sichern;"),
        )


def check_moving(name: str, size: tuple[int, int], count: int) -> None:
    """Raise WrongInputError where a moving picture takes too long to be drawn."""
    width, height = size
    drawn = width * height * count
    if drawn <= MOST_DRAWN and count <= MOST_FRAMES:
        return
    raise WrongInputError(
        f"Das bewegte Bild {name} ist zu lang oder zu groß.",
        f"Es kürzen, verkleinern oder als Video einbetten; {count} Bilder von {width} × {height}"
        f" sind {drawn / 1e6:.0f} Megapixel, möglich sind {MOST_DRAWN / 1e6:.0f} in höchstens"
        f" {MOST_FRAMES} Bildern.",
    )


def longest_moving(size: tuple[int, int], count: int) -> int:
    """Return how long the longer side of a frame may be, in pixels, so that all can be kept."""
    width, height = size
    fitting = sqrt(MOST_MOVING / (width * height * count))
    return max(1, int(min(LARGEST, max(size) * min(1, fitting))))


def needed_moving(size: tuple[int, int], count: int) -> int:
    """Return how many bytes the frames of a moving picture and their encoder take."""
    width, height = size
    scale = longest_moving(size, count) / max(size)
    return round(width * height * scale * scale * count * _ENCODED) if count > 1 else 0


def needed_canvas(found: Outline | None) -> int:
    """Return how many bytes it takes to put a frame together of its parts."""
    if found is None or (found.count == 1 and found.is_first):
        return 0
    return _CANVAS * max(found.size[0] * found.size[1], found.largest)


def check_canvas(name: str, found: Outline) -> None:
    """Raise WrongInputError where a frame takes too much that is put together of parts."""
    width, height = found.size
    if (needed := needed_canvas(found)) > MOST_BYTES:
        raise WrongInputError(
            f"Das bewegte Bild {name} ist mit {needed / _CANVAS / 1e6:.0f} Megapixeln zu groß"
            f" ({width} × {height}): Es dürfen höchstens {MOST_BYTES / _CANVAS / 1e6:.0f} sein.",
            "Es verkleinern oder als Video einbetten.",
        )


def too_large(name: str, size: str) -> WrongInputError:
    """Return the fault of a picture that no format can hold here."""
    message = f"Das Bild {name} ist mit mehr als 100 Megapixeln zu groß ({size})."
    return WrongInputError(message, _SMALLER)


def size_in(bomb: Image.DecompressionBombError) -> str:
    """Return the size that Pillow found: of the picture, or of a part that its header hides."""
    pixels = re.search(r"\d+", str(bomb))
    return f"{int(pixels[0]) / 1e6:.0f} Megapixel" if pixels else "die Größe ist unklar"


def no_room(name: str) -> WrongInputError:
    """Return the fault of a picture for which this machine has no memory left."""
    return WrongInputError(f"Für das Bild {name} reicht der Speicher nicht.", _SMALLER)


def needed(image: ImageFile.ImageFile, longest: int) -> int:
    """Return how many bytes decoding takes at its peak, at most, told from the header alone."""
    held = len(image.fp.getbuffer()) if isinstance(image.fp, BytesIO) else 0
    return held + _decoded(image, longest)


def _decoded(image: ImageFile.ImageFile, longest: int) -> int:
    pixels = image.width * image.height
    stored = _MODES.get(image.mode, 4)
    if image.format in {"JPEG", "MPO"}:
        return round(pixels * _jpeg(image, longest))
    if image.format == "JPEG2000":
        return pixels * _JPEG_2000.get(image.mode, _JPEG_2000_DEEPEST)
    if image.format == "TIFF":
        return pixels * (stored + _TIFF_STRIP)
    if image.tile and image.tile[0][0] == "ppm_plain":
        return pixels * _AS_NUMBERS
    return pixels * _DECODERS.get(image.format or "", stored + 1)


def _jpeg(image: ImageFile.ImageFile, longest: int) -> float:
    """Return the bytes per pixel: what is drawn, and the coefficients, 16 bits for each sample.

    They are kept as a whole where the file has several scans, as progressive ones have.
    """
    layers = [(across, down) for _, across, down, _ in getattr(image, "layer", ())]
    widest, highest = (max(each) for each in zip(*layers, strict=True))
    samples = sum(across * down for across, down in layers) / (widest * highest)
    reduced = max(s for s in (1, 2, 4, 8) if s == 1 or max(image.size) >= s * longest)
    return float(2 * samples + 4 / reduced**2)
