"""What earlier builds found out, in one file that may be lost at any time.

Everything in it is plain data under a key that is the fingerprint of all it hangs on. A file that
is cut short, that was written in another environment (other code, settings, libraries, machine),
or that is no such file is thrown away; a row that differs from what was written is not there.
"""

import json
import sqlite3
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


class Database:
    """A mapping from keys to plain data (JSON); without a file it holds nothing.

    In a process that builds again (`is_long_lived`), what was looked up stays in memory, and
    `objects` holds what is no plain data.
    """

    def __init__(
        self, file: Path | None = None, environment: str = "", *, is_long_lived: bool = False
    ) -> None:
        self.is_long_lived = is_long_lived
        self._database = _open(file, environment) if file else None
        self._used: set[bytes] = set()
        self._in_memory: dict[bytes, Any] = {}
        self.objects: dict[str, dict[Any, Any]] = {}

    def get(self, key: bytes) -> Any:
        """Return what was put under `key`, None where nothing was."""
        if self._database is None:
            return None
        if key in self._in_memory:
            self._used.add(key)
            return self._in_memory[key]
        try:
            row = self._database.execute("SELECT * FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or row[2] != _checksum(key, row[1]):
            return None
        self._used.add(key)
        value = json.loads(row[1])
        if self.is_long_lived:
            self._in_memory[key] = value
        return value

    def put(self, key: bytes, value: Any) -> None:
        """Keep plain data under `key`, in the place of what was there."""
        if self._database is not None:
            self._in_memory.pop(key, None)
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._used.add(key)
            with suppress(sqlite3.Error):  # no room: then the next build has more to do
                self._database.execute(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                    (key, text, _checksum(key, text)),
                )

    def drop_unused(self) -> None:
        """Throw away what a whole build had no use for."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                there = {key for (key,) in self._database.execute("SELECT key FROM entries")}
                unused = [(key,) for key in there - self._used]
                self._database.executemany("DELETE FROM entries WHERE key = ?", unused)
                for (key,) in unused:
                    self._in_memory.pop(key, None)

    def commit(self) -> None:
        """Write everything down; the next build begins."""
        self._used = set()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.commit()


def _checksum(key: bytes, text: str) -> bytes:
    return blake2b(key + text.encode(), digest_size=16).digest()


def _open(file: Path, environment: str) -> sqlite3.Connection | None:
    """Return the environment's database, a fresh one where there is none; None without room."""
    with suppress(sqlite3.Error):
        return _checked(file, environment)
    with suppress(sqlite3.Error, OSError):
        file.unlink(missing_ok=True)
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
        return _created(file, environment)
    return None


def _checked(file: Path, environment: str) -> sqlite3.Connection:
    """Return the database; sqlite3.Error where it is not whole, or of another environment."""
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)
    written_in = database.execute("SELECT environment FROM written_in").fetchone()
    whole = database.execute("PRAGMA quick_check").fetchone()
    if (written_in, whole) != ((environment,), ("ok",)):
        database.close()
        raise sqlite3.DatabaseError
    # Should the machine stop, a damaged file is thrown away like any other.
    database.execute("PRAGMA synchronous = OFF")
    return database


def _created(file: Path, environment: str) -> sqlite3.Connection:
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE TABLE written_in (environment TEXT)")
    database.execute("INSERT INTO written_in VALUES (?)", (environment,))
    database.execute("CREATE TABLE entries (key BLOB PRIMARY KEY, content TEXT, checksum BLOB)")
    return database
