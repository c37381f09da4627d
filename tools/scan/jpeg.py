"""JPEG: ITU-T T.81 annex B, JFIF (T.871), Adobe's APP14, ICC profiles in APP2 (ICC.1, B.4)."""

from collections.abc import Iterator

from tools.scan import icc
from tools.scan.reader import Reader, findings_of

# Quantisation, Huffman tables, restart interval, and frames of the kinds that browsers show.
_OF_PIXELS = frozenset({0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2})
_SOS, _EOI, _APP0, _APP2, _APP14 = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE
_ICC = b"ICC_PROFILE\0"


def findings(content: bytes) -> list[str]:
    """Return a sentence for each segment that may not be there; [] for a clean JPEG."""
    return findings_of(_found(Reader(content)))


def _found(file: Reader) -> Iterator[str]:
    file.take(2)
    profile = b""
    while (marker := _marker(file)) != _EOI:
        segment = file.take(max(0, file.number(2) - 2))
        if marker == _SOS:
            _skip_data(file)
        elif marker == _APP2 and segment.startswith(_ICC):
            profile += segment[len(_ICC) + 2 :]
        elif not _is_known(marker, segment):
            yield f"segment {marker:02X} {segment[:12]!r}"
    if profile:
        yield from icc.findings(profile)
    if file.rest:
        yield f"{file.rest} bytes after the end"


def _marker(file: Reader) -> int:
    if file.take(1) != b"\xff":
        raise ValueError("no marker")
    return file.take(1)[0]


def _is_known(marker: int, segment: bytes) -> bool:
    if marker == _APP0:  # version, density, and no thumbnail
        return segment.startswith(b"JFIF\0") and len(segment) == 14 and segment[-2:] == b"\0\0"
    if marker == _APP14:
        return segment.startswith(b"Adobe") and len(segment) == 12
    return marker in _OF_PIXELS


def _skip_data(file: Reader) -> None:
    """Pass over entropy-coded data: up to a marker that is neither stuffing nor a restart."""
    while True:
        file.find(b"\xff")
        if (after := file.peek(2)[1]) != 0 and not 0xD0 <= after <= 0xD7:
            return
        file.take(2)
