"""SVG drawings: written anew of what may be in one, with a Hinweis for whatever else was there.

Scripts go, and what loads from elsewhere, and what drawing programs write of their users. Pictures
within a drawing are made anew like all others. What is only a program's own data (`metadata`,
other namespaces, attributes that SVG does not know) goes without a word.
"""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from plugins.common.svg.reading import UnreadableError
from plugins.common.svg.size import size_of
from plugins.photos import indexed, moving
from plugins.photos.drawings.cleaning import Cleaner
from plugins.photos.drawings.notes import LeftOut
from plugins.photos.encoding import VERSION as OF_PICTURES
from plugins.photos.known import Known


@dataclass(frozen=True)
class Cleaned:
    """A drawing that only draws; its size in CSS pixels, and what was left out."""

    content: bytes
    size: tuple[int, int]
    left_out: tuple[LeftOut, ...]


def clean(content: bytes) -> Cleaned:
    """Return a drawing as it is published; UnreadableError where it cannot be read."""
    cleaner = Cleaner()
    root, cleaned = cleaner.clean(content)
    size = size_of(root)
    if size is None:
        remedy = "In `<svg …>` eine Breite und Höhe über 0 angeben, oder beide löschen."
        raise UnreadableError(root.line, "seine Breite oder Höhe ist 0", remedy)
    return Cleaned(cleaned, size, tuple(cleaner.notes.all()))


def clean_once(content: bytes, known: Known) -> Cleaned:
    """Return the same from what is known, if it was cleaned before."""
    if found := known.recall(content, _version()):
        left_out = tuple(LeftOut(**one) for one in found["left_out"])
        return Cleaned(found["content"].encode(), tuple(found["size"]), left_out)
    cleaned = clean(content)
    known.keep(content, _version(), asdict(cleaned) | {"content": cleaned.content.decode()})
    return cleaned


@cache
def _version() -> str:
    """Return what results hang on besides the file: this code, and how pictures are made."""
    folders = (Path(__file__).parent, Path(__file__).parents[2] / "common/svg")
    code = (file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.py")))
    return "".join((OF_PICTURES, moving.REVISION, indexed.REVISION, *code))
