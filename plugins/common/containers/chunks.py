"""The chunks of a PNG (W3C PNG, third edition, 5)."""

import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

BEGINNING = b"\x89PNG\r\n\x1a\n"


class Chunk(NamedTuple):
    """A chunk's name, and where its content begins; `length` in bytes, as far as the file goes."""

    name: bytes
    start: int
    length: int

    def read(self, file: IO[bytes], most: int = -1) -> bytes:
        """Return the content, or its first bytes."""
        file.seek(self.start)
        return file.read(self.length if most < 0 else min(most, self.length))

    def whole(self, file: IO[bytes]) -> bytes:
        """Return it with length and name before the content, and the checksum behind."""
        file.seek(self.start - 8)
        return file.read(self.length + 12)


def walk(file: IO[bytes]) -> Iterator[Chunk]:
    """Yield the chunks up to the end, or to where the file ends before."""
    end = file.seek(0, 2)
    file.seek(0)
    at = len(BEGINNING)
    if file.read(at) != BEGINNING:
        return
    while at + 8 <= end:
        file.seek(at)
        head = file.read(8)
        # Python makes room for as many bytes as one asks for, also where there are none.
        chunk = Chunk(head[4:], at + 8, min(int.from_bytes(head[:4], "big"), end - at - 8))
        yield chunk
        if chunk.name == b"IEND":
            return
        at += chunk.length + 12


def written(name: bytes, content: bytes = b"") -> bytes:
    """Return a chunk as it stands in a file."""
    checksum = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + checksum
