"""Putting a build in its place: what it wrote replaces the old, what it found unchanged stays.

A site is a folder of a thousand folders; to move the few files that an edit touches takes less time
than to make all of them anew.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from errno import EACCES
from pathlib import Path


class Swap:
    """A folder of finished files: the old ones, the new ones, or not there; never half of each.

    A build writes to `staged`. While the folder is changed it stands in `cache`; what a killed
    process began there, `mend` finishes.
    """

    def __init__(self, folder: Path, cache: Path) -> None:
        self.staged = cache / f"fresh-{folder.name}"
        self._folder = folder
        self._changing = cache / f"changing-{folder.name}"
        self._obsolete = cache / f"obsolete-{folder.name}.json"

    def take(self, unchanged: Collection[str]) -> None:
        """Let what is staged replace all files but the `unchanged` ones.

        PermissionError where a folder in it belongs to someone else; then the old files stay.
        """
        if self._folder.exists():
            obsolete = sorted(_obsolete(self._folder, self.staged, unchanged))
            _check_rights(self._folder, {*obsolete, *_files(self.staged)})
            self._obsolete.write_text(json.dumps(obsolete), encoding="utf-8")
            self._folder.rename(self._changing)
            self.mend()
        else:
            self.staged.rename(self._folder)

    def mend(self) -> None:
        """Finish a change that is under way, and clear away what no change will need."""
        if self._changing.exists() and not self._folder.exists():
            obsolete = []
            with suppress(OSError, ValueError):  # then the next build finds them
                obsolete = json.loads(self._obsolete.read_text(encoding="utf-8"))
            _change(self._changing, self.staged, obsolete)
            self._changing.rename(self._folder)
        for leftover in (self.staged, self._changing):
            shutil.rmtree(leftover, ignore_errors=True)
        self._obsolete.unlink(missing_ok=True)


def replace(folder: Path, staged: Path, unchanged: Collection[str]) -> None:
    """Do the same to a folder that may be half of each for a moment."""
    _change(folder, staged, _obsolete(folder, staged, unchanged))
    shutil.rmtree(staged)


def _obsolete(folder: Path, staged: Path, unchanged: Collection[str]) -> set[str]:
    return _files(folder) - set(unchanged) - _files(staged)


def _check_rights(folder: Path, names: Iterable[str]) -> None:
    """Raise PermissionError where a file may not be replaced, before the first one is."""
    for within in {parent for name in names for parent in Path(name).parents}:
        if (changed := folder / within).is_dir() and not os.access(changed, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(changed))


def _change(folder: Path, staged: Path, obsolete: Iterable[str]) -> None:
    """Remove obsolete files, then move in what is staged; again, where that was broken off."""
    for name in obsolete:
        file = folder / name
        if file.is_dir() and not file.is_symlink():
            continue  # moved in before that
        with suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
        with suppress(OSError):  # not empty
            for parent in file.relative_to(folder).parents:
                (folder / parent).rmdir()
    for name in _files(staged):
        target = folder / name
        if target.is_dir():  # whatever is in it, no build has made it
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        (staged / name).replace(target)


def _files(folder: Path) -> set[str]:
    """Return the files of a folder by their paths in it; a link counts as a file."""
    return set(_walked(str(folder), ""))


def _walked(folder: str, within: str) -> Iterator[str]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walked(entry.path, f"{within}{entry.name}/")
            else:
                yield f"{within}{entry.name}"
