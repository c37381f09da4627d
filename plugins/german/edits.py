"""Changes to a text that stands in several pieces, as the text nodes of a page do.

Rules look at the whole text, so that a quotation may open in one piece and close in another; what
they change is then carried out in the piece where it belongs.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `new` in the place of text[start:end]; nothing is replaced where both are equal."""

    start: int
    end: int
    new: str


def in_order(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits from left to right; of two that overlap the first."""
    end = 0
    for edit in sorted(edits):
        if edit.start >= end:
            end = max(edit.end, edit.start + 1)  # nor are two put in at one spot
            yield edit


def changed(pieces: Sequence[str], edits: Iterable[Edit]) -> dict[int, str]:
    """Return the pieces that differ afterwards, by their number; no piece is empty.

    `edits` are in order and refer to "".join(pieces). One that reaches into the next piece is
    made in the piece where it starts.
    """
    starts = [0, *accumulate(map(len, pieces))]
    result = dict[int, str]()
    done = dict[int, int]()
    for edit in edits:
        number, new = bisect_right(starts, edit.start) - 1, edit.new
        while True:  # for each piece the edit reaches into
            begin = max(edit.start - starts[number], 0)
            end = min(edit.end - starts[number], len(pieces[number]))
            kept = pieces[number][done.get(number, 0) : begin]
            result[number] = result.get(number, "") + kept + new
            done[number], number, new = end, number + 1, ""
            if number == len(pieces) or edit.end <= starts[number]:
                break
    return {number: text + pieces[number][done[number] :] for number, text in result.items()}
