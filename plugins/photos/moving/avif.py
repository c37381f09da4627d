"""Boxes of AVIF: how often a film is shown, without the time of making, and old files mended.

Boxes: ISO/IEC 14496-12, 8.2.2 (mvhd, the film), 8.3.2 (tkhd, a track), 8.4.2 (mdhd, its media),
8.6.6 (elst, what of it is shown; its lowest flag says that it is shown again).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.common.containers import boxes

# By name: how many bytes of a header stand between its times and the duration, and how long that
# and each of the times is in version 0; in version 1 these are twice as long.
_TIMED = {b"mvhd": 4, b"tkhd": 8, b"mdhd": 4}
_NAMED = frozenset({*_TIMED, b"elst", b"colr", b"ipma"})
_AGAIN = 1


@dataclass(frozen=True)
class _Box:
    name: bytes
    start: int  # of its content
    end: int
    version: int

    @property
    def width(self) -> int:
        """The bytes of a time or duration."""
        return 8 if self.version == 1 else 4

    @property
    def duration(self) -> slice:
        """Where the duration of a header or of the first edit stands."""
        start = self.start + 4
        if self.name == b"elst":
            start += 4
        else:
            start += 2 * self.width + _TIMED[self.name]
        return slice(start, start + self.width)


def plays(content: bytes) -> int | None:
    """Return how often a film is shown, None for ever, as is one that says nothing of it."""
    boxes = list(_boxes(content))
    track = next((box for box in boxes if box.name == b"tkhd"), None)
    edit = next((box for box in boxes if box.name == b"elst"), None)
    if track is None or edit is None:
        return None
    if not content[edit.start + 3] & _AGAIN:
        return 1
    whole, once = (int.from_bytes(content[box.duration]) for box in (track, edit))
    is_endless = whole == (1 << 8 * track.width) - 1 or not once
    return None if is_endless else max(1, -(-whole // once))


def is_full_range(content: bytes) -> bool:
    """Say whether a film's samples have their full range, from 0 to 255 (12.1.5: colr, nclx).

    A copy has to have the same: Chromium takes every film for one that has not (version 156), and
    shows those that do with more contrast.
    """
    found = (content[box.start : box.end] for box in _boxes(content) if box.name == b"colr")
    return any(colour[:4] == b"nclx" and colour[10] & 0x80 for colour in found if len(colour) > 10)


def finished(content: bytes, plays: int | None) -> bytes:
    """Return a film that was just encoded: without the time of that, and shown so often.

    libavif writes films without end, and Pillow cannot tell it otherwise.
    """
    written = bytearray(content)
    once = 0
    for box in reversed(list(_boxes(content))):  # an edit stands behind the header of its track
        if box.name == b"elst":
            once = int.from_bytes(content[box.duration])
            written[box.start + 3] = 0 if plays == 1 else _AGAIN
        elif box.name in _TIMED:
            times = slice(box.start + 4, box.start + 4 + 2 * box.width)
            written[times] = bytes(2 * box.width)
            if plays and once and box.name != b"mdhd":
                written[box.duration] = (once * plays).to_bytes(box.width)
    return bytes(written)


def mended(content: bytes) -> bytes | None:
    """Return an AVIF that libavif reads, None where there is nothing to mend.

    Encoders of 2019 and 2020 tell the properties of a picture and of its transparency in two
    boxes (ipma, 23008-12, 9.3.1) that are alike in version and flags, as is forbidden by now. Only
    the lowest of the 24 flags has a meaning.
    """
    again = [box for box in _boxes(content) if box.name == b"ipma"][1:]
    written = bytearray(content)
    for number, box in enumerate(again, start=1):
        written[box.start + 3] |= number % 128 << 1
    return bytes(written) if again else None


def _boxes(content: bytes) -> Iterator[_Box]:
    """Yield the headers and edits of the film, in the order of the file."""
    if boxes.is_made_of_boxes(content):
        for box in boxes.named(content, _NAMED):
            version = content[box.content] if box.content < box.end else 0
            yield _Box(box.name, box.content, box.end, version)
