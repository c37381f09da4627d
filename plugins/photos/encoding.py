"""Pictures as files, with nothing in them but the picture; settings measured in docs/bilder.md."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from PIL import __version__ as pillow_version

from plugins.photos import opening
from plugins.photos.variants import LARGEST, Variant

SETTINGS: dict[str, dict[str, Any]] = {
    # One thread each: several pictures are made at once, and the bytes are the same everywhere.
    "avif": {"format": "AVIF", "quality": 55, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 70, "method": 4},
    "jpg": {"format": "JPEG", "quality": 70, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
}
# At the file's own address: what people download and print.
_COPIES: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
    "AVIF": {"quality": 75, "speed": 8, "max_threads": 1},
    "HEIF": {"quality": 75},
    "GIF": {},
}
# Part of every cache key: other settings or another Pillow make other files.
VERSION = f"{pillow_version} {SETTINGS} {_COPIES} {LARGEST}"


def variants(picture: Image.Image, wanted: Iterable[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Yield each variant of an opened picture, cut where its shape is another."""
    by_size = groupby(sorted(wanted, key=_size), key=_size)
    for size, of_size in by_size:
        fitted = ImageOps.fit(picture, size, Image.Resampling.LANCZOS)
        for variant in of_size:
            fits_all = variant.ending != "jpg" or fitted.mode == "RGB"
            made = fitted if fits_all else fitted.convert("RGB")
            yield variant, _bytes(made, SETTINGS[variant.ending])


def _size(variant: Variant) -> tuple[int, int]:
    return variant.width, variant.height


def clean_copy(path: Path, found: opening.Probe, picture: Image.Image) -> bytes:
    """Return the opened picture in its own format, without what a reader need not know."""
    settings = {"format": found.format, **_COPIES.get(found.format, {})}
    if found.moving:
        (first, _), *_ = shown = opening.frames(path)
        rest = [frame for frame, _ in shown[1:]]
        durations = [duration for _, duration in shown]
        moving = {"save_all": True, "append_images": rest, "duration": durations, "loop": 0}
        return _bytes(first, settings | moving)
    return _bytes(picture, settings)


def _bytes(picture: Image.Image, settings: dict[str, Any]) -> bytes:
    picture.info = {}  # Pillow would write what it finds there
    file = BytesIO()
    picture.save(file, **settings)
    return file.getvalue()
