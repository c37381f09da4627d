"""PNG (W3C PNG 3rd edition): chunks that draw or say how colours are meant, nothing else."""

import zlib
from collections.abc import Iterator

from tools.scan import icc
from tools.scan.reader import Reader, findings_of

_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT", b"sRGB", b"gAMA",
     b"cHRM", b"cICP", b"iCCP"}
)  # fmt: skip


def findings(content: bytes) -> list[str]:
    """Return a sentence for each chunk that may not be there; [] for a clean PNG."""
    return findings_of(_found(Reader(content)))


def _found(file: Reader) -> Iterator[str]:
    file.take(8)
    name, pixels = b"", b""
    while name != b"IEND":
        length, name = file.number(4), file.take(4)
        content = file.take(length)
        if file.number(4) != zlib.crc32(name + content):
            yield f"chunk {name!r} with a wrong checksum"
        if name not in _CHUNKS:
            yield f"chunk {name!r}"
        elif name == b"iCCP":
            yield from _profile(content)
        elif name == b"IDAT":
            pixels += content
    if _after_stream(pixels):
        yield "bytes after the picture's data"
    if file.rest:
        yield f"{file.rest} bytes after the end"


def _profile(content: bytes) -> list[str]:
    name, _, rest = content.partition(b"\0")
    found = [f"colour profile named {name!r}"] if len(name) > 40 else []
    return found + icc.findings(zlib.decompress(rest[1:]))


def _after_stream(compressed: bytes) -> bool:
    """Say whether something follows where the compressed pixels end."""
    stream = zlib.decompressobj()
    while compressed and not stream.eof:
        stream.decompress(compressed, 1 << 20)
        compressed = stream.unconsumed_tail
    return bool(stream.unused_data)
