"""Which files are meant: all of a folder that may tell of somebody, or what was named."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from plugins.common.kinds import Kind, kind_of
from plugins.common.picture_files import is_picture
from plugins.common.problem import choice
from tools.strip.writing import is_left_over

# What the check looks into: what goes out, and what is left out and public all the same.
_STRIPPED = frozenset(
    {Kind.PICTURE, Kind.DRAWING, Kind.DOCUMENT, Kind.SOURCE, Kind.SIDECAR, Kind.MEDIA}
    | {Kind.HIDDEN, Kind.LEFTOVER}
)


class NotThereError(Exception):
    """A name that no file bears, or one elsewhere; the message is German, with a remedy."""


def targets(content: Path, names: Sequence[str]) -> list[Path]:
    """Return the files that are meant, each once; without names all of a folder.

    Names that are not there may be one with blanks, which a shell has parted.
    """
    try:
        wanted = [path for name in names for path in _named(content, name)]
    except NotThereError as error:
        try:
            wanted = _named(content, " ".join(names))
        except NotThereError:
            raise error from None
    return list(dict.fromkeys(wanted if names else _below(content)))


def _named(content: Path, name: str) -> list[Path]:
    """Return the files of a path, of a path below content/, or of the end of one."""
    there = [path for path in (Path(name), content / name) if path.is_symlink() or path.exists()]
    for path in there:
        if _is_inside(path, content):
            return [path] if path.is_symlink() or path.is_file() else list(_below(path))
    files = list(_files(content))
    if found := [path for path in files if _ends_with(path, name)]:
        return found
    meant = [path for path in files if _is_meant(path)]
    if within := [path for path in meant if any(_ends_with(at, name) for at in path.parents)]:
        return within
    if there:
        remedy = f"Die Datei erst in {content}/ ablegen: Nur dort wird etwas geändert."
        raise NotThereError(f"Fehler: {name} liegt nicht in {content}/. Abhilfe: {remedy}")
    remedy = choice(name, sorted({path.name for path in meant}), otherwise="Sie dort ablegen.")
    raise NotThereError(f"Fehler: {name} gibt es in {content}/ nicht. Abhilfe: {remedy}")


def _is_inside(path: Path, content: Path) -> bool:
    """Say whether a path leads into content/; a link counts where it lies itself."""
    place = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    return place.is_relative_to(content.resolve())


def _ends_with(path: Path, name: str) -> bool:
    """Say whether a path ends with these folders and this name; case makes no difference."""
    wanted = _folded(Path(name).as_posix())
    return f"/{_folded(path.as_posix())}".endswith(f"/{wanted}")


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def _below(folder: Path) -> Iterator[Path]:
    """Yield what may tell of somebody in a folder."""
    return (path for path in _files(folder) if _is_meant(path))


def _files(folder: Path) -> Iterator[Path]:
    """Yield all files of a folder; no link is followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if not path.is_symlink() and path.is_file() and not is_left_over(path):
                yield path


def _is_meant(path: Path) -> bool:
    kind = kind_of(path.name)
    return kind in _STRIPPED or path.name.endswith(".json") or (
        kind is Kind.UNKNOWN and is_picture(path)
    )  # fmt: skip
