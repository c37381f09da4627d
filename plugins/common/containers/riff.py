"""The chunks of a WebP (RFC 9649, 2.3)."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.common.containers import DamagedError

_HEAD = 12  # bytes: RIFF, the length of all that follows, WEBP


class Chunk(NamedTuple):
    """A chunk: where it begins, where its content, where that ends; a byte may fill it up."""

    name: bytes
    start: int
    content: int
    end: int


def end_of(content: bytes) -> int:
    """Return where a file ends by what it says, DamagedError where that is beyond its end."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if not content.startswith(b"RIFF") or content[8:12] != b"WEBP" or end > len(content) + 1:
        raise DamagedError("cut short, or no WebP")
    return min(end, len(content))


def walk(content: bytes) -> Iterator[Chunk]:
    """Yield the chunks; DamagedError where one is longer than the file."""
    at, last = _HEAD, end_of(content)
    while at + 8 <= last:
        end = at + 8 + int.from_bytes(content[at + 4 : at + 8], "little")
        if end > last:
            raise DamagedError(f"a chunk at {at} that does not end")
        yield Chunk(content[at : at + 4], at, at + 8, end)
        at = end + end % 2


def written(name: bytes, content: bytes) -> bytes:
    """Return a chunk as it stands in a file."""
    return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)
