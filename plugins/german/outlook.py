"""Which quotation marks come later in a block: what closes there decides what an earlier one is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plugins.german.marks import DOUBLES, SINGLES, Mark

_NEVER = 1 << 60
# 'n, 'ne, 'nen, 's, 'rein, 'rauf, '68er: the apostrophe of something left out.
_LEFT_OUT = re.compile(
    rf"[{SINGLES}](?:\d\d(?:er\w*)?|s|n|ne[mnrs]?|nauf|naus|nüber|runter|r(?:an|auf|aus|ein|über|um))(?!\w)"
)


def leaves_out(text: str, mark: Mark) -> bool:
    """Say whether a mark is the apostrophe of a word without its beginning."""
    return bool(_LEFT_OUT.match(text, mark.position))


@dataclass(slots=True)
class _Next:
    """The numbers of the next marks that open or close, seen from one mark."""

    single: int = _NEVER
    double: int = _NEVER
    closing: dict[str, int] = field(default_factory=dict)
    closing_double: int = _NEVER


class Outlook:
    """Answers what follows a mark; looked through once from the end, and only if anybody asks."""

    def __init__(self, text: str, block: Sequence[Mark]) -> None:
        self._text = text
        self._block = block
        self._nexts: list[_Next] = []

    def has_single(self, index: int, signs: str, *, is_within: bool) -> bool:
        """Say whether one of `signs` can close after the mark, before another quotation opens.

        `is_within`: the double marks around it are open, and what closes these closes it, too.
        """
        following = self._next(index)
        end = following.single
        if is_within and following.closing_double < following.double:
            end = min(end, following.closing_double)
        return min(following.closing.get(sign, _NEVER) for sign in signs) < end

    def has_double(self, index: int) -> bool:
        """Say whether a double mark can close after the mark, before another one opens."""
        following = self._next(index)
        return following.closing_double < following.double

    def _next(self, index: int) -> _Next:
        if not self._nexts:
            following, found = _Next(), []
            for number in range(len(self._block) - 1, -1, -1):
                found.append(following)
                following = self._with(following, number, self._block[number])
            self._nexts = found[::-1]
        return self._nexts[index]

    def _with(self, following: _Next, number: int, mark: Mark) -> _Next:
        """Return what comes next for the mark before `mark`."""
        single, double = following.single, following.double
        closing, closing_double = following.closing, following.closing_double
        if mark.sign in DOUBLES + "„":
            if mark.after_gap and not mark.at_end:
                double = number
            elif mark.can_close and mark.typed != "``":
                closing_double = number
        else:
            if mark.sign in "'‘‚" and mark.can_open and not leaves_out(self._text, mark):
                single = number
            if mark.can_close and not mark.after.isalnum():
                closing = closing | {mark.sign: number}
        return _Next(single, double, closing, closing_double)
