"""The pictures in an AVIF or HEIC, told from boxes (ISO/IEC 14496-12, 8.11; 23008-12, 9.3)."""

from collections.abc import Iterator
from contextlib import suppress

from plugins.common.containers import DamagedError, boxes, items

Box = tuple[bytes, bytes]  # name and content


def shown(meta: bytes) -> list[int]:
    """Return the picture that is shown, and those of which it is put together."""
    pitm, iref = first(meta, b"pitm"), first(meta, b"iref")
    primary = int.from_bytes(pitm[4:6] if pitm[:1] == b"\0" else pitm[4:8], "big")
    size = 2 if iref[:1] == b"\0" else 4
    for name, content in within(iref[4:]):
        if name == b"dimg" and int.from_bytes(content[:size], "big") == primary:
            places = range(size + 2, len(content), size)
            return [primary, *(int.from_bytes(content[at : at + size], "big") for at in places)]
    return [primary]


def properties(ipma: bytes) -> dict[int, list[int]]:
    """Return by picture the places of its properties, from 1."""
    places: dict[int, list[int]] = {}
    long_item, long_place = ipma[:1] != b"\0", bool(ipma[3:4] and ipma[3] & 1)
    item_size, size, at = 4 if long_item else 2, 2 if long_place else 1, 8
    for _ in range(int.from_bytes(ipma[4:8], "big")):
        if at + item_size >= len(ipma):
            break
        item, count = int.from_bytes(ipma[at : at + item_size], "big"), ipma[at + item_size]
        at += item_size + 1
        numbers = (int.from_bytes(ipma[at + n * size :][:size], "big") for n in range(count))
        places[item] = [place & (0x7FFF if long_place else 0x7F) for place in numbers]
        at += count * size
    return places


def start(iloc: bytes, wanted: int) -> int | None:
    """Return where in the file the data of a picture begin; None where no place is named."""
    with suppress(DamagedError):
        for number, location in items.locations(iloc):
            if number == wanted and location.method == items.IN_FILE and location.extents:
                return location.extents[0][0]
    return None


def first(content: bytes, *names: bytes) -> bytes:
    """Return what the first box of each name, one within the other, holds; b"" for none."""
    for name in names:
        content = next((inner for kind, inner in within(content) if kind == name), b"")
    return content


def within(content: bytes) -> Iterator[Box]:
    """Yield the boxes that stand one after the other."""
    return ((box.name, box.of(content)) for box in boxes.walk(content))
