"""A file in the place of another: killed at any moment, there is the old one or the new one."""

import os
import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE

_LEFT_OVER = re.compile(r"\.[0-9a-f]{16}\.strip")


class ChangedError(Exception):
    """Somebody else wrote the file meanwhile."""


def replace(path: Path, before: os.stat_result, content: bytes) -> None:
    """Write a file anew that was looked at `before`; its rights stay, its time is now.

    ChangedError where it has changed since then. What a kill leaves is hidden, so that no site
    takes it, and `sweep` removes it.
    """
    fresh = path.with_name(f".{token_hex(8)}.strip")
    try:
        with fresh.open("xb") as file:
            file.write(content)
            os.fchmod(file.fileno(), S_IMODE(before.st_mode))
            file.flush()
            os.fsync(file.fileno())
        now = path.lstat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (
            before.st_ino, before.st_size, before.st_mtime_ns,
        ):  # fmt: skip
            raise ChangedError
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _sync(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a kill has left below a folder; nobody else may be at work."""
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names if _LEFT_OVER.fullmatch(name)):
            with suppress(OSError):
                path.unlink()


def is_left_over(path: Path) -> bool:
    """Say whether a file is what a kill has left."""
    return _LEFT_OVER.fullmatch(path.name) is not None


def _sync(folder: Path) -> None:
    """Have the folder itself written down, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
