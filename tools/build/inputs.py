"""All that a build is made of, as two digests: what is the same for every page, and everything.

The environment is code, theme, settings, data, pictures, libraries, Python, this machine; what an
earlier build found out holds in the same environment only. Everything is the environment, the
texts, what git tells of them, and a present that was set. Files count by their bytes: an hour or a
size may lie.
"""

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from plugins.common.file_names import MARKDOWN_SUFFIXES

_CODE = ("plugins", "theme", "tools")
_FILES = ("pelicanconf.py", "publishconf.py", "requirements.lock")
_CONTENT = "content"
_AT_ONCE = os.O_RDONLY | os.O_NONBLOCK  # a pipe would be waited for


@dataclass(frozen=True)
class Inputs:
    """Digests of the environment and of everything; equal ones make the same output."""

    environment: str
    everything: str

    @classmethod
    def read(cls, settings: str) -> "Inputs":
        """Read everything there is, for a build with a settings file."""
        environment = read_environment(settings)
        texts = sorted(file for file in _files(_CONTENT) if file.endswith(MARKDOWN_SUFFIXES))
        now = os.environ.get("SOURCE_DATE_EPOCH", "")
        return cls(environment, _digest((environment, now, _history(), *_digests(texts))))


def read_environment(settings: str) -> str:
    """Return the digest of the environment, for a build with a settings file."""
    others = sorted(file for file in _files(_CONTENT) if not file.endswith(MARKDOWN_SUFFIXES))
    code = sorted(file for folder in _CODE for file in _files(folder))
    port = os.environ.get("PREVIEW_PORT", "")  # part of the preview's address (pelicanconf.py)
    return _digest((settings, port, *_surroundings(), *_digests([*_FILES, *code, *others])))


def digest_of(folder: Path, *others: Path) -> str:
    """Return the digest of all files of a folder and of others, "" where there is no folder."""
    files = [*sorted(_files(str(folder))), *map(str, others)]
    return _digest(_digests(files, str(folder))) if folder.is_dir() else ""


def _digest(lines: Iterable[str]) -> str:
    found = sha256()
    for line in lines:
        found.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _files(folder: str, within: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the files of a folder, `within` the real folders around it.

    A link to a folder that is around it would lead in a circle. Below content/ no link to a folder
    is followed: none belongs there (plugins.files), and it could lead to a whole disk.
    """
    around = (*within, os.path.realpath(folder))
    follows = around[0] != os.path.realpath(_CONTENT)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and follows and entry.is_symlink() and entry.is_dir():
                is_folder = os.path.realpath(entry.path) not in around
            if is_folder:
                yield from _files(entry.path, around)
            else:
                yield entry.path


def _digests(files: Iterable[str], root: str = "") -> Iterator[str]:
    """Yield name and digest of each file; one that cannot be read has its name only."""
    for file in files:
        try:
            with open(os.open(file, _AT_ONCE), "rb") as opened:  # noqa: PTH123 - a thousand, fast
                is_file = S_ISREG(os.fstat(opened.fileno()).st_mode)
                digest = sha256(opened.read()).hexdigest() if is_file else ""
        except OSError:
            digest = ""
        yield f"{file.removeprefix(root)}\0{digest}"


def _surroundings() -> Iterator[str]:
    """Yield what code runs on: Python, the installed libraries, this machine and folder."""
    yield from (sys.version, sys.prefix, str(Path.cwd()), platform.node(), *map(str, os.uname()))
    for kind in ("purelib", "platlib"):
        # "pelican-4.12.0.dist-info"
        names = os.listdir(sysconfig.get_path(kind))  # noqa: PTH208 - names are what is wanted
        yield from sorted(name for name in names if name.endswith("-info"))


def _history() -> str:
    """Return the commit that the history of texts is read from, and where it was cut off."""
    command = ["git", "rev-parse", "HEAD", "--show-prefix", "--git-path", "shallow"]
    try:
        done = subprocess.run(command, cwd=_CONTENT, capture_output=True, text=True, check=False)
        cut_off = Path(_CONTENT, done.stdout.rstrip("\n").rpartition("\n")[2])
        return done.stdout + (cut_off.read_text() if cut_off.is_file() else "")
    except OSError:
        return ""  # no git, so no history
