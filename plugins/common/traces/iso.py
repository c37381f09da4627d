"""AVIF and HEIC (ISO/IEC 14496-12, 23008-12): emptied where it stands, so that no place moves.

What no picture needs is filled with zeros: items of words, boxes that nobody has to know, bytes
that belong to no item. What stands behind the last box that is needed is cut off.
"""

from collections.abc import Iterator

from plugins.common.containers import DamagedError, boxes
from plugins.common.containers.boxes import Box
from plugins.common.traces import cuts, iso_items
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import CannotStripError, Kind, Trace

_TOP = frozenset({b"ftyp", b"meta", b"mdat", b"moov"})
_META = frozenset(
    {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat", b"dinf", b"grpl", b"ipro"}
)
_EMPTY = frozenset({b"free", b"skip"})
_WORDS = frozenset({b"udes", b"altt", b"uuid", b"crtt", b"mdft"})  # properties that draw nothing
_TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_TRACKS = frozenset({b"pict", b"auxv", b"vide"})
_CREDENTIALS = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.2, A.5
_HANDLER_NAME = 24  # bytes of hdlr before the name


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a picture need not tell; DamagedError or CannotStripError where nobody can say."""
    if cuts.is_film(content):
        raise CannotStripError("es ist ein Film", (Trace(Kind.VIDEO),))
    top = list(boxes.walk(content))
    needed = [box for box in top if box.name in _TOP]
    metas, films = ([box for box in needed if box.name == name] for name in (b"meta", b"moov"))
    if not all(box.is_whole for box in needed) or {len(metas), len(films)} not in ({1}, {0, 1}):
        raise DamagedError("cut short, or not one picture")
    end = max(box.end for box in needed)
    found = [one for box in top if box.end <= end for one in _in_top(content, box)]
    for film in films:
        found += _in_moov(content, film)
        inner = boxes.walk_deep(content, start=film.start, end=film.end)
        metas += [box for box in inner if box.name == b"meta"]
    data = [box for box in needed if box.name == b"mdat"]
    for meta in metas:
        found += iso_items.cut(content, meta, data, has_film=bool(films))
    # A track and the picture beside it may tell of themselves in the same words.
    yield from {(one.start, one.end): one for one in found}.values()
    behind = tuple(_of_box(content, end))
    yield from (one._replace(found=(*one.found, *behind)) for one in cuts.rest(content, end))


def _in_top(content: bytes, box: Box) -> Iterator[Cut]:
    if box.name not in _TOP:
        yield from _emptied(content, box)
    elif box.name == b"meta":
        for inner in boxes.walk_deep(content, start=box.start, end=box.end):
            yield from _in_meta(content, inner)


def _in_meta(content: bytes, box: Box) -> Iterator[Cut]:
    if box.within == (b"meta",) and box.name not in _META:
        yield from _emptied(content, box)
    elif box.name == b"hdlr":
        yield from _blank(content, box.content + _HANDLER_NAME, box.end)
    elif box.within[-1:] == (b"iprp",) and box.name not in {b"ipco", b"ipma"}:
        yield from _emptied(content, box)
    elif box.within[-1:] == (b"ipco",) and box.name in _WORDS:
        found = tuple(cuts.in_rest(box.of(content)))
        yield from _blank(content, box.content, box.end, found)


def _in_moov(content: bytes, moov: Box) -> Iterator[Cut]:
    for box in boxes.walk_deep(content, start=moov.start, end=moov.end):
        if box.name in {b"udta", b"uuid"}:
            yield from _emptied(content, box)
        elif box.name == b"hdlr" and box.within[-1:] == (b"mdia",):
            if content[box.content + 8 : box.content + 12] not in _TRACKS:
                raise CannotStripError("darin steckt Ton oder ein Film", (Trace(Kind.VIDEO),))
            yield from _blank(content, box.content + _HANDLER_NAME, box.end)
        elif box.name in _TIMED:
            length = 16 if content[box.content : box.content + 1] == b"\1" else 8
            start = box.content + 4
            yield from _blank(content, start, min(start + length, box.end), (Trace(Kind.TIME),))


def _emptied(content: bytes, box: Box) -> Iterator[Cut]:
    """Yield the cuts that make of a box one that says nothing and is as long."""
    found = tuple(_of_box(content, box.start))
    if box.name not in _EMPTY:
        yield Cut(box.start + 4, box.start + 8, found, b"free")
    yield from _blank(content, box.content, box.end, found)


def _blank(
    content: bytes, start: int, end: int, found: tuple[Trace, ...] = (Trace(Kind.OTHER),)
) -> Iterator[Cut]:
    """Yield the cut that fills a place with zeros, where anything else stands there."""
    if content[start:end].strip(b"\0"):
        yield Cut(start, end, found, bytes(end - start))


def _of_box(content: bytes, start: int) -> Iterator[Trace]:
    """Yield what the boxes tell that begin at a place."""
    for box in boxes.walk(content, start):
        if box.name == b"mpvd":  # a film beside the picture, as Google has it
            yield Trace(Kind.VIDEO)
        elif box.name == b"uuid" and box.of(content).startswith(_CREDENTIALS):
            yield from cuts.in_credentials(box.of(content))
        yield from cuts.in_rest(box.of(content))
        return
