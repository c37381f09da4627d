"""Memory for pictures that are opened side by side."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from plugins.photos.memory import MOST_BYTES


class Room:
    """Memory that several threads share: each waits until what it needs is free."""

    def __init__(self, size: int) -> None:
        self._size, self._free, self._changed = size, size, threading.Condition()

    @contextmanager
    def for_bytes(self, needed: int) -> Iterator[None]:
        """Hold so many bytes while the block runs; who needs more than there is holds all."""
        taken = min(needed, self._size)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= taken)
            self._free -= taken
        try:
            yield
        finally:
            with self._changed:
                self._free += taken
                self._changed.notify_all()


ROOM = Room(MOST_BYTES)  # of this process: pictures and previews are opened side by side
