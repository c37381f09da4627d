"""The boxes of AVIF, HEIC and films (ISO/IEC 14496-12, 4.2)."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

# Boxes that hold boxes, and how many bytes come before the first one.
HOLDERS: Mapping[bytes, int] = {
    b"meta": 4, b"iprp": 0, b"ipco": 0, b"moov": 0, b"trak": 0, b"edts": 0, b"mdia": 0, b"minf": 0,
    b"dinf": 0, b"stbl": 0, b"stsd": 8, b"av01": 78,
}  # fmt: skip


class Box(NamedTuple):
    """A box: where it begins, where its content, where it ends; and whether the file goes so far.

    `within` are the names of those around it, the outermost first.
    """

    name: bytes
    start: int
    content: int
    end: int
    is_whole: bool = True
    within: tuple[bytes, ...] = ()

    def of(self, content: bytes) -> bytes:
        """Return what it holds."""
        return content[self.content : self.end]


def is_made_of_boxes(content: bytes) -> bool:
    """Say whether a file begins as these do."""
    return content[4:8] == b"ftyp"


def walk(content: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes that stand one after the other, up to where none begins."""
    at, last = start, len(content) if end is None else end
    while at + 8 <= last:
        length, name, head = (
            int.from_bytes(content[at : at + 4], "big"),
            content[at + 4 : at + 8],
            8,
        )
        if length == 1:
            length, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        length = length or last - at  # the last one may leave its length open
        if length < head:
            return
        yield Box(name, at, at + head, min(last, at + length), at + length <= last)
        at += length


def walk_deep(
    content: bytes,
    holders: Mapping[bytes, int] = HOLDERS,
    start: int = 0,
    end: int | None = None,
    within: tuple[bytes, ...] = (),
) -> Iterator[Box]:
    """Yield all boxes, each before those that it holds."""
    for box in walk(content, start, end):
        yield box._replace(within=within)
        if box.name in holders:
            inner = box.content + holders[box.name]
            yield from walk_deep(content, holders, inner, box.end, (*within, box.name))


def named(content: bytes, names: Collection[bytes]) -> Iterator[Box]:
    """Yield the boxes of these names, wherever they stand."""
    return (box for box in walk_deep(content) if box.name in names)
