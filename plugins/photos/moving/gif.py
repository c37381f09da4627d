"""The frames of a GIF, told from its blocks (GIF89a) without decoding any."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from plugins.photos.moving import Outline
from plugins.photos.moving.parts import Disposal, Part

_EXTENSION, _PICTURE, _TIMING, _APPLICATION = b"!", b",", b"\xf9", b"\xff"
_LOOPS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
# By its number; all others keep. Browsers take 4 for 3, as old programs wrote it.
_DISPOSALS = {2: Disposal.CLEAR, 3: Disposal.RESTORE, 4: Disposal.RESTORE}


@dataclass(frozen=True)
class _Control:
    """What the extension before a frame says of it: flags, hundredths of a second, clear colour."""

    flags: int = 0
    delay: int = 0
    clear: int = 0

    @property
    def as_block(self) -> bytes:
        """The extension again, with the clear colour alone."""
        return b"!\xf9\x04" + bytes([self.flags & 1, 0, 0, self.clear, 0])


@dataclass(frozen=True)
class _Frame:
    """Where a frame is drawn, and where its blocks stand in the file, its descriptor first."""

    box: tuple[int, int, int, int]  # left, top, width, height
    control: _Control
    start: int
    end: int


class _Blocks:
    """A GIF that is read block by block."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.head = file.read(13)
        flags = self.head[10] if len(self.head) == 13 else 0
        self.colours = file.read(_colours(flags))
        self.plays: int | None = 1

    def frames(self) -> Iterator[_Frame]:
        """Yield the frames up to where the file ends or is damaged; meanwhile find `plays`."""
        control = _Control()
        while (kind := self.file.read(1)) in {_EXTENSION, _PICTURE}:
            start = self.file.tell() - 1
            if kind == _EXTENSION:
                control = self._extension(control)
                continue
            box = self._picture()
            yield _Frame(box, control, start, self.file.tell())
            control = _Control()

    def _extension(self, control: _Control) -> _Control:
        label, first = self.file.read(1), self._block()
        if label == _TIMING and len(first) == 4:
            control = _Control(first[0], _number(first, 1), first[3])
        is_loop, block = label == _APPLICATION and first in _LOOPS, first
        while block:
            block = self._block()
            if is_loop and len(block) == 3 and block[0] == 1:
                again = _number(block, 1)
                self.plays = again + 1 if again else None
        return control

    def _picture(self) -> tuple[int, int, int, int]:
        head = self.file.read(9).ljust(9, b"\0")
        self.file.seek(_colours(head[8]) + 1, 1)
        while length := self.file.read(1):
            if length == b"\0":
                break
            self.file.seek(length[0], 1)
        return _number(head, 0), _number(head, 2), _number(head, 4), _number(head, 6)

    def _block(self) -> bytes:
        length = self.file.read(1)
        return self.file.read(length[0]) if length else b""


def outline(path: Path) -> Outline:
    """Return what a GIF holds; one that is cut short, what it has up to there.

    The canvas is as large as the file says, or as its first frame is.
    """
    with path.open("rb") as file:
        blocks = _Blocks(file)
        frames = [frame.box for frame in blocks.frames()]
    size = _number(blocks.head, 6), _number(blocks.head, 8)
    left, top, width, height = first = frames[0] if frames else (0, 0, *size)
    size = max(size[0], left + width), max(size[1], top + height)
    largest = max((wide * high for _, _, wide, high in frames), default=0)
    whole = first == (0, 0, *size)
    return Outline(size, max(1, len(frames)), blocks.plays, largest, whole, is_first=whole)


def parts(path: Path) -> Iterator[Part]:
    """Yield what is drawn of each frame, as a GIF of its own, with nothing but its picture."""
    with path.open("rb") as file:
        blocks = _Blocks(file)
        for frame in blocks.frames():
            file.seek(frame.start)
            content = file.read(frame.end - frame.start)
            left, top, *size = frame.box
            yield Part(
                _alone(blocks, frame.control, content), left, top, (size[0], size[1]),
                10 * frame.control.delay,
                _DISPOSALS.get(frame.control.flags >> 2 & 7, Disposal.KEEP), is_over=True,
            )  # fmt: skip


def _alone(blocks: _Blocks, control: _Control, frame: bytes) -> bytes:
    """Return a GIF of one frame, as large as that, with the colours that are for it."""
    has_colours = frame[9] & 0x80
    colours = bytes(3) if has_colours else blocks.head[10:13] + blocks.colours
    return b"GIF89a" + frame[5:9] + colours + control.as_block + b"," + bytes(4) + frame[5:] + b";"


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], "little")


def _colours(flags: int) -> int:
    """Return how many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
