"""Cuts: what goes from a file, and what comes in its place."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plugins.common.containers import DamagedError
from plugins.common.traces import iptc, notes
from plugins.common.traces.exif import in_bytes
from plugins.common.traces.trace import Kind, Trace

# In JSON, as schema.org has it.
_AUTHOR = re.compile(rb'"author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"((?:[^"\\]|\\.)+)"')
# A text of up to 23 bytes, or of up to 255.
_NAMED = re.compile(rb"(?:\x64name|\x68username)([\x60-\x77]|\x78[\x18-\xff])", re.S)
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
    for found in _AUTHOR.finditer(content):
        yield from notes.name(found[1].decode("utf-8", "replace"))
    start = content.find(b"cawg.identity")
    if start >= 0:
        yield from _in_identity(content[start : max(start, content.rfind(b"c2pa.claim"))])
    yield from in_bytes(content)


def _in_identity(content: bytes) -> Iterator[Trace]:
    """Yield whom an identity assertion names (CAWG 1.1), in CBOR (RFC 8949, 3)."""
    for found in _NAMED.finditer(content):
        short, long = found[1][0] - 0x60, found[1][1:]
        length = long[0] if long else short
        yield from notes.name(content[found.end() :][:length].decode("utf-8", "replace"))
