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

    The parts are where each piece of its data begins and ends; the last block of a file may not be
    whole.
    """

    kind: bytes
    label: int
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()
    is_whole: bool = True

    def pieces(self, content: bytes) -> list[bytes]:
        """Return the pieces of its data."""
        return [content[start:end] for start, end in self.parts]

    def of(self, content: bytes) -> bytes:
        """Return its data in one piece."""
        return b"".join(self.pieces(content))


def start_of(content: bytes) -> int:
    """Return where the first block begins."""
    if len(content) < HEAD:
        raise DamagedError("cut short")
    return HEAD + colours(content[10])


def walk(content: bytes) -> Iterator[Block]:
    """Yield the blocks, the one of the end last, where there is one.

    DamagedError where no block begins.
    """
    at = start_of(content)
    while at < len(content) and content[at : at + 1] != END:
        block = _block(content, at)
        yield block
        at = block.end
    if at < len(content):
        yield Block(END, 0, at, at + 1)


def _block(content: bytes, at: int) -> Block:
    kind, label = content[at : at + 1], 0
    if kind == EXTENSION:
        label, data = int.from_bytes(content[at + 1 : at + 2], "big"), at + 2
    elif kind == PICTURE:
        flags = int.from_bytes(content[at + 9 : at + 10], "big")
        data = at + _DESCRIPTOR + colours(flags) + 1
    else:
        raise DamagedError(f"no block at {at}")
    parts: list[tuple[int, int]] = []
    while data < len(content) and content[data]:
        parts.append((data + 1, min(data + 1 + content[data], len(content))))
        data += 1 + content[data]
    end = min(data + 1, len(content))
    return Block(kind, label, at, end, tuple(parts), is_whole=data < len(content))


def colours(flags: int) -> int:
    """Return how many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
