"""The frames of a GIF or PNG, told from its blocks, and put together of its parts."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile

from plugins.photos import pixels
from plugins.photos.moving import Outline, gif, png
from plugins.photos.moving.parts import composed


def outline(image: ImageFile.ImageFile, path: Path) -> Outline | None:
    """Return what the blocks of an opened file say; None where it keeps no parts of frames."""
    if image.format == "GIF":
        return gif.outline(path)
    return png.outline(path) if image.format == "PNG" else None


def frames(
    image: ImageFile.ImageFile, path: Path, found: Outline
) -> Iterator[tuple[Image.Image, float]]:
    """Yield each frame of an opened file upright, in RGBA and sRGB, and its milliseconds.

    It has the size of the canvas. It is drawn upon when the next one is asked for.
    """
    parts = gif.parts(path) if image.format == "GIF" else png.parts(path)
    turn = pixels.orientation(image.getexif)
    for frame, duration in composed(parts, found.size, partial(_opened, path)):
        yield pixels.turned(frame, turn), duration


def _opened(path: Path, content: bytes) -> Image.Image:
    with Image.open(BytesIO(content), formats=("GIF", "PNG")) as part:
        part.filename = str(path)  # what is said there of colours holds for its parts
        return pixels.pure(part, max(part.size))
