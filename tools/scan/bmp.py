"""BMP: two heads, colours, points; no gap between them, nothing behind them."""

from collections.abc import Iterator

from tools.scan.reader import Reader, findings_of

_INFO_HEADER = 40  # bytes: the plainest head that every program reads


def findings(content: bytes) -> list[str]:
    """Return a sentence for each part that may not be there; [] for a clean BMP."""
    return findings_of(_found(Reader(content, "little")))


def _found(file: Reader) -> Iterator[str]:
    length = file.rest
    file.take(2)
    stated, reserved, start = file.number(4), file.number(4), file.number(4)
    head, width, height = file.number(4), file.number(4), file.number(4)
    file.take(2)
    bits, compression = file.number(2), file.number(4)
    file.take(12)
    colours = file.number(4) * 4 if bits <= 8 else 0
    if head != _INFO_HEADER or compression or reserved:
        yield "a head other than the plainest"
    if start != 14 + _INFO_HEADER + colours:
        yield "a gap before the points"
    if length != stated or length != start + (width * bits + 31) // 32 * 4 * height:
        yield "bytes after the end"
