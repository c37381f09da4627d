"""Changes to a text that stands in several pieces, as the text nodes of a page do.

Rules look at the whole text, so that a quotation may open in one piece and close in another; what
they change is then carried out in the piece where it belongs.
"""

from collections import defaultdict
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
    parts = defaultdict[int, list[str]](list)
    done = defaultdict[int, int](int)
    number = 0
    for start, end, new in edits:
        while number + 1 < len(pieces) and starts[number + 1] <= start:
            number += 1
        reached = number
        while True:  # for each piece the edit reaches into
            begin = starts[reached]
            parts[reached] += (pieces[reached][done[reached] : max(start - begin, 0)], new)
            done[reached] = min(end - begin, len(pieces[reached]))
            reached, new = reached + 1, ""
            if reached == len(pieces) or end <= starts[reached]:
                break
    return {n: "".join((*part, pieces[n][done[n] :])) for n, part in parts.items()}
