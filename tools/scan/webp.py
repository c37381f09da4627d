"""WebP (RFC 9649): chunks that draw or move, and a colour profile; neither EXIF nor XMP."""

from collections.abc import Iterator

from tools.scan import icc
from tools.scan.reader import Reader, findings_of

_DRAWS = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_CHUNKS = _DRAWS | {b"VP8X", b"ANIM", b"ANMF", b"ICCP"}
_FRAME = 16  # bytes of place and duration before the chunks of a frame


def findings(content: bytes) -> list[str]:
    """Return a sentence for each chunk that may not be there; [] for a clean WebP."""
    return findings_of(_found(Reader(content, "little")))


def _found(file: Reader) -> Iterator[str]:
    file.take(4)
    body = Reader(file.take(file.number(4)), "little")
    body.take(4)
    yield from _chunks(body, _CHUNKS)
    if file.rest:
        yield f"{file.rest} bytes after the end"


def _chunks(file: Reader, allowed: frozenset[bytes]) -> Iterator[str]:
    while file.rest:
        name, length = file.take(4), file.number(4)
        content = file.take(length)
        if file.take(length % 2).strip(b"\0"):
            yield f"padding of {name!r} that is not empty"
        if name not in allowed:
            yield f"chunk {name!r}"
        elif name == b"ICCP":
            yield from icc.findings(content)
        elif name == b"ANMF":
            yield from _chunks(Reader(content[_FRAME:], "little"), _DRAWS)
