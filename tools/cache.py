""".cache/: what may be deleted at any time; one process at a time works in it."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CACHE = Path(".cache")


@contextmanager
def explain_os_errors() -> Iterator[None]:
    """Turn what the file system refuses into one sentence."""
    try:
        yield
    except OSError as error:
        raise SystemExit(refused(error)) from None


def refused(error: OSError) -> str:
    """Return what the file system refused, as one sentence."""
    name = error.filename2 or error.filename or f"{CACHE}/"  # of two, the one to be written
    return (
        f"Fehler: {name} lässt sich nicht lesen oder beschreiben ({error.strerror})."
        " Abhilfe: Platz und Rechte prüfen; .cache/ darf jederzeit gelöscht werden."
    )


@contextmanager
def locked() -> Iterator[int]:
    """Let one process work in .cache/ at a time; the lock ends with its last holder."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Es wird hier schon gebaut; einen Moment ...", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()
