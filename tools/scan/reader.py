"""Reading a file piece by piece; ValueError where it is shorter than it says."""

from collections.abc import Iterator
from typing import Literal


class Reader:
    """Bytes, and how far they have been read; numbers are big-endian unless told otherwise."""

    def __init__(self, content: bytes, order: Literal["big", "little"] = "big") -> None:
        self._content, self._order, self._at = content, order, 0

    @property
    def rest(self) -> int:
        """The number of bytes not yet read."""
        return len(self._content) - self._at

    def peek(self, count: int) -> bytes:
        """Return the next bytes, which stay to be read."""
        if self.rest < count:
            raise ValueError("cut short")
        return self._content[self._at : self._at + count]

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        taken = self.peek(count)
        self._at += count
        return taken

    def number(self, count: int) -> int:
        """Return a number of so many bytes."""
        return int.from_bytes(self.take(count), self._order)

    def find(self, wanted: bytes) -> None:
        """Go to the next place where `wanted` stands."""
        at = self._content.find(wanted, self._at)
        if at < 0:
            raise ValueError("cut short")
        self._at = at


def findings_of(found: Iterator[str]) -> list[str]:
    """Return all that a reader tells of a file, and last that it is damaged, where it is."""
    sentences: list[str] = []
    try:
        sentences.extend(found)
    except (ValueError, IndexError) as error:
        sentences.append(f"damaged: {error}")
    return sentences
