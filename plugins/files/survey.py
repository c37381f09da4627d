"""What lies below content/: every file once, and what it is for the file system."""

import errno
import os
import stat
from collections.abc import Collection, Iterator
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.common.kinds import OF_GIT, Kind, kind_of


class State(Enum):
    """What a file is for the file system; all but FILE cannot or may not be read."""

    FILE = auto()
    NO_FILE = auto()  # a pipe, a device, a socket: to read it may never end
    UNREADABLE = auto()
    FOLDER = auto()  # one that is left out as a whole
    UNREADABLE_FOLDER = auto()
    DEAD_LINK = auto()
    CIRCULAR_LINK = auto()
    LINK_OUT = auto()
    LINK_TO_FOLDER = auto()
    LINK_TO_ANOTHER_KIND = auto()


class Found(NamedTuple):
    """A file, or a folder that was not entered; `folder` and `name` are its path below content/.

    `folder` is "" or ends with a slash; `beside` are the names in it.
    """

    folder: str
    name: str
    kind: Kind
    state: State = State.FILE
    beside: Collection[str] = ()

    @property
    def path(self) -> str:
        """The path below content/."""
        return self.folder + self.name

    @property
    def top(self) -> str:
        """The folder right below content/ it lies in, "" for none."""
        return self.folder.partition("/")[0]

    @property
    def ending(self) -> str:
        """The ending of its name as it is written, "" for none."""
        return PurePosixPath(self.name).suffix


def survey(content: str) -> Iterator[Found]:
    """Yield every file below a folder, in the order of their paths.

    Links are followed to files only: a folder that is a link could lead anywhere, or in a circle.
    """
    root, folders = os.path.realpath(content), [""]
    while folders:
        within = folders.pop()
        try:
            with os.scandir(f"{content}/{within}") as opened:
                entries = sorted(opened, key=lambda entry: entry.name)
        except OSError:
            folder, _, name = within.rstrip("/").rpartition("/")
            yield Found(f"{folder}/" * bool(folder), name, Kind.UNKNOWN, State.UNREADABLE_FOLDER)
            continue
        beside = [entry.name for entry in entries]
        further = []
        for entry in entries:
            kind = kind_of(entry.name, beside)
            if entry.is_dir(follow_symlinks=False) and not kind.is_left_out:
                further.append(f"{within}{entry.name}/")
            elif entry.name not in OF_GIT:
                yield Found(within, entry.name, kind, _state(entry, root), beside)
        folders += reversed(further)


def _state(entry: os.DirEntry[str], root: str) -> State:
    """Return what an entry is; but for links and rights, the folder has told already."""
    if entry.is_file(follow_symlinks=False):
        return State.FILE if os.access(entry.path, os.R_OK) else State.UNREADABLE
    if entry.is_symlink():
        return _state_of_link(entry, root)
    return State.FOLDER if entry.is_dir() else State.NO_FILE


def _state_of_link(entry: os.DirEntry[str], root: str) -> State:
    try:
        target = Path(os.path.realpath(entry.path, strict=True))
        mode = target.stat().st_mode
    except OSError as error:
        dead = {errno.ENOENT: State.DEAD_LINK, errno.ENOTDIR: State.DEAD_LINK}
        return {**dead, errno.ELOOP: State.CIRCULAR_LINK}.get(error.errno or 0, State.UNREADABLE)
    if not target.is_relative_to(root):
        return State.LINK_OUT
    if stat.S_ISDIR(mode):
        return State.LINK_TO_FOLDER
    if not stat.S_ISREG(mode):
        return State.NO_FILE
    alike = kind_of(target.name) is kind_of(entry.name)
    return State.FILE if alike else State.LINK_TO_ANOTHER_KIND
