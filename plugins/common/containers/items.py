"""The items in an AVIF or HEIC: what each is, and where it stands (ISO/IEC 14496-12, 8.11)."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.common.containers import DamagedError, boxes

IN_FILE, IN_BOX = 0, 1  # where a place counts from: the file, or the box idat


class Item(NamedTuple):
    """An item's kind, its name, and where that stands in iinf; of a mime item also its type."""

    kind: bytes
    name: bytes
    name_at: int
    mime: bytes = b""


class Location(NamedTuple):
    """Where an item stands: what its places count from, and each of them with its length."""

    method: int
    is_elsewhere: bool
    extents: tuple[tuple[int, int], ...]


class _Numbers:
    def __init__(self, content: bytes, at: int = 0) -> None:
        self.content, self.at = content, at

    def take(self, size: int) -> int:
        """Return the next number; DamagedError at the end."""
        self.at += size
        if self.at > len(self.content):
            raise DamagedError("cut short")
        return int.from_bytes(self.content[self.at - size : self.at], "big")


def items(iinf: bytes) -> dict[int, Item]:
    """Return what the box says of each item, by number: 8.11.6."""
    start = 6 if iinf[:1] == b"\0" else 8
    entries = [box for box in boxes.walk(iinf, start) if box.name == b"infe"]
    return dict(_item(iinf, box) for box in entries)


def _item(iinf: bytes, box: boxes.Box) -> tuple[int, Item]:
    numbers = _Numbers(iinf[: box.end], box.content)
    version = numbers.take(4) >> 24
    if version < 2:  # names alone tell what these are
        raise DamagedError("items of an old kind")
    number, _ = numbers.take(2 if version == 2 else 4), numbers.take(2)
    kind = numbers.take(4).to_bytes(4, "big")
    name, _, mime = iinf[numbers.at : box.end].partition(b"\0")
    return number, Item(kind, name, numbers.at, mime.partition(b"\0")[0])


def locations(iloc: bytes) -> Iterator[tuple[int, Location]]:
    """Yield number and place of each item, DamagedError where the box is cut short: 8.11.3."""
    numbers = _Numbers(iloc)
    version, sizes = numbers.take(4) >> 24, numbers.take(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version >= 2 else 2
    for _ in range(numbers.take(wide)):
        number = numbers.take(wide)
        method = numbers.take(2) & 15 if version else 0
        is_elsewhere, start = numbers.take(2) != 0, numbers.take(base)
        extents = []
        for _ in range(numbers.take(2)):
            numbers.take(index if version else 0)
            extents.append((start + numbers.take(offset), numbers.take(length)))
        yield number, Location(method, is_elsewhere, tuple(extents))
