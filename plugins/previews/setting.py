"""A text broken into lines that fill a box well, as large as it can be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from plugins.previews.hyphenation import SOFT_HYPHEN, syllables

Measure = Callable[[str], float]  # the width of a text in em
LEADING = 1.1  # from one line to the next, in em
HYPHEN, ELLIPSIS = "-", "…"
_WORTH_DIVIDING = 1.25  # so much larger letters must become before words are divided
# Costs beside the squares of what lines lack, a line's width being 1.
_DIVIDED, _LOST_WORD = 0.08, 0.03
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


@dataclass(frozen=True)
class _Piece:
    """What is never divided, and what stands before it on a line: a blank, nothing, a hyphen."""

    text: str
    before: str


def fit(text: str, box: Box, measure: Measure) -> Setting:
    """Return the text set as large as the box allows; what cannot fit ends with an ellipsis."""
    whole = _largest(list(_pieces(text, divide=False)), box, measure)
    if whole and whole.size * _WORTH_DIVIDING >= box.sizes[0]:
        return whole
    pieces = list(_pieces(text, divide=True))
    divided = _largest(pieces, box, measure)
    if whole and (divided is None or divided.size < whole.size * _WORTH_DIVIDING):
        return whole
    return divided or _shortened(_chopped(pieces, box, measure), box, measure)


def _largest(pieces: list[_Piece], box: Box, measure: Measure) -> Setting | None:
    widths = [measure(piece.text) for piece in pieces]
    for size in box.sizes:
        most = min(box.lines, int(box.height / (size * LEADING)))
        if lines := _break(pieces, widths, box.width / size, most, measure):
            return Setting(size, lines)
    return None


def _shortened(pieces: list[_Piece], box: Box, measure: Measure) -> Setting:
    """Return as much as fits at the smallest size, with an ellipsis."""
    smallest = Box(box.width, box.height, box.sizes[-1:], box.lines)
    for end in range(len(pieces), 0, -1):
        last = pieces[end - 1]
        rest = [_Piece(last.text.rstrip(",;:.-–") + ELLIPSIS, last.before)]
        shown = pieces if end == len(pieces) else [*pieces[: end - 1], *rest]
        if found := _largest(shown, smallest, measure):
            return found
    return Setting(smallest.sizes[0], (ELLIPSIS,))


def _pieces(text: str, *, divide: bool) -> Iterator[_Piece]:
    for word in text.split(" "):
        before = " "
        for part in _BREAKS.split(word):
            for syllable in syllables(part) if divide else [part.replace(SOFT_HYPHEN, "")]:
                yield _Piece(syllable, before)
                before = SOFT_HYPHEN
            before = ""


def _chopped(pieces: list[_Piece], box: Box, measure: Measure) -> list[_Piece]:
    """Cut what is wider than a line, such as an address, wherever it has to be."""
    widest, cut = box.width / box.sizes[-1], list[_Piece]()
    for piece in pieces:
        start, before = 0, piece.before
        for end in range(1, len(piece.text) + 1):
            if end - start > 1 and measure(piece.text[start:end]) > widest:
                cut.append(_Piece(piece.text[start : end - 1], before))
                start, before = end - 1, ""
        cut.append(_Piece(piece.text[start:], before))
    return cut


def _break(
    pieces: list[_Piece], widths: list[float], width: float, most: int, measure: Measure
) -> tuple[str, ...] | None:
    """Return the fewest lines no wider than `width` em, as even as can be; None above `most`.

    After D. E. Knuth, M. F. Plass, Breaking paragraphs into lines, 1981; here the last line counts
    as well, so none is left with a single short word.
    """
    blank, hyphen = measure(" "), measure(HYPHEN)
    glued = [w + (blank if p.before == " " else 0) for p, w in zip(pieces, widths, strict=True)]
    ends = list(accumulate(glued, initial=0.0))
    count = len(pieces)
    costs: dict[int, tuple[float, tuple[int, ...]]] = {0: (0, ())}
    for _ in range(most):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, breaks) in costs.items():
            first = glued[start] - widths[start] if start < count else 0
            for end in range(start + 1, count + 1):
                divided = end < count and pieces[end].before == SOFT_HYPHEN
                taken = ends[end] - ends[start] - first + (hyphen if divided else 0)
                if taken - (hyphen if divided else 0) > width:
                    break
                if taken > width:
                    continue
                total = cost + (1 - taken / width) ** 2 + _penalty(pieces, end, divided=divided)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*breaks, end))
        if count in reached:
            return tuple(_lines(pieces, reached[count][1]))
        costs = reached
    return None


def _penalty(pieces: list[_Piece], end: int, *, divided: bool) -> float:
    """Return the cost of a line's end: a divided word, a little word that belongs to the next."""
    last = pieces[end - 1].text
    lost = end < len(pieces) and not divided and len(last) <= 3 and last.islower()
    return _DIVIDED * divided + _LOST_WORD * lost


def _lines(pieces: list[_Piece], breaks: tuple[int, ...]) -> Iterator[str]:
    for start, end in zip((0, *breaks), breaks, strict=False):
        line = pieces[start].text
        for piece in pieces[start + 1 : end]:
            line += piece.before.replace(SOFT_HYPHEN, "") + piece.text
        divided = end < len(pieces) and pieces[end].before == SOFT_HYPHEN
        yield line + (HYPHEN if divided else "")
