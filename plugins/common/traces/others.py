"""Formats that are looked into and left as they are: TIFF, icons, JPEG 2000, and plain points."""

import re
from collections.abc import Iterator

from plugins.common.containers import boxes
from plugins.common.traces import cuts, exif, png, xmp
from plugins.common.traces.trace import Kind, Trace

_ENTRY = 16  # bytes of the table of an icon
_UUID = 16  # bytes before what such a box holds


def in_tiff(content: bytes) -> Iterator[Trace]:
    """Yield what the tags of a TIFF tell, raw pictures of cameras included."""
    return exif.in_exif(content)


def in_raw(content: bytes) -> Iterator[Trace]:
    """Yield what a raw picture tells; of what only its maker reads, that it is there."""
    yield Trace(Kind.MAKER)
    yield from exif.in_exif(content)
    yield from exif.in_bytes(content)


def in_icon(content: bytes) -> Iterator[Trace]:
    """Yield what the pictures of an icon tell that are PNGs."""
    count = int.from_bytes(content[4:6], "little")
    for entry in range(6, min(6 + count * _ENTRY, len(content)), _ENTRY):
        length, start = (int.from_bytes(content[entry + at :][:4], "little") for at in (8, 12))
        for cut in png.cut(content[start : start + length]):
            yield from cut.found


def in_notes(content: bytes) -> Iterator[Trace]:
    """Yield what stands in the open in any other file: EXIF, XMP, a film, a place in JSON."""
    if re.search(rb'"latitude":\s*-?(?:[1-9]|0\.0*[1-9])', content):
        yield Trace(Kind.PLACE)
    yield from cuts.in_rest(content)


def in_boxes(content: bytes) -> Iterator[Trace]:
    """Yield what the boxes of a JPEG 2000 tell (ISO/IEC 15444-1, annex I)."""
    for box in boxes.walk(content):
        if box.name in {b"uuid", b"xml "}:
            yield from exif.in_exif(box.of(content)[_UUID:])
            yield from xmp.in_packets(box.of(content))
