"""What earlier builds found out, in one file that may be lost at any time.

Everything in it is plain data under a key that is the print of all it hangs on. A file that is cut
short, that another house (other code, settings, libraries, machine) wrote, or that is no such file
is thrown away; a row that differs from what was written is not there.
"""

import json
import sqlite3
from collections.abc import MutableMapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


class Memory:
    """A mapping from keys to plain data (JSON); without a file it forgets everything.

    A process that builds again `keeps` what it recalled at hand, and in `live` objects of its own.
    """

    def __init__(self, file: Path | None = None, house: str = "", *, keeps: bool = False) -> None:
        self.keeps = keeps
        self._database = _open(file, house) if file else None
        self._used: set[bytes] = set()
        self._at_hand: dict[bytes, Any] = {}
        self.live: dict[str, dict[Any, Any]] = {}

    def recall(self, key: bytes) -> Any:
        """Return what was kept under `key`, None where nothing was."""
        if self._database is None:
            return None
        if key in self._at_hand:
            self._used.add(key)
            return self._at_hand[key]
        try:
            row = self._database.execute("SELECT * FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or row[2] != _seal(key, row[1]):
            return None
        self._used.add(key)
        value = json.loads(row[1])
        if self.keeps:
            self._at_hand[key] = value
        return value

    def keep(self, key: bytes, value: Any) -> None:
        """Keep plain data under `key`, in the place of what was kept there."""
        if self._database is not None:
            self._at_hand.pop(key, None)
            said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._used.add(key)
            with suppress(sqlite3.Error):  # no room: then the next build has more to do
                self._database.execute(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, said, _seal(key, said))
                )

    def forget_unused(self) -> None:
        """Forget what a whole build had no use for."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                kept = {key for (key,) in self._database.execute("SELECT key FROM kept")}
                unused = [(key,) for key in kept - self._used]
                self._database.executemany("DELETE FROM kept WHERE key = ?", unused)
                for (key,) in unused:
                    self._at_hand.pop(key, None)

    def save(self) -> None:
        """Write everything down; the next build begins."""
        self._used = set()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.commit()


def memory_of(settings: MutableMapping[str, Any]) -> Memory:
    """Return this build's memory; one that forgets everything where nobody provided one."""
    memory: Memory = settings.setdefault("MEMORY", Memory())
    return memory


def _seal(key: bytes, said: str) -> bytes:
    return blake2b(key + said.encode(), digest_size=16).digest()


def _open(file: Path, house: str) -> sqlite3.Connection | None:
    """Return the house's database, a fresh one where what is there is none; None without room."""
    with suppress(sqlite3.Error):
        return _checked(file, house)
    with suppress(sqlite3.Error, OSError):
        file.unlink(missing_ok=True)
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
        return _created(file, house)
    return None


def _checked(file: Path, house: str) -> sqlite3.Connection:
    """Return the database; sqlite3.Error where it is not whole, or of another house."""
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)
    written_by = database.execute("SELECT house FROM written_by").fetchone()
    whole = database.execute("PRAGMA quick_check").fetchone()
    if (written_by, whole) != ((house,), ("ok",)):
        database.close()
        raise sqlite3.DatabaseError
    # Should the machine stop, a damaged file is thrown away like any other.
    database.execute("PRAGMA synchronous = OFF")
    return database


def _created(file: Path, house: str) -> sqlite3.Connection:
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE TABLE written_by (house TEXT)")
    database.execute("INSERT INTO written_by VALUES (?)", (house,))
    database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, said TEXT, seal BLOB)")
    return database
