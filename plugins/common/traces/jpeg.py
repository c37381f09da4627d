"""JPEG (ITU-T T.81, JFIF, Adobe's APP14, ICC.1): what stays are tables, frames, scans, colours."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.common.containers import DamagedError, segments
from plugins.common.containers.segments import Segment
from plugins.common.traces import cuts, exif, iptc, notes, tags, turning, xmp
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import Kind, Trace

# Tables, restart interval, lines, hierarchy, and frames of all kinds.
_DRAWS = segments.FRAMES | {
    0xDB, 0xC4, 0xCC, 0xDD, 0xDC, 0xDE, 0xDF, segments.SCAN, segments.END
} | {*range(0xD0, 0xD8)}  # fmt: skip
_WORDS = frozenset({*range(0xE0, 0xF0), segments.COMMENT})
_APP0, _APP1, _APP11, _APP13, _APP14 = 0xE0, 0xE1, 0xEB, 0xED, 0xEE
_JFIF, _ADOBE = 14, 12  # bytes of these without a picture of their own, and without more
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_EXTENDED = 40  # bytes before a part of XMP that is too long for one segment: whose, length, place
_HEAD = 6  # bytes of EXIF before its tags


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a JPEG need not tell; DamagedError where its segments cannot be followed."""
    end, long_xmp = len(content), []
    has_profile: bool | None = None  # the first part of one says so
    parts = list(segments.walk(content))
    turned = _turned(content, parts)
    for segment in parts:
        end = segment.end
        if segment.marker in _DRAWS:
            continue
        if segment.marker not in _WORDS:
            raise DamagedError(f"marker {segment.marker:02X}")
        words = content[segment.content : segment.end]
        if segment.marker == segments.PROFILE and words.startswith(segments.PROFILE_NAME):
            has_profile = _is_profile(words) if has_profile is None else has_profile
            if has_profile:
                continue
        instead = turned.get(segment) or _remains(segment.marker, words)
        if words.startswith(_XMP[1]):
            long_xmp.append(words[len(_XMP[1]) :])
        if instead != words:
            found = tuple(_found(segment.marker, words))
            yield Cut(segment.start, segment.end, found, _segment(segment.marker, instead))
    if long_xmp:
        yield Cut(len(content), len(content), tuple(_in_long(long_xmp)))
    yield from cuts.rest(content, end)


def _remains(marker: int, words: bytes) -> bytes:
    """Return what stays of a segment: `words` itself where that is all of it."""
    if marker == _APP0 and words.startswith(b"JFIF\0") and len(words) >= _JFIF:
        return words if _says_no_more(words) else words[: _JFIF - 2] + bytes(2)
    if marker == _APP14 and words.startswith(b"Adobe") and len(words) >= _ADOBE:
        return words if len(words) == _ADOBE else words[:_ADOBE]
    return b""


def _says_no_more(jfif: bytes) -> bool:
    return len(jfif) == _JFIF and jfif.endswith(b"\0\0")


def _is_profile(words: bytes) -> bool:
    """Say whether what calls itself a colour profile is one: the first part says so within."""
    name = len(segments.PROFILE_NAME)
    return words[name : name + 1] != b"\1" or words[name + 38 : name + 42] == b"acsp"


def _turned(content: bytes, parts: Sequence[Segment]) -> dict[Segment, bytes]:
    """Return what comes in the place of segments that say how the picture is turned.

    Nothing for one that is upright. EXIF of another head is read by some programs only, and XMP
    where EXIF says nothing.
    """
    ours = [(one, content[one.content : one.end]) for one in parts if one.marker == _APP1]
    exif = [(one, words) for one, words in ours if words.startswith(tags.BEGINNING)]
    others = [(one, words) for one, words in ours if words.startswith(tags.BEGINNING[:5])]
    packets = [(one, words) for one, words in ours if words.startswith(_XMP[0])]
    instead: dict[Segment, bytes] = {}
    for one, words in exif[:1] or others[:1]:
        if (turn := tags.orientation(words[_HEAD:])) > 1:
            instead[one] = words[:_HEAD] + tags.smallest(turn)
        if exif and turn:
            return instead
    for one, words in packets[-1:]:
        if (turn := turning.in_xmp(words)) > 1:
            instead[one] = _XMP[0] + turning.smallest_xmp(turn)
    return instead


def _in_long(parts: Iterable[bytes]) -> Iterator[Trace]:
    """Yield what XMP tells that is in several segments; each says where it begins in the whole."""
    ordered = sorted(parts, key=lambda part: (part[:32], part[36:_EXTENDED]))
    yield from xmp.in_packets(b"".join(part[_EXTENDED:] for part in ordered))


def _segment(marker: int, words: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(words) + 2).to_bytes(2, "big") + words if words else b""


def _found(marker: int, words: bytes) -> Iterator[Trace]:
    if marker == segments.COMMENT:
        yield Trace(Kind.OTHER)
        yield from notes.in_words(words.decode("utf-8", "replace"))
    elif words.startswith(tags.BEGINNING):
        yield Trace(Kind.OTHER)
        yield from exif.in_exif(words)
    elif words.startswith(_XMP[0]):
        yield from xmp.in_xmp(words[len(_XMP[0]) :])
    elif words.startswith(b"FLIR\0"):  # with the camera's serial number, at a place that varies
        yield Trace(Kind.MAKER, "FLIR")
    elif marker == _APP13:
        yield from iptc.in_resources(words)
    elif marker == _APP11:
        yield from cuts.in_credentials(words)
    elif marker == _APP0:
        yield Trace(Kind.THUMBNAIL)
        yield from exif.in_bytes(words)
    else:
        yield Trace(Kind.OTHER)
        yield from _of_a_maker(words)


def _of_a_maker(words: bytes) -> Iterator[Trace]:
    """Yield what is written in the open in a segment of which nothing else is known."""
    yield from exif.in_bytes(words)
    text = words.decode("latin-1")
    yield from (one for one in notes.in_words(text) if one.kind in {Kind.SERIAL, Kind.PATH})
