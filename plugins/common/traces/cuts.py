"""Cuts: what goes from a file, and what comes in its place."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plugins.common.containers import DamagedError
from plugins.common.traces import iptc
from plugins.common.traces.exif import in_bytes
from plugins.common.traces.trace import Kind, Trace

# How films begin, as phones write them, and where they keep where they were taken.
_FILM = re.compile(
    rb"ftyp(?:mp4|iso|qt|3g|avc1|M4V|MSNV|XAVC|dash)|MotionPhoto_Data"
    rb"|\A....(?:moov|mdat|wide|skip|pnot)", re.S
)  # fmt: skip
_FILMED_AT = re.compile(rb"\xa9xyz|location\.ISO6709|loci\0\0\0\0")


class Cut(NamedTuple):
    """From `start` to `end` stands what goes; `found` is what it tells."""

    start: int
    end: int
    found: tuple[Trace, ...] = ()
    instead: bytes = b""


def applied(content: bytes, cuts: Iterable[Cut]) -> bytes:
    """Return a file without what was cut; DamagedError where cuts meet."""
    ordered = sorted(cuts)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise DamagedError("parts that lie over one another")
    pieces, at = [], 0
    for cut in ordered:
        pieces += [content[at : cut.start], cut.instead]
        at = cut.end
    return b"".join([*pieces, content[at:]])


def rest(content: bytes, start: int) -> Iterator[Cut]:
    """Yield the cut of what stands behind the end of a file, where anything does."""
    if start < len(content):
        yield Cut(start, len(content), tuple(in_rest(content[start:])))


def is_film(content: bytes) -> bool:
    """Say whether a file begins as films do, which are made of the same boxes as HEIC."""
    return _FILM.match(content, 4) is not None or _FILM.match(content) is not None


def in_rest(rest: bytes) -> Iterator[Trace]:
    """Yield what bytes tell that belong to nothing: a film, further pictures, or whatever."""
    if _FILM.search(rest):
        yield Trace(Kind.VIDEO)
    if _FILMED_AT.search(rest):
        yield Trace(Kind.PLACE)
    if b"AXS!" in rest or b"AXS*" in rest:  # IPTC records behind a picture (AFCP)
        yield from iptc.in_records(rest[max(0, rest.find(b"\x1c\x02")) :])
    yield Trace(Kind.OTHER)
    yield from in_bytes(rest)


def in_credentials(content: bytes) -> Iterator[Trace]:
    """Yield what content credentials tell (C2PA 2.2): assertions are named in the open."""
    yield Trace(Kind.CREDENTIALS)
    if b"exif:GPSL" in content:
        yield Trace(Kind.PLACE)
    if b"stds.schema-org.CreativeWork" in content or b"cawg.identity" in content:
        yield Trace(Kind.NAME)
    yield from in_bytes(content)
