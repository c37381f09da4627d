"""Width and height of a logo file, bitmap or SVG."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from plugins.common.problem import WrongInputError
from plugins.common.source import display_path

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_BLANKS = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class Size:
    """CSS pixels, rounded, at least 1."""

    width: int
    height: int


def read_size(path: Path) -> Size:
    """Return the size of a picture; WrongInputError where there is none to be read."""
    if not _exists_exactly(path):
        raise WrongInputError(
            f"die Logo-Datei {display_path(path)} gibt es nicht.",
            f"Die Datei dort ablegen{_similar(path)}.",
        )
    size = _svg_size(path) if path.suffix.lower() == ".svg" else _bitmap_size(path)
    if size is None:
        raise WrongInputError(
            f"die Logo-Datei {display_path(path)} hat keine lesbare Größe.",
            "Das Bild neu als SVG, PNG, JPEG oder WebP sichern (ein SVG mit viewBox).",
        )
    return size


def _exists_exactly(path: Path) -> bool:
    """Compare the case as well: GitHub Pages does, a Mac does not."""
    return path.is_file() and path.name in {sibling.name for sibling in path.parent.iterdir()}


def _similar(path: Path) -> str:
    if not path.parent.is_dir():
        return ""
    names = [p.name for p in path.parent.iterdir() if p.stem.casefold() == path.stem.casefold()]
    return f" oder {min(names)} schreiben" if names else ""


def _bitmap_size(path: Path) -> Size | None:
    try:
        with Image.open(path) as image:
            return Size(*image.size)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _svg_size(path: Path) -> Size | None:
    """https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS: width and height, else the viewBox."""
    try:
        root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - committed by ourselves
    except ElementTree.ParseError:
        return None
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    values = [float(length[1]) for length in lengths if length]
    if len(values) < 2:
        box = _BLANKS.split(root.get("viewBox", "").strip())
        values = [float(v) for v in box[2:] if _LENGTH.fullmatch(v)]
    if len(values) != 2 or not all(values):
        return None
    return Size(*(max(1, round(value)) for value in values))
