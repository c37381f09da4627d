"""Which files are being worked on, written down for whoever finds the process dead.

A process that takes too much memory is killed by the system without a word. What it was at then
still stands in a folder, and the tool that started it tells (tools/build/running.py).
"""

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


class AtWork:
    """A folder with a note for each thread that is at work; without a folder nothing is noted."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "AtWork":
        """Return this build's, in the folder that the setting AT_WORK names."""
        folder = settings.get("AT_WORK")
        return cls(Path(folder) if folder else None)

    @contextmanager
    def on(self, path: str, needed: int = 0) -> Iterator[None]:
        """Note a file, as seen from the project's root, while the block runs.

        `needed` says how much memory that takes, in bytes: of several files the likeliest is told.
        """
        if self._folder is None:
            yield
            return
        note = self._folder / str(threading.get_native_id())
        with suppress(OSError):  # no room: then nobody will be told
            self._folder.mkdir(parents=True, exist_ok=True)
            note.write_text(f"{needed}\n{path}", encoding="utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                note.unlink()

    def likeliest(self) -> str:
        """Return the file that needs most of those that are noted, "" where none is."""
        notes: list[tuple[int, str]] = []
        for note in sorted(self._folder.glob("*")) if self._folder else ():
            with suppress(OSError, ValueError):
                needed, _, path = note.read_text(encoding="utf-8").partition("\n")
                notes.append((int(needed), path))
        return max(notes, default=(0, ""))[1]

    def forget(self) -> None:
        """Remove all notes, and their folder: a build begins, or has ended well."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
