"""The pictures in an AVIF or HEIC, told from boxes (ISO/IEC 14496-12, 8.11; 23008-12, 9.3)."""

from collections.abc import Iterator

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
    told: dict[int, list[int]] = {}
    long_item, long_place = ipma[:1] != b"\0", bool(ipma[3:4] and ipma[3] & 1)
    item_size, size, at = 4 if long_item else 2, 2 if long_place else 1, 8
    for _ in range(int.from_bytes(ipma[4:8], "big")):
        if at + item_size >= len(ipma):
            break
        item, count = int.from_bytes(ipma[at : at + item_size], "big"), ipma[at + item_size]
        at += item_size + 1
        places = (int.from_bytes(ipma[at + n * size :][:size], "big") for n in range(count))
        told[item] = [place & (0x7FFF if long_place else 0x7F) for place in places]
        at += count * size
    return told


def start(iloc: bytes, wanted: int) -> int | None:
    """Return where in the file the data of a picture begin; None where no place is named."""
    version, at = iloc[:1] or b"\0", 6

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(iloc[at - size : at], "big")

    sizes = [half for byte in iloc[4:6] for half in (byte >> 4, byte & 15)]
    count = number(2 if version < b"\2" else 4)
    while count > 0 and at < len(iloc):
        item = number(2 if version < b"\2" else 4)
        method = number(2) & 15 if version > b"\0" else 0
        number(2)  # in which file: this one
        base, extents = number(sizes[2]), number(2)
        index = sizes[3] if version > b"\0" else 0
        number(index)
        if item == wanted and method == 0 and extents:
            return base + number(sizes[0])
        at += extents * (index + sizes[0] + sizes[1]) - index
        count -= 1
    return None


def first(content: bytes, *names: bytes) -> bytes:
    """Return what the first box of each name, one within the other, holds; b"" for none."""
    for name in names:
        content = next((inner for kind, inner in within(content) if kind == name), b"")
    return content


def within(content: bytes) -> Iterator[Box]:
    """Yield the boxes that stand one after the other."""
    at = 0
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big") or len(content) - at
        if length < 8:
            return
        yield content[at + 4 : at + 8], content[at + 8 : at + length]
        at += length
