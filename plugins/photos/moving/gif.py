"""The frames of a GIF, told from its blocks (GIF89a) without decoding any."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.common.containers import DamagedError, blocks
from plugins.common.containers.blocks import Block
from plugins.photos.moving import Outline
from plugins.photos.moving.parts import Disposal, Part

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


@dataclass
class _Gif:
    """A GIF: its frames up to where it ends or is damaged, and how often they are shown."""

    content: bytes
    frames: list[_Frame] = field(default_factory=list)
    plays: int | None = 1

    def read(self) -> None:
        """Find all frames, and `plays`."""
        control = _Control()
        with suppress(DamagedError):
            for block in blocks.walk(self.content):
                if block.kind == blocks.EXTENSION:
                    control = self._extension(block, control)
                elif block.kind == blocks.PICTURE:
                    self.frames.append(_Frame(self._box(block), control, block.start, block.end))
                    control = _Control()

    def _extension(self, block: Block, control: _Control) -> _Control:
        first, *others = block.pieces(self.content) or [b""]
        if block.label == blocks.TIMING and len(first) == 4:
            control = _Control(first[0], _number(first, 1), first[3])
        for loop in others if block.label == blocks.APPLICATION and first in _LOOPS else ():
            if len(loop) == 3 and loop[0] == 1:
                again = _number(loop, 1)
                self.plays = again + 1 if again else None
        return control

    def _box(self, block: Block) -> tuple[int, int, int, int]:
        left, top, width, height = (_number(self.content, block.start + at) for at in (1, 3, 5, 7))
        return left, top, width, height


def _read(path: Path) -> _Gif:
    found = _Gif(path.read_bytes())
    found.read()
    return found


def outline(path: Path) -> Outline:
    """Return what a GIF holds; one that is cut short, what it has up to there.

    The canvas is as large as the file says, or as its first frame is.
    """
    found = _read(path)
    frames = [frame.box for frame in found.frames]
    size = _number(found.content, 6), _number(found.content, 8)
    left, top, width, height = first = frames[0] if frames else (0, 0, *size)
    size = max(size[0], left + width), max(size[1], top + height)
    largest = max((wide * high for _, _, wide, high in frames), default=0)
    whole = first == (0, 0, *size)
    return Outline(size, max(1, len(frames)), found.plays, largest, whole, is_first=whole)


def parts(path: Path) -> Iterator[Part]:
    """Yield what is drawn of each frame, as a GIF of its own, with nothing but its picture."""
    found = _read(path)
    for frame in found.frames:
        left, top, *size = frame.box
        yield Part(
            _alone(found.content, frame), left, top, (size[0], size[1]),
            10 * frame.control.delay,
            _DISPOSALS.get(frame.control.flags >> 2 & 7, Disposal.KEEP), is_over=True,
        )  # fmt: skip


def _alone(content: bytes, frame: _Frame) -> bytes:
    """Return a GIF of one frame, as large as that, with the colours that are for it."""
    drawn = content[frame.start : frame.end]
    has_colours = drawn[9] & 0x80
    colours = bytes(3) if has_colours else content[10 : blocks.start_of(content)]
    control = frame.control.as_block
    return b"GIF89a" + drawn[5:9] + colours + control + b"," + bytes(4) + drawn[5:] + b";"


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], "little")
