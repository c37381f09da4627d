"""The items of AVIF and HEIC: those of words are emptied, and what belongs to no item."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.common.containers import DamagedError, boxes, items
from plugins.common.containers.boxes import Box
from plugins.common.containers.items import Item, Location
from plugins.common.traces import cuts, exif, iptc, tags, turning, xmp
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import CannotStripError, Kind, Trace

# Coded pictures, and what pictures are put together by.
_PICTURES = frozenset(
    b"""
    av01 hvc1 lhv1 avc1 jpeg j2k1 vvc1 evc1 unci grid iden iovl tmap sato mski
    """.split()
)
_WORDS = frozenset({b"Exif", b"mime", b"uri ", b"jumb", b"iptc"})
_NAMES = frozenset({b"", b"Color", b"Alpha"})
_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_HEAD = b"\0\0\0\6" + tags.BEGINNING  # how far away the tags are: 23008-12, A.2.1
_SHORTEST = _HEAD + b"MM\0*\0\0\0\x08\0\0\0\0\0\0"  # EXIF without a tag

# How EXIF, XMP and credentials begin; what was emptied begins so, too.
_WRITTEN = re.compile(rb"MM\0\*|II\*\0|<[?\w]|jumb|\x1c\x02|\A\0*\Z|\A *\Z")

Place = tuple[int, int]  # from, to


def cut(content: bytes, meta: Box, data: Sequence[Box], *, has_film: bool) -> Iterator[Cut]:
    """Yield what the items tell besides pictures; `data` are the boxes mdat.

    With a film they hold more than items. DamagedError where items cannot be followed,
    CannotStripError where one is of an unknown kind, or stands where it cannot be found.
    """
    inner = {box.name: box for box in boxes.walk(content, meta.content + 4, meta.end)}
    if b"iinf" not in inner or b"iloc" not in inner:
        return  # of a track it may hold anything else
    idat = inner.get(b"idat")
    known = items.items(inner[b"iinf"].of(content))
    located = dict(items.locations(inner[b"iloc"].of(content)))
    places = {number: _places(content, one, idat) for number, one in located.items()}
    drawn_at = [one for n, one in located.items() if n in known and _is_picture(known[n])]
    if any(not length for one in drawn_at for _, length in one.extents):
        raise DamagedError("a picture without an end")
    homes = [(box.content, box.end) for box in (*data, *([idat] if idat else []))]
    _check(places.values(), homes)
    drawn = [
        place for number in known if _is_picture(known[number]) for place in places.get(number, ())
    ]
    turn = _turn(content, known, places)
    for number, item in known.items():
        yield from _of_name(item, inner[b"iinf"].content)
        if not _is_picture(item):
            words = _Words(item, content, places.get(number, []), drawn, turn)
            yield from words.cuts(has_film=has_film)
    for a, b in homes if not has_film else ():
        yield from _gaps(content, a, b, [place for all_of in places.values() for place in all_of])


def _check(places: Iterable[Sequence[Place]], homes: Sequence[Place]) -> None:
    """Raise CannotStripError where an item stands outside the boxes of data."""
    for start, end in (place for all_of in places for place in all_of):
        if not any(a <= start and end <= b for a, b in homes):
            raise CannotStripError("seine Teile liegen an einem ungewöhnlichen Ort")


def _is_picture(item: Item) -> bool:
    if item.kind not in _PICTURES | _WORDS:
        raise CannotStripError(
            f"ein Teil von der Art „{item.kind.decode('latin-1')}“ ist unbekannt"
        )
    return item.kind in _PICTURES


def _places(content: bytes, location: Location, idat: Box | None) -> list[Place]:
    """Return from where to where in the file an item stands."""
    if location.method not in {items.IN_FILE, items.IN_BOX} or location.is_elsewhere:
        raise CannotStripError("seine Teile stehen in anderen Teilen")
    if location.method == items.IN_BOX and idat is None:
        raise DamagedError("no box of data")
    start = idat.content if idat and location.method == items.IN_BOX else 0
    # One of no length is what exiftool leaves of words it has taken out.
    found = [(start + at, start + at + length) for at, length in location.extents if length]
    if any(b > len(content) for _, b in found):
        raise DamagedError("an item without an end")
    return found


def _of_name(item: Item, start: int) -> Iterator[Cut]:
    """Yield the cut of a picture's name."""
    if item.name not in _NAMES and item.kind != b"mime":
        at = start + item.name_at
        yield Cut(at, at + len(item.name), (Trace(Kind.OTHER),), bytes(len(item.name)))


@dataclass(frozen=True)
class _Words:
    """An item of words, where it stands, and where pictures stand."""

    item: Item
    content: bytes
    places: Sequence[Place]
    drawn: Sequence[Place]
    turn: int  # as XMP says it, 1 where EXIF does

    def cuts(self, *, has_film: bool) -> Iterator[Cut]:
        """Yield the cuts that empty it; CannotStripError where it may be part of a picture."""
        words = b"".join(self.content[a:b] for a, b in self.places)
        overlaps = any(a < end and start < b for a, b in self.places for start, end in self.drawn)
        # Where the pictures of a film stand is not looked at, so words have to look like some.
        if overlaps or (has_film and not _WRITTEN.search(words[:64])):
            raise CannotStripError("Worte und Bild liegen übereinander")
        empty = _emptied(self.item, words, self.turn)
        if empty == words:
            return
        found, at = tuple(_found(self.item, words)), 0
        for a, b in self.places:
            yield Cut(a, b, found, empty[at : at + b - a])
            at += b - a


def _turn(content: bytes, known: Mapping[int, Item], places: Mapping[int, list[Place]]) -> int:
    """Return how XMP says the picture is turned, 1 where EXIF says something of it."""
    words = {
        number: b"".join(content[a:b] for a, b in places.get(number, ()))
        for number, item in known.items()
        if item.kind in {b"Exif", b"mime"}
    }
    if any(tags.orientation(_exif(words[n])) for n in words if known[n].kind == b"Exif"):
        return 1
    packets = (turning.in_xmp(words[n]) for n in words if _is_xmp(known[n]))
    return next(filter(None, packets), 1)


def _is_xmp(item: Item) -> bool:
    return item.kind == b"mime" and item.mime == b"application/rdf+xml"


def _emptied(item: Item, words: bytes, turn: int) -> bytes:
    """Return as many bytes that say nothing, or only how the picture is turned."""
    if not words:
        return b""
    if item.kind == b"Exif":
        in_exif = tags.orientation(_exif(words))
        turned = _HEAD + tags.smallest(in_exif)
        smallest = turned if in_exif > 1 and len(turned) <= len(words) else _SHORTEST
        return smallest.ljust(len(words), b"\0")[: len(words)]
    if _is_xmp(item) and turn != 1:
        smallest = turning.smallest_xmp(turn)
        if len(smallest) > len(words):
            raise CannotStripError("es ist nur in knappen Worten gedreht")
        return smallest.ljust(len(words))
    if _is_xmp(item):
        return _XMP.ljust(len(words)) if len(_XMP) <= len(words) else b" " * len(words)
    return bytes(len(words))


def _exif(words: bytes) -> bytes:
    """Return the block of tags that an item holds: its first number says how far away it is."""
    return words[4 + int.from_bytes(words[:4], "big") :]


def _found(item: Item, words: bytes) -> Iterator[Trace]:
    yield Trace(Kind.OTHER)
    if item.kind == b"Exif":
        yield from exif.in_exif(_exif(words))
    elif item.kind == b"mime":
        yield from xmp.in_packets(words)
    elif item.kind == b"iptc":
        yield from iptc.in_records(words)
    else:
        yield from cuts.in_credentials(words)


def _gaps(content: bytes, start: int, end: int, used: Iterable[Place]) -> Iterator[Cut]:
    """Yield the cuts of what stands between the items, where that is not empty."""
    at = start
    for a, b in [*sorted(place for place in used if start <= place[0] < end), (end, end)]:
        if content[at:a].strip(b"\0"):
            yield Cut(at, a, tuple(cuts.in_rest(content[at:a])), bytes(a - at))
        at = max(at, b)
