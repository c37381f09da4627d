"""The blocks of a GIF (GIF89a, 15 and following)."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.common.containers import DamagedError

HEAD = 13  # bytes before the colours that are for all pictures
EXTENSION, PICTURE, END = b"!", b",", b";"
TIMING, APPLICATION, COMMENT = 0xF9, 0xFF, 0xFE
_DESCRIPTOR = 10  # bytes of a picture before its colours


class Block(NamedTuple):
    """A block: what it is, for an extension its label, where it begins and ends, and its parts.

    The parts are where each piece of its data begins and ends.
    """

    kind: bytes
    label: int
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]

    def of(self, content: bytes) -> bytes:
        """Return its data in one piece."""
        return b"".join(content[start:end] for start, end in self.parts)


def start_of(content: bytes) -> int:
    """Return where the first block begins."""
    if len(content) < HEAD:
        raise DamagedError("cut short")
    return HEAD + colours(content[10])


def walk(content: bytes) -> Iterator[Block]:
    """Yield the blocks, the one of the end last, where there is one.

    DamagedError where the file does not go on.
    """
    at = start_of(content)
    while content[at : at + 1] != END:
        if at == len(content):
            return
        kind = content[at : at + 1]
        if kind not in {EXTENSION, PICTURE}:
            raise DamagedError(f"no block at {at}")
        if kind == EXTENSION:
            label, data = int.from_bytes(content[at + 1 : at + 2], "big"), at + 2
        elif at + _DESCRIPTOR > len(content):
            raise DamagedError("cut short")
        else:
            label, data = 0, at + _DESCRIPTOR + colours(content[at + 9]) + 1
        parts, end = _parts(content, data)
        yield Block(kind, label, at, end, parts)
        at = end
    yield Block(END, 0, at, at + 1, ())


def _parts(content: bytes, at: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the pieces of data that begin at a place, and where they end."""
    parts: list[tuple[int, int]] = []
    while at < len(content):
        length = content[at]
        if not length:
            return tuple(parts), at + 1
        parts.append((at + 1, at + 1 + length))
        at += 1 + length
    raise DamagedError("cut short")


def colours(flags: int) -> int:
    """Return how many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
