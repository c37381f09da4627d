"""The segments of a JPEG (ITU-T T.81, annex B)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.common.containers import DamagedError

BEGINNING = b"\xff\xd8"
SCAN, END, PROFILE, COMMENT = 0xDA, 0xD9, 0xE2, 0xFE
PROFILE_NAME = b"ICC_PROFILE\0"  # ICC.1, annex B.4
# Frames: size and components.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
# What ends coded data: neither a stuffed byte, nor a restart, nor one that only fills.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class Segment(NamedTuple):
    """A segment: where it begins, where its content, where it ends, a scan with its data."""

    marker: int
    start: int
    content: int
    end: int


def walk(content: bytes) -> Iterator[Segment]:
    """Yield the segments after the first marker, END last; a scan may run out without one.

    DamagedError where no segment begins, or one is longer than the file.
    """
    at = len(BEGINNING)
    while at < len(content):
        start = at
        while content[at : at + 1] == b"\xff":
            at += 1
        if at == start or at == len(content):
            raise DamagedError(f"no segment at {start}")
        segment = _segment(content, content[at], at - 1)
        yield segment
        if segment.marker == END:
            return
        at = segment.end


def _segment(content: bytes, marker: int, start: int) -> Segment:
    if marker == END or marker in _ALONE:
        return Segment(marker, start, start + 2, start + 2)
    length = int.from_bytes(content[start + 2 : start + 4], "big")
    end = start + 2 + length
    if length < 2 or end > len(content):
        raise DamagedError(f"a segment at {start} of length {length}")
    if marker == SCAN:
        after = _MARKER.search(content, end)
        return Segment(marker, start, start + 4, after.start() if after else len(content))
    return Segment(marker, start, start + 4, end)
