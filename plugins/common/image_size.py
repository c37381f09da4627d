"""Width and height of a logo file, bitmap or SVG."""

import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

from PIL import Image

from plugins.common.problem import WrongInputError, nearest
from plugins.common.source import display_path

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_BLANKS = re.compile(r"[\s,]+")


_UNREADABLE = (
    OSError, ValueError, ArithmeticError, LookupError, SyntaxError, Image.DecompressionBombError,
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """CSS pixels, rounded, at least 1."""

    width: int
    height: int


def find_file(path: Path) -> Path:
    """Return the file as the disk spells it: names compare in NFC, and their case counts.

    GitHub Pages tells x.png from X.PNG, and a Mac stores decomposed names.
    """
    try:
        there = {normalize("NFC", file.name): file for file in sorted(path.parent.iterdir())}
    except (OSError, ValueError):
        there = {}
    file = there.get(normalize("NFC", path.name))
    if file is None or not file.is_file():
        meant = nearest(path.name, there)
        remedy = f"Gemeint ist wohl {meant}." if meant else "Die Datei dort ablegen."
        raise WrongInputError(f"die Logo-Datei {display_path(path)} gibt es nicht.", remedy)
    return file


def read_size(path: Path) -> Size:
    """Return the size of a picture; WrongInputError where there is none to be read."""
    try:
        size = _svg_size(path) if path.suffix.lower() == ".svg" else _bitmap_size(path)
    # Whatever is wrong with the file: cut short, odd encoding, no picture, a bomb.
    except _UNREADABLE:
        size = None
    if size is None:
        raise WrongInputError(
            f"die Logo-Datei {display_path(path)} hat keine lesbare Größe.",
            "Das Bild neu als SVG, PNG, JPEG oder WebP sichern (ein SVG mit viewBox).",
            display_path(path),
        )
    return size


def _bitmap_size(path: Path) -> Size:
    with Image.open(path) as image:
        return Size(*image.size)


def _svg_size(path: Path) -> Size | None:
    """https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS: width and height, else the viewBox."""
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - committed by ourselves
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    values = [float(length[1]) for length in lengths if length]
    if len(values) < 2:
        box = _BLANKS.split(root.get("viewBox", "").strip())
        values = [float(v) for v in box[2:] if _LENGTH.fullmatch(v)]
    if len(values) != 2 or not all(values):
        return None
    return Size(*(max(1, round(value)) for value in values))
