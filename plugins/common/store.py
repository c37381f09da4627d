"""Finished pictures, kept between builds under the content they were made of."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


class Store:
    """A folder of files by key; beside each the digest by which a damaged one is known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def path(self, key: str) -> Path:
        """Return where the file of this key is, or would be."""
        return self._folder / key[:2] / key

    def has(self, key: str) -> bool:
        """Say whether the file is there and whole."""
        try:
            digest = self._digest(key).read_text(encoding="ascii")
            return sha256(self.path(key).read_bytes()).hexdigest() == digest
        except (OSError, ValueError):
            return False

    def keep(self, key: str, content: bytes) -> None:
        """Store a file; killed at any moment, it is whole or not there."""
        self.path(key).parent.mkdir(parents=True, exist_ok=True)
        _write(self.path(key), content)
        _write(self._digest(key), sha256(content).hexdigest().encode())

    def _digest(self, key: str) -> Path:
        return self.path(f"{key}.sha256")


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - a name, not a Path
