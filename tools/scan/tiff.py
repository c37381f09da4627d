"""TIFF 6.0: one picture, by the tags that draw it; every byte belongs to one of them."""

import struct
from collections.abc import Iterator

from tools.scan import icc, jpeg
from tools.scan.reader import findings_of

# Width, height, bits, compression, meaning, strips, samples, resolution, planes, predictor, alpha,
# JPEG tables, YCbCr, sample format.
_TAGS = frozenset(
    {256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 317, 338, 339, 347, 529, 530,
     531, 532, 34675}
)  # fmt: skip
_OFFSETS, _LENGTHS, _JPEG_TABLES, _PROFILE = 273, 279, 347, 34675
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}  # bytes of a value, by type
_CODES = {1: "B", 3: "H", 4: "I"}


def findings(content: bytes) -> list[str]:
    """Return a sentence for each tag that may not be there; [] for a clean TIFF."""
    return findings_of(_found(content))


def _found(content: bytes) -> Iterator[str]:
    order = "<" if content.startswith(b"II") else ">"
    (start,) = _numbers(content, order + "I", 4)
    (count,) = _numbers(content, order + "H", start)
    spans = [(0, 8), (start, 6 + 12 * count)]
    values: dict[int, tuple[int, ...]] = {}
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind, many = _numbers(content, order + "HHI", at)
        length = _SIZES.get(kind, 0) * many
        place = at + 8 if length <= 4 else _numbers(content, order + "I", at + 8)[0]
        spans.append((place, length))
        if tag not in _TAGS or not length:
            yield f"tag {tag}"
        if kind in _CODES and many <= 1 << 16:
            values[tag] = _numbers(content, f"{order}{many}{_CODES[kind]}", place)
        if tag == _PROFILE:
            yield from icc.findings(content[place : place + length])
        elif tag == _JPEG_TABLES:
            yield from jpeg.findings(content[place : place + length])
    if _numbers(content, order + "I", start + 2 + 12 * count) != (0,):
        yield "a second picture"
    strips = list(zip(values[_OFFSETS], values[_LENGTHS], strict=True))
    if values[259] == (7,):  # JPEG, each strip a file of its own
        for at, length in strips:
            yield from jpeg.findings(content[at : at + length])
    yield from _gaps(content, [*spans, *strips])


def _numbers(content: bytes, pattern: str, at: int) -> tuple[int, ...]:
    try:
        return struct.unpack_from(pattern, content, at)
    except struct.error:
        raise ValueError("cut short") from None


def _gaps(content: bytes, spans: list[tuple[int, int]]) -> Iterator[str]:
    end = 0
    for at, length in [*sorted(spans), (len(content), 0)]:
        if content[end:at].strip(b"\0"):
            yield f"{at - end} bytes that belong to nothing"
        end = max(end, at + length)
