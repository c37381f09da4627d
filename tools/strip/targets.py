"""Which files are meant: all pictures and PDFs of a folder, or what was named."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from plugins.common.kinds import Kind, kind_of
from plugins.common.picture_files import is_picture
from plugins.common.problem import choice
from tools.strip.writing import is_left_over

_STRIPPED = frozenset({Kind.PICTURE, Kind.DRAWING, Kind.DOCUMENT, Kind.SOURCE})


class NotThereError(Exception):
    """A name that no file bears; the message is German, with a remedy."""


def targets(content: Path, names: Iterable[str]) -> list[Path]:
    """Return the files that are meant, each once; without names all of a folder."""
    wanted = [path for name in names for path in _named(content, name)]
    return list(dict.fromkeys(wanted or _below(content))) if wanted or not names else []


def _named(content: Path, name: str) -> list[Path]:
    """Return the files of a path, of a path below content/, or of a mere name."""
    for path in (Path(name), content / name):
        if path.is_dir() and not path.is_symlink():
            return list(_below(path))
        if path.is_symlink() or path.is_file():
            return [path]
    files = list(_below(content))
    folded = _folded(Path(name).name)
    if found := [path for path in files if _folded(path.name) == folded and "/" not in name]:
        return found
    remedy = choice(name, sorted({path.name for path in files}), otherwise="Sie dort ablegen.")
    raise NotThereError(f"Fehler: {name} gibt es in {content}/ nicht. Abhilfe: {remedy}")


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def _below(folder: Path) -> Iterator[Path]:
    """Yield pictures, drawings and PDFs of a folder; no link is followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if not path.is_symlink() and path.is_file() and _is_meant(path):
                yield path


def _is_meant(path: Path) -> bool:
    kind = kind_of(path.name)
    if is_left_over(path) or kind in {Kind.HIDDEN, Kind.LEFTOVER}:
        return False
    return kind in _STRIPPED or (kind is Kind.UNKNOWN and is_picture(path))
