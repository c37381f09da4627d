"""WebP (RFC 9649): what stays are chunks that draw or move, and a colour profile."""

from collections.abc import Iterator, Sequence

from plugins.common.containers import DamagedError, riff
from plugins.common.containers.riff import Chunk
from plugins.common.traces import cuts, exif, tags, turning, xmp
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import Kind, Trace

_STAYS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04}  # of VP8X
_IN_A_FRAME, _FRAME = frozenset({b"VP8 ", b"VP8L", b"ALPH"}), 16  # bytes before its chunks


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a WebP need not tell; DamagedError where its chunks cannot be followed."""
    found, flags, parts = [], None, list(riff.walk(content))
    turned = _turned(content, parts)
    for chunk in parts:
        if chunk.name == b"ANMF":
            _check_frame(content, chunk)
        elif chunk.name == b"VP8X" and chunk.end > chunk.content:
            flags = chunk.content
        if chunk.name not in _STAYS:
            end = min(chunk.end + (chunk.end - chunk.content) % 2, len(content))
            found += _cut(content, chunk, end, turned.get(chunk, b""))
    yield from found
    end = riff.end_of(content)
    length = end - 8 + sum(len(one.instead) - one.end + one.start for one in found)
    yield from _set(content, 4, length.to_bytes(4, "little"))
    if flags is not None:
        staying = sum(_FLAGS[chunk.name] for chunk in turned)
        yield from _set(content, flags, bytes([content[flags] & ~sum(_FLAGS.values()) | staying]))
    yield from cuts.rest(content, end)


def _turned(content: bytes, parts: Sequence[Chunk]) -> dict[Chunk, bytes]:
    """Return what comes in the place of the chunk that says how the picture is turned.

    Nothing for one that is upright.
    """
    exif, packets = ([one for one in parts if one.name == name][:1] for name in (b"EXIF", b"XMP "))
    for one in exif:
        if turn := tags.orientation(content[one.content : one.end]):
            return {one: riff.written(b"EXIF", tags.smallest(turn))} if turn != 1 else {}
    for one in packets:
        if (turn := turning.in_xmp(content[one.content : one.end])) > 1:
            return {one: riff.written(b"XMP ", turning.smallest_xmp(turn))}
    return {}


def _cut(content: bytes, chunk: Chunk, end: int, instead: bytes) -> list[Cut]:
    """Return the cut of a chunk, where it does not stay as it is."""
    if content[chunk.start : end] == instead:
        return []
    words = content[chunk.content : chunk.end]
    return [Cut(chunk.start, end, tuple(_found(chunk.name, words)), instead)]


def _set(content: bytes, at: int, instead: bytes) -> Iterator[Cut]:
    """Yield the cut that writes something in the place of what is as long, where it differs."""
    if content[at : at + len(instead)] != instead:
        yield Cut(at, at + len(instead), (), instead)


def _found(name: bytes, words: bytes) -> Iterator[Trace]:
    yield Trace(Kind.OTHER)
    if name == b"EXIF":
        yield from exif.in_exif(words)
    elif name == b"XMP ":
        yield from xmp.in_xmp(words)
    elif name == b"C2PA":
        yield from cuts.in_credentials(words)
    else:
        yield from cuts.in_rest(words)


def _check_frame(content: bytes, frame: riff.Chunk) -> None:
    """Raise DamagedError where a frame holds more than what is drawn."""
    at = frame.content + _FRAME
    while at + 8 <= frame.end:
        if content[at : at + 4] not in _IN_A_FRAME:
            raise DamagedError(f"a chunk within a frame at {at}")
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
