"""Frames put together of the parts that a GIF or a PNG keeps of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PIL import Image

Size = tuple[int, int]


class Disposal(Enum):
    """What becomes of a part before the next one is drawn."""

    KEEP = auto()
    CLEAR = auto()
    RESTORE = auto()  # what was there before


@dataclass(frozen=True)
class Part:
    """A picture file of its own, drawn at `left`, `top`; `duration` in milliseconds.

    `is_over` says that one sees through it what was there; else it takes its place.
    """

    content: bytes
    left: int
    top: int
    size: Size
    duration: float
    disposal: Disposal
    is_over: bool


def composed(
    parts: Iterable[Part], size: Size, opened: Callable[[bytes], Image.Image]
) -> Iterator[tuple[Image.Image, float]]:
    """Yield each frame in RGBA, and its milliseconds; what stands over the canvas is cut off.

    The frame is drawn upon when the next one is asked for.
    """
    canvas = Image.new("RGBA", size)
    for part in parts:
        box = _within(part, size)
        before = canvas.crop(box) if box and part.disposal is Disposal.RESTORE else None
        if box:
            _draw(canvas, part, box, opened(part.content))
        yield canvas, part.duration
        if box and part.disposal is Disposal.CLEAR:
            canvas.paste((0, 0, 0, 0), box)
        elif box and before is not None:
            canvas.paste(before, box)


def _within(part: Part, size: Size) -> tuple[int, int, int, int] | None:
    """Return the part's place on the canvas, None where none of it is there."""
    right = min(size[0], part.left + part.size[0])
    bottom = min(size[1], part.top + part.size[1])
    is_there = part.left < right and part.top < bottom
    return (part.left, part.top, right, bottom) if is_there else None


def _draw(
    canvas: Image.Image, part: Part, box: tuple[int, int, int, int], picture: Image.Image
) -> None:
    left, top, right, bottom = box
    picture = picture.convert("RGBA").crop((0, 0, right - left, bottom - top))
    if part.is_over:
        canvas.alpha_composite(picture, (left, top))
    else:
        canvas.paste(picture, box)
