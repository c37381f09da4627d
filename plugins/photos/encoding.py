"""Pictures as files, with nothing in them but the picture; settings measured in docs/bilder.md."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pillow_heif
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
# At the file's own address, by its ending: what people download and print.
_COPIES: dict[str, dict[str, Any]] = {
    ".jpg": {"format": "JPEG", "quality": 85, "progressive": True, "optimize": True},
    ".png": {"format": "PNG", "optimize": True},
    ".webp": {"format": "WEBP", "quality": 85, "method": 4},
    ".avif": {"format": "AVIF", "quality": 75, "speed": 8, "max_threads": 1},
    ".heic": {"format": "HEIF", "quality": 75},
    ".gif": {"format": "GIF"},
}
_SAME = {".jpeg": ".jpg", ".heif": ".heic"}
# Part of every cache key: other settings or another Pillow make other files; the number counts
# changes of how pictures are opened.
VERSION = f"2 {pillow_version} {pillow_heif.__version__} {SETTINGS} {_COPIES} {LARGEST}"


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
    """Return the opened picture as its ending says, without what a reader need not know."""
    ending = path.suffix.lower()
    settings = _COPIES[_SAME.get(ending, ending)]
    if found.moving and settings["format"] in {"GIF", "WEBP", "PNG", "AVIF"}:
        (first, _), *_ = shown = opening.frames(path)
        durations = [duration for _, duration in shown]
        rest = [frame for frame, _ in shown[1:]]
        moving = {"save_all": True, "append_images": rest, "duration": durations, "loop": 0}
        return _bytes(first, settings | moving)
    opaque = settings["format"] == "JPEG" and picture.mode != "RGB"
    return _bytes(picture.convert("RGB") if opaque else picture, settings)


def _bytes(picture: Image.Image, settings: dict[str, Any]) -> bytes:
    picture.info = {}  # Pillow would write what it finds there
    file = BytesIO()
    picture.save(file, **settings)
    return file.getvalue()
