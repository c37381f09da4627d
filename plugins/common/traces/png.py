"""PNG (W3C PNG, third edition): what stays are chunks that draw, move, or say what colours mean."""

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from plugins.common.containers import chunks
from plugins.common.containers.chunks import Chunk
from plugins.common.traces import cuts, exif, iptc, notes, tags, turning, xmp
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import Kind, Trace

_STAYS = frozenset(
    b"""
    IHDR PLTE IDAT IEND tRNS acTL fcTL fdAT CgBI
    sRGB gAMA cHRM cICP iCCP mDCV cLLI mDCv cLLi sBIT bKGD pHYs
    """.split()
)
_XMP = b"XML:com.adobe.xmp\0\0\0\0\0"  # not packed, in no language
_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_NAMES = frozenset({"author", "artist", "creator", "copyright", "photographer", "owner", "credit"})
_SAYS_NOTHING = frozenset({"software", "creation time", "warning", "disclaimer", "date:create"})
_MOST = 20_000_000  # bytes that a compressed text may become


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a PNG need not tell."""
    file, end = BytesIO(content), len(content)
    parts = list(chunks.walk(file))
    turned = _turned(content, parts)
    for chunk in parts:
        start, end = chunk.start - 8, min(chunk.start + chunk.length + 4, len(content))
        words = content[chunk.start : chunk.start + chunk.length]
        instead = turned.get(chunk, b"")
        if chunk.name not in _STAYS and content[start:end] != instead:
            yield Cut(start, end, tuple(_found(chunk.name, words)), instead)
    yield from cuts.rest(content, end)


def _turned(content: bytes, parts: Sequence[Chunk]) -> dict[Chunk, bytes]:
    """Return what comes in the place of the chunk that says how the picture is turned.

    Nothing for one that is upright. It may stand in a text, which Pillow reads and no browser.
    """
    contents = [(one, content[one.start : one.start + one.length]) for one in parts]
    exif = [one for one in contents if one[0].name == b"eXIf"][:1]
    texts = [one for one in contents if one[0].name in _WORDS]
    raw = [one for one in texts if one[1][:22].lower() == b"raw profile type exif\0"][-1:]
    packets = [one for one in texts if one[1].startswith(_XMP[:18])][-1:]
    for one, block in exif:
        if turn := tags.orientation(block):
            return {one: chunks.written(b"eXIf", tags.smallest(turn))} if turn != 1 else {}
    for one, text in raw if not exif else ():
        if turn := tags.orientation(_unpacked(_text(one.name, text)[1])):
            return {one: _raw(turn)} if turn != 1 else {}
    for one, text in packets:
        if (turn := turning.in_xmp(_text(one.name, text)[1])) > 1:
            return {one: chunks.written(b"iTXt", _XMP + turning.smallest_xmp(turn))}
    return {}


def _raw(turn: int) -> bytes:
    """Return how a picture is turned as ImageMagick writes it."""
    block = tags.BEGINNING + tags.smallest(turn)
    words = b"Raw profile type exif\0\nexif\n%8d\n%s\n" % (len(block), block.hex().encode())
    return chunks.written(b"tEXt", words)


def _found(name: bytes, words: bytes) -> Iterator[Trace]:
    if name == b"eXIf":
        yield from exif.in_exif(words)
    elif name == b"caBX":
        yield from cuts.in_credentials(words)
    elif name in _WORDS:
        keyword, text = _text(name, words)
        yield from _in_text(keyword, text)
    else:
        yield from exif.in_bytes(words)
    yield Trace(Kind.TIME if name == b"tIME" else Kind.OTHER)


def _text(name: bytes, words: bytes) -> tuple[str, bytes]:
    """Return keyword and text of a chunk of words: 11.3.3."""
    keyword, _, rest = words.partition(b"\0")
    is_packed = name == b"zTXt"
    if name == b"iTXt":
        is_packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    elif is_packed:
        rest = rest[1:]
    if is_packed:
        try:
            rest = zlib.decompressobj().decompress(rest, _MOST)
        except zlib.error:
            rest = b""
    return keyword.decode("latin-1").strip().lower(), rest


def _in_text(keyword: str, text: bytes) -> Iterator[Trace]:
    if keyword.startswith("raw profile type"):  # as ImageMagick writes what a PNG has no place for
        yield from _in_profile(keyword.rpartition(" ")[2], text)
    elif keyword == "xml:com.adobe.xmp":
        yield from xmp.in_xmp(text)
    elif keyword in _NAMES:
        yield from notes.name(_decoded(text))
    elif keyword.startswith("exif:gpsl"):
        yield Trace(Kind.PLACE)
    elif "serial" in keyword:
        yield Trace(Kind.SERIAL)
    elif keyword not in _SAYS_NOTHING:
        yield from notes.in_words(_decoded(text))


def _in_profile(kind: str, text: bytes) -> Iterator[Trace]:
    """Yield what a profile of another format tells: a name, a length, and numbers of base 16."""
    content = _unpacked(text)
    if kind == "iptc":
        yield from iptc.in_resources(content)
        yield from iptc.in_records(content)
    elif kind in {"exif", "app1"} and content.startswith(tags.BEGINNING):
        yield from exif.in_exif(content)
    else:
        yield from xmp.in_packets(content)


def _unpacked(text: bytes) -> bytes:
    try:
        return bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
    except ValueError:
        return b""


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")
