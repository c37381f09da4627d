"""The frames of a GIF, told from its blocks (GIF89a) without decoding any."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

_EXTENSION, _PICTURE = b"!", b","


def extent(path: Path) -> tuple[tuple[int, int], int]:
    """Return the size of a canvas that holds every frame, and how many frames there are.

    A file that is cut short has those up to there. Pillow's canvas grows while it decodes, so its
    size has to be known before.
    """
    with path.open("rb") as file:
        head = file.read(13)
        size, count = (_number(head, 6), _number(head, 8)), 0
        file.read(_colours(head[10]) if len(head) == 13 else 0)
        for left, top, width, height in _frames(file):
            size = max(size[0], left + width), max(size[1], top + height)
            count += 1
        return size, count


def _frames(file: IO[bytes]) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, width and height of each frame."""
    while (kind := file.read(1)) in {_EXTENSION, _PICTURE}:
        if kind == _EXTENSION:
            file.read(1)
        elif len(head := file.read(9)) == 9:
            yield _number(head, 0), _number(head, 2), _number(head, 4), _number(head, 6)
            file.read(_colours(head[8]) + 1)
        while length := file.read(1):
            if length == b"\0":
                break
            file.seek(length[0], 1)


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], "little")


def _colours(flags: int) -> int:
    """Return how many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
