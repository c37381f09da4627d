"""Pictures as files, with nothing in them but the picture; settings measured in docs/bilder.md."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image, ImageOps
from PIL import __version__ as pillow_version

from plugins.common.picture_files import own_format
from plugins.photos import indexed, opening
from plugins.photos.moving import avif
from plugins.photos.moving.gif_copy import as_gif
from plugins.photos.pixels import flattened
from plugins.photos.variants import LARGEST, Variant

SETTINGS: dict[str, dict[str, Any]] = {
    # One thread each: several pictures are made at once, and the bytes are the same everywhere.
    "avif": {"format": "AVIF", "quality": 55, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 70, "method": 4},
    "jpg": {"format": "JPEG", "quality": 70, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
}
# Small pictures are drawings, and every pixel counts: photographs' formats keep one colour for four
# pixels, which leaves little of an icon. Whoever changes this changes "exact" in Variant.label.
_SMALL: dict[str, dict[str, Any]] = {
    "avif": {"quality": 80, "subsampling": "4:4:4"},
    "webp": {"lossless": True},
    "jpg": {"quality": 90, "subsampling": "4:4:4"},
    "png": {},
}
# At the file's own address: what people download and print.
_COPIES: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 85, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "quality": 85, "method": 4},
    "avif": {"format": "AVIF", "quality": 75, "speed": 8, "max_threads": 1},
    "gif": {"format": "GIF"},
    # For links from elsewhere; whoever reads our pages gets a JPEG in the place of these.
    "heic": {"format": "HEIF", "quality": 60, "enc_params": {"preset": "ultrafast"}},
    "tif": {"format": "TIFF", "compression": "jpeg", "quality": 85},
    "bmp": {"format": "BMP"},
    "ico": {"format": "ICO"},
}
_LONGEST = {"heic": 1440, "bmp": 1024}  # pixels, where it is not LARGEST
# Formats that can move, and what is different then: optimising takes minutes.
_MOVING: dict[str, dict[str, Any]] = {
    "gif": {}, "webp": {}, "avif": {}, "png": {"optimize": False},
}  # fmt: skip
_MOST_PLAYS = 65_535  # what a WebP can hold
_OPAQUE = frozenset({"JPEG", "BMP"})
# Part of every cache key: other settings or another Pillow make other files; the number counts
# changes of how pictures are opened. A quality that one width has of its own is in the key of that
# variant alone, so that all other files stay when it changes.
VERSION = f"3 {pillow_version} {pillow_heif.__version__} {SETTINGS} {_COPIES} {LARGEST}"


def variants(picture: Image.Image, wanted: Iterable[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Yield each variant of an opened picture, cut where its shape is another."""
    by_size = groupby(sorted(wanted, key=_size), key=_size)
    for size, of_size in by_size:
        fitted = ImageOps.fit(picture, size, Image.Resampling.LANCZOS)
        for variant in of_size:
            special = {"quality": variant.quality} if variant.quality else {}
            if variant.is_small:
                special = _SMALL[variant.ending]
            yield variant, _bytes(fitted, SETTINGS[variant.ending] | special)


def _size(variant: Variant) -> tuple[int, int]:
    return variant.width, variant.height


def moves(path: Path, found: opening.Probe) -> bool:
    """Say whether the copy at the file's own address moves."""
    return found.moving and own_format(path) in _MOVING


def clean_copy(path: Path, found: opening.Probe, picture: Image.Image) -> bytes:
    """Return the opened picture as its ending says, without what a reader need not know."""
    kind = own_format(path) or "jpg"
    if kind == "ico":
        return _icon(path, picture)
    settings = _COPIES[kind]
    if moves(path, found):
        return _moving_copy(path, kind)
    if longest := _LONGEST.get(kind):
        picture = picture.copy()
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if kind == "tif" and picture.mode == "RGBA":  # JPEG within TIFF knows no transparency
        settings = {"format": "TIFF", "compression": "tiff_adobe_deflate"}
    if kind == "png" and found.is_indexed:
        picture = indexed.reduced(picture)
    return _bytes(picture, settings)


def _icon(path: Path, picture: Image.Image) -> bytes:
    """Return an icon of all sizes that the file has; of another kind of file, of the usual ones."""
    drawn = opening.icons(path)
    sizes = {"sizes": [icon.size for icon in drawn], "append_images": drawn} if drawn else {}
    return _bytes(picture, _COPIES["ico"] | sizes)


def _moving_copy(path: Path, kind: str) -> bytes:
    film = opening.film(path)
    if kind == "gif":
        return as_gif(film)
    first, *rest = film.frames
    moving = {
        "save_all": True, "append_images": rest, "duration": film.durations,
        "loop": min(film.plays or 0, _MOST_PLAYS),
    }  # fmt: skip
    if kind != "avif":
        return _bytes(first, _COPIES[kind] | _MOVING[kind] | moving)
    moving["range"] = "full" if avif.is_full_range(path.read_bytes()) else "limited"
    return avif.finished(_bytes(first, _COPIES["avif"] | moving), film.plays)


def _bytes(picture: Image.Image, settings: dict[str, Any]) -> bytes:
    """Return a file; `picture` is one of `pixels.pure`, so there is nothing else to write."""
    file = BytesIO()
    shown = flattened(picture) if settings["format"] in _OPAQUE else picture
    shown.save(file, **settings)
    return file.getvalue()
