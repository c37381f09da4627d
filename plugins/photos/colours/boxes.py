"""What the boxes of an AVIF or HEIC say of its colours.

ISO/IEC 14496-12 has boxes and colour information (12.1.5), 23008-12 the properties of pictures.
"""

from collections.abc import Iterator
from typing import IO

from plugins.photos.colours import av1
from plugins.photos.colours.meaning import Colours, coded

_LARGEST = 8_000_000  # bytes of a box that holds no pixels
_FILMS = frozenset({b"avis", b"msf1", b"hevc"})
_PROFILES = frozenset({b"prof", b"rICC"})
Box = tuple[bytes, bytes]  # name and content


def colours(file: IO[bytes]) -> Colours | None:
    """Return what a file says; None where that is sRGB, nothing, or a profile."""
    boxes = dict(reversed(list(_top(file))))  # the first of each name counts
    is_film = boxes.get(b"ftyp", b"")[:4] in _FILMS and b"moov" in boxes
    said = _of_film(boxes[b"moov"]) if is_film else _of_picture(boxes.get(b"meta", b"")[4:])
    kinds = {content[:4] for name, content in said if name == b"colr"}
    codes = next((c[4:] for n, c in said if n == b"colr" and c[:4] == b"nclx"), b"")
    if kinds & _PROFILES:
        return None
    if len(codes) < 4:
        codes = next((av1.codes(content[4:]) for name, content in said if name == b"av1C"), b"")
    if len(codes) < 4:
        return None
    primaries, transfer = (int.from_bytes(codes[at : at + 2], "big") for at in (0, 2))
    return coded(primaries, transfer, _peak(said))


def _of_film(content: bytes) -> list[Box]:
    """Return what is said of the first track's pictures."""
    entry = _first(content, b"trak", b"mdia", b"minf", b"stbl", b"stsd")[8:]
    return list(_within(next((inner for _, inner in _within(entry)), b"")[78:]))


def _of_picture(meta: bytes) -> list[Box]:
    """Return the properties of the picture that is shown, then those of its tiles."""
    properties = _first(meta, b"iprp")
    listed = list(_within(_first(properties, b"ipco")))
    shown = _shown(_first(meta, b"pitm"))
    told = _associations(_first(properties, b"ipma"))
    made_of = _made_of(_first(meta, b"iref"), shown)
    places = [at for item in (shown, *made_of) for at in told.get(item, ())]
    return [listed[at - 1] for at in places if 0 < at <= len(listed)]


def _shown(pitm: bytes) -> int:
    return int.from_bytes(pitm[4:6] if pitm[:1] == b"\0" else pitm[4:8], "big")


def _associations(ipma: bytes) -> dict[int, list[int]]:
    """Return by item the places of its properties, from 1 (23008-12, 9.3.2)."""
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


def _made_of(iref: bytes, item: int) -> list[int]:
    """Return the items of which another is put together (14496-12, 8.11.12)."""
    size = 2 if iref[:1] == b"\0" else 4
    for name, content in _within(iref[4:]):
        whole = int.from_bytes(content[:size], "big")
        if name == b"dimg" and whole == item:
            places = range(size + 2, len(content), size)
            return [int.from_bytes(content[at : at + size], "big") for at in places]
    return []


def _peak(said: list[Box]) -> float:
    """Return the brightest light in nits: of the picture, else of the screen it was made on."""
    boxes = dict(reversed(said))
    nits = int.from_bytes(boxes.get(b"clli", b"")[:2], "big")
    return nits or int.from_bytes(boxes.get(b"mdcv", b"")[16:20], "big") / 10_000 or 1000.0


def _first(content: bytes, *names: bytes) -> bytes:
    """Return what the first box of each name, one within the other, holds; b"" for none."""
    for name in names:
        content = next((inner for kind, inner in _within(content) if kind == name), b"")
    return content


def _within(content: bytes) -> Iterator[Box]:
    at = 0
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big") or len(content) - at
        if length < 8:
            return
        yield content[at + 4 : at + 8], content[at + 8 : at + length]
        at += length


def _top(file: IO[bytes]) -> Iterator[Box]:
    """Yield the outermost boxes but those of pixels."""
    end = file.seek(0, 2)
    at = 0
    while at + 8 <= end:
        file.seek(at)
        length, name = int.from_bytes(file.read(4), "big"), file.read(4)
        head = 8
        if length == 1:
            length, head = int.from_bytes(file.read(8), "big"), 16
        length = length or end - at
        if length < head:
            return
        if name in {b"ftyp", b"meta", b"moov"}:
            yield name, file.read(min(length - head, _LARGEST))
        at += length
