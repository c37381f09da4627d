"""Finished pictures, kept between builds under the content they were made of."""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

# Seconds that a file stays without being asked for: of a picture that went, or has another look.
_THREE_MONTHS = 92 * 24 * 3600


class Store:
    """A folder of files by key; beside each the digest by which a damaged one is known.

    `made_by` says by what: what something else made is not there. When something new comes in,
    files go that were not asked for in the three months before the last one was: a file's time is
    that of its last use. So a year without a build costs nothing.
    """

    def __init__(self, folder: Path, made_by: str = "") -> None:
        self._root = folder.absolute()
        self._folder = self._root / _name(made_by) if made_by else self._root
        self._is_tidy = False

    def path(self, key: str) -> Path:
        """Return where the file of this key is, or would be."""
        return self._folder / key[:2] / key

    def has(self, key: str) -> bool:
        """Say whether the file is there and whole."""
        try:
            digest = self._digest(key).read_text(encoding="ascii")
            is_whole = sha256(self.path(key).read_bytes()).hexdigest() == digest
            for file in (self.path(key), self._digest(key)):
                os.utime(file)
            return is_whole
        except (OSError, ValueError):
            return False

    def keep(self, key: str, content: bytes) -> None:
        """Store a file; killed at any moment, it is whole or not there."""
        self._tidy_up()
        self.path(key).parent.mkdir(parents=True, exist_ok=True)
        _write(self.path(key), content)
        _write(self._digest(key), sha256(content).hexdigest().encode())

    def forget_others(self) -> None:
        """Throw away what something else made: nobody knows any more what is in there."""
        for path in self._root.glob("*") if self._folder != self._root else ():
            if path != self._folder:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _tidy_up(self) -> None:
        """Forget what was not needed for long, once for each build."""
        if self._is_tidy:
            return
        self._is_tidy = True
        used = {}
        for path in self._folder.glob("*/*"):
            with suppress(OSError):  # another build, or somebody, tidies as well
                used[path] = path.stat().st_mtime
        earliest = max(used.values(), default=0) - _THREE_MONTHS
        for path in (path for path, time in used.items() if time < earliest):
            with suppress(OSError):
                path.unlink()

    def _digest(self, key: str) -> Path:
        return self.path(f"{key}.sha256")


def _name(made_by: str) -> str:
    return sha256(made_by.encode()).hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - a name, not a Path
