"""Formats that are looked into and left as they are: TIFF, icons, JPEG 2000, and plain points."""

from collections.abc import Iterator

from plugins.common.traces import exif, png
from plugins.common.traces.trace import Trace

_ENTRY = 16  # bytes of the table of an icon


def in_tiff(content: bytes) -> Iterator[Trace]:
    """Yield what the tags of a TIFF tell, raw pictures of cameras included."""
    return exif.in_exif(content)


def in_icon(content: bytes) -> Iterator[Trace]:
    """Yield what the pictures of an icon tell that are PNGs."""
    count = int.from_bytes(content[4:6], "little")
    for entry in range(6, min(6 + count * _ENTRY, len(content)), _ENTRY):
        length, start = (int.from_bytes(content[entry + at :][:4], "little") for at in (8, 12))
        for cut in png.cut(content[start : start + length]):
            yield from cut.found
