"""The chunks of a PNG (W3C PNG 3rd edition): a still without texts, the frames of a moving one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import IO

from plugins.common.containers.chunks import BEGINNING, Chunk, walk, written
from plugins.photos.moving import Outline
from plugins.photos.moving.parts import Disposal, Part

_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_MOVEMENT = frozenset({b"acTL", b"fcTL", b"fdAT"})
_DATA = frozenset({b"IDAT", b"fdAT"})
_DISPOSALS = {1: Disposal.CLEAR, 2: Disposal.RESTORE}
_NO_PARTS = _TEXTS | _MOVEMENT | {b"eXIf"}  # how it is turned is said of all frames together


@dataclass(frozen=True)
class _Frame:
    """A frame as fcTL says it, and the chunks of its data."""

    control: bytes
    data: list[Chunk]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width, height."""
        width, height, left, top = (_number(self.control, at) for at in (4, 8, 12, 16))
        return left, top, width, height

    @property
    def duration(self) -> float:
        """Milliseconds."""
        delay, parts = _number(self.control, 20, 2), _number(self.control, 22, 2)
        return 1000 * delay / (parts or 100)


def still(path: Path) -> bytes | None:
    """Return a PNG without texts and movement, None where it has none of them.

    Nobody needs what they say, and Pillow refuses long texts and movement that is damaged, as no
    browser does.
    """
    with path.open("rb") as file:
        chunks = list(walk(file))
        if not any(chunk.name in _TEXTS | _MOVEMENT for chunk in chunks):
            return None
        staying = [chunk for chunk in chunks if chunk.name not in _TEXTS | _MOVEMENT]
        return BEGINNING + b"".join(chunk.whole(file) for chunk in staying)


def outline(path: Path) -> Outline | None:
    """Return what a moving PNG holds; None for others, and where it holds no frame."""
    with path.open("rb") as file:
        chunks = list(walk(file))
        head, control = _first(chunks, b"IHDR", file), _movement(chunks, file)
        frames = _frames(chunks, file) if head and control else []
    if not frames:
        return None
    size = _number(head, 0), _number(head, 4)
    largest = max(frame.box[2] * frame.box[3] for frame in frames)
    whole, is_first = frames[0].box == (0, 0, *size), frames[0].data[0].name == b"IDAT"
    return Outline(size, len(frames), _number(control, 4) or None, largest, whole, is_first)


def parts(path: Path) -> Iterator[Part]:
    """Yield what is drawn of each frame, as a PNG of its own."""
    with path.open("rb") as file:
        chunks = list(walk(file))
        head = _first(chunks, b"IHDR", file)
        colours = b"".join(_colours(chunks, file))
        for frame in _frames(chunks, file):
            left, top, width, height = frame.box
            shape = frame.control[4:12] + head[8:]
            data = b"".join(c.read(file)[4 if c.name == b"fdAT" else 0 :] for c in frame.data)
            content = [written(b"IHDR", shape), colours, written(b"IDAT", data), written(b"IEND")]
            yield Part(
                BEGINNING + b"".join(content), left, top, (width, height), frame.duration,
                _DISPOSALS.get(frame.control[24], Disposal.KEEP), is_over=frame.control[25] == 1,
            )  # fmt: skip


def _frames(chunks: list[Chunk], file: IO[bytes]) -> list[_Frame]:
    """Return the frames: an fcTL, and what draws until the next one; what is before is none."""
    frames: list[_Frame] = []
    for chunk in chunks:
        if chunk.name == b"fcTL" and chunk.length == 26:
            frames.append(_Frame(chunk.read(file), []))
        elif chunk.name in _DATA and frames:
            frames[-1].data.append(chunk)
    return [frame for frame in frames if frame.data]


def _colours(chunks: list[Chunk], file: IO[bytes]) -> Iterator[bytes]:
    """Yield what is said before the first pixels, and holds for all frames."""
    for chunk in takewhile(lambda chunk: chunk.name not in _DATA, chunks[1:]):
        if chunk.name not in _NO_PARTS:
            yield written(chunk.name, chunk.read(file))


def _movement(chunks: list[Chunk], file: IO[bytes]) -> bytes:
    """Return what acTL says, b"" where there is none before the pixels, or a senseless one."""
    before = takewhile(lambda chunk: chunk.name not in _DATA, chunks)
    movement = _first(list(before), b"acTL", file)
    return movement if len(movement) == 8 and 0 < _number(movement, 0) < 1 << 31 else b""


def _first(chunks: list[Chunk], name: bytes, file: IO[bytes]) -> bytes:
    return next((chunk.read(file) for chunk in chunks if chunk.name == name), b"")


def _number(content: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(content[at : at + length])
