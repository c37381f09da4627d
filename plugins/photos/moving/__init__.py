"""Moving pictures, frame by frame as browsers show them (measured in Chromium).

GIF and PNG keep parts of frames; they are put together here (`parts`) and not by Pillow, whose GIF
fills with colours what browsers clear. `gif_copy` writes a GIF, `avif` says how often one is shown.
"""

from dataclasses import dataclass

from PIL import Image

# Part of the cache keys of what moves, and of what is put together of parts; the number counts
# changes here.
REVISION = "moving1"
_LEAST, _NORMAL, _MOST = 11, 100, 655_350  # milliseconds: below the first, browsers take the second


@dataclass(frozen=True)
class Outline:
    """What a file's blocks say of what they hold: the canvas in pixels, how many frames are shown.

    `plays` is how often all are shown, None for ever; `largest` the pixels of the largest part.
    `is_whole`: the first part covers the canvas. `is_first`: readers that know no movement see the
    first frame as browsers do.
    """

    size: tuple[int, int]
    count: int
    plays: int | None
    largest: int
    is_whole: bool
    is_first: bool


@dataclass(frozen=True)
class Film:
    """All frames of a moving picture, all of one size and mode, and the milliseconds of each.

    `plays` is how often they are shown, None for ever.
    """

    frames: list[Image.Image]
    durations: list[int]
    plays: int | None


def shown_for(milliseconds: float) -> int:
    """Return how long browsers show a frame that asks for so many milliseconds."""
    return _NORMAL if milliseconds < _LEAST else min(_MOST, round(milliseconds))
