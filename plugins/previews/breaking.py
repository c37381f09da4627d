"""Lines broken as evenly as can be.

After D. E. Knuth, M. F. Plass, Breaking paragraphs into lines, 1981; here the last line counts as
well, so none is left with a single short word.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from plugins.previews.hyphenation import SOFT_HYPHEN

Measure = Callable[[str], float]  # the width of a text in em
HYPHEN = "-"
# Costs beside the squares of what lines lack, a line's width being 1.
_DIVIDED, _LOST_WORD = 0.08, 0.03
_Breaks = dict[int, tuple[float, tuple[int, ...]]]  # by last place: the cost, and all places


@dataclass(frozen=True)
class Piece:
    """What is never divided, and what stands before it: a blank, nothing, a soft hyphen."""

    text: str
    before: str


@dataclass(frozen=True)
class Paragraph:
    """Pieces to set in lines."""

    pieces: Sequence[Piece]
    measure: Measure

    def lines(self, width: float, most: int) -> tuple[str, ...] | None:
        """Return the fewest lines no wider than `width` em; None where `most` are too few."""
        best: _Breaks = {0: (0.0, ())}
        for _ in range(most):
            best = self._one_more(best, width)
            if done := best.get(len(self.pieces)):
                return tuple(self._line(a, b) for a, b in zip((0, *done[1]), done[1], strict=False))
        return None

    def _one_more(self, best: _Breaks, width: float) -> _Breaks:
        """Return the best breaks with another line."""
        more: _Breaks = {}
        for start, (cost, breaks) in best.items():
            for end, own_cost in self._costs(start, width):
                total = cost + own_cost
                if end not in more or total < more[end][0]:
                    more[end] = (total, (*breaks, end))
        return more

    def _costs(self, start: int, width: float) -> Iterator[tuple[int, float]]:
        """Yield the end and the cost of each line that may begin with the piece at `start`."""
        for end in range(start + 1, len(self.pieces) + 1):
            taken = self._places[end] - self._places[start] - self._blanks[start]
            if taken > width:
                return
            divided = self._is_divided(end)
            taken += self._hyphen if divided else 0
            if taken <= width:
                lost = _DIVIDED if divided else _LOST_WORD if self._is_lost(end) else 0
                yield end, (1 - taken / width) ** 2 + lost

    def _is_divided(self, end: int) -> bool:
        return end < len(self.pieces) and self.pieces[end].before == SOFT_HYPHEN

    def _is_lost(self, end: int) -> bool:
        """Say whether a line ends with a little word that belongs to the next ("in", "und")."""
        last = self.pieces[end - 1].text
        return end < len(self.pieces) and len(last) <= 3 and last.islower()

    def _line(self, start: int, end: int) -> str:
        first, *others = self.pieces[start:end]
        text = "".join(piece.before.replace(SOFT_HYPHEN, "") + piece.text for piece in others)
        return first.text + text + (HYPHEN if self._is_divided(end) else "")

    @cached_property
    def _blanks(self) -> list[float]:
        blank = self.measure(" ")
        return [blank if piece.before == " " else 0.0 for piece in self.pieces] + [0.0]

    @cached_property
    def _places(self) -> list[float]:
        """Where each piece would begin and the last one end, were all in one line."""
        widths = (self.measure(piece.text) for piece in self.pieces)
        return list(accumulate(map(sum, zip(self._blanks, widths, strict=False)), initial=0.0))

    @cached_property
    def _hyphen(self) -> float:
        return self.measure(HYPHEN)
