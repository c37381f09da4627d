"""A text set in a box, as large as it can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.previews.breaking import Measure, Paragraph, Piece
from plugins.previews.hyphenation import SOFT_HYPHEN, syllables

LEADING = 1.1  # from one line to the next, in em
ELLIPSIS = "…"
_WORTH_DIVIDING = 1.25  # so much larger letters must become before words are divided
_BREAKS = re.compile(r"(?<=[-–/])(?=\w)")  # after these a line may end without a hyphen


@dataclass(frozen=True)
class Box:
    """Where a text goes: pixels, the sizes to try from the largest on, and the most lines."""

    width: int
    height: int
    sizes: Sequence[int]
    lines: int = 4


@dataclass(frozen=True)
class Setting:
    """A text as it is set: the size of its letters in pixels and its lines."""

    size: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        """The pixels from the top of the first line to the bottom of the last."""
        return round(self.size * LEADING * len(self.lines))


def fit(text: str, box: Box, measure: Measure) -> Setting:
    """Return the text set as large as the box allows; what cannot fit ends with an ellipsis."""
    whole = _largest(list(_pieces(text, divide=False)), box, measure)
    if whole and whole.size * _WORTH_DIVIDING > box.sizes[0]:
        return whole
    pieces = list(_pieces(text, divide=True))
    divided = _largest(pieces, box, measure)
    if whole and (divided is None or divided.size < whole.size * _WORTH_DIVIDING):
        return whole
    return divided or _shortened(list(_chopped(pieces, box, measure)), box, measure)


def _largest(pieces: list[Piece], box: Box, measure: Measure) -> Setting | None:
    paragraph = Paragraph(pieces, measure)
    for size in box.sizes:
        most = min(box.lines, int(box.height / (size * LEADING)))
        if lines := paragraph.lines(box.width / size, most):
            return Setting(size, lines)
    return None


def _shortened(pieces: list[Piece], box: Box, measure: Measure) -> Setting:
    """Return as much as fits at the smallest size, with an ellipsis where something is missing."""
    smallest = Box(box.width, box.height, box.sizes[-1:], box.lines)
    if found := _largest(pieces, smallest, measure):
        return found
    for end in range(len(pieces) - 1, 0, -1):
        last = pieces[end - 1]
        shown = [*pieces[: end - 1], Piece(last.text.rstrip(" ,;:.-–") + ELLIPSIS, last.before)]
        if found := _largest(shown, smallest, measure):
            return found
    return Setting(smallest.sizes[0], (ELLIPSIS,))


def _pieces(text: str, *, divide: bool) -> Iterator[Piece]:
    for word in text.split(" "):
        before = " "
        for part in _BREAKS.split(word):
            for syllable in syllables(part) if divide else [part.replace(SOFT_HYPHEN, "")]:
                yield Piece(syllable, before)
                before = SOFT_HYPHEN
            before = ""


def _chopped(pieces: list[Piece], box: Box, measure: Measure) -> Iterator[Piece]:
    """Cut what is wider than a line, such as an address, where an ellipsis may still follow."""
    widest = box.width / box.sizes[-1]
    room = widest - measure(ELLIPSIS)
    for piece in pieces:
        rest, before = piece.text, piece.before
        while measure(rest) > widest:
            end = next(n for n in range(1, len(rest) + 1) if measure(rest[: n + 1]) > room)
            yield Piece(rest[:end], before)
            rest, before = rest[end:], ""
        yield Piece(rest, before)
