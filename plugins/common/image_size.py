"""Width and height of a picture file, bitmap or SVG."""

from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from PIL import Image

from plugins.common.problem import WrongInputError, nearest
from plugins.common.source import display_path
from plugins.common.svg.reading import UnreadableError, read
from plugins.common.svg.size import size_of

_TURNED = (5, 6, 7, 8)  # EXIF orientations that lie on their side: CIPA DC-008, 4.6.5.1
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


def read_size(path: Path, called: str) -> Size:
    """Return the size at which a browser shows a picture; WrongInputError where it shows none.

    `called` begins the message: "Die Zeichnung", "die Logo-Datei".
    """
    try:
        size = _svg_size(path) if path.suffix.lower() == ".svg" else _bitmap_size(path)
    except UnreadableError as error:
        message = f"{called} {display_path(path)} ist kein lesbares SVG: {error.reason}."
        raise WrongInputError(message, error.remedy, display_path(path)) from None
    # Whatever is wrong with the file: cut short, no picture, a bomb.
    except _UNREADABLE:
        message = f"{called} {display_path(path)} hat keine lesbare Größe."
        remedy = "Das Bild neu als SVG, PNG, JPEG oder WebP sichern."
        raise WrongInputError(message, remedy, display_path(path)) from None
    return size


def _bitmap_size(path: Path) -> Size:
    with Image.open(path) as image:
        width, height = image.size
        turned = image.getexif().get(0x0112) in _TURNED
    return Size(height, width) if turned else Size(width, height)


def _svg_size(path: Path) -> Size:
    root, _ = read(path.read_bytes())
    size = size_of(root)
    if size is None:
        remedy = "In `<svg …>` eine Breite und Höhe über 0 angeben, oder beide löschen."
        raise UnreadableError(root.line, "seine Breite oder Höhe ist 0", remedy)
    return Size(*size)
