"""What stands beside a quotation mark; other marks are looked through, as in "'Ja'".

Typewriters had no quotation marks: two commas, two apostrophes and two backticks are read as one
double mark each, so are three apostrophes as a double and a single one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What may open or close, by itself; ´ and ` are keys that are taken for the apostrophe.
DOUBLES, SINGLES = '"“”', "'‘’´`"
_MARKS = DOUBLES + SINGLES + "„‚"
_RUN = re.compile(f"[{_MARKS}]+")
_RUN_WITH_COMMAS = re.compile(f"(?:(?<!,),,(?!,)|[{_MARKS}])+")
_OF_A_RUN = re.compile(r"(.)\1*")
_IN_PAIRS = "'´`,‚"
_OPENING = "([{/-–—¿¡»«›‹:;,"  # the last three where an author forgot the space
_CLOSING = ")]}.,;:!?…/-–—»«›‹"


class Mark(NamedTuple):
    """A mark; a gap is a space, an end, or what separates words on that side of them."""

    sign: str  # one of _MARKS; `"` for two that were typed as one
    position: int
    end: int
    typed: str
    before: str  # the nearest character to the left that is no mark, "" at the beginning
    after: str
    within_word: bool

    @property
    def after_gap(self) -> bool:
        """Nothing or a space stands before it, or what a quotation can begin behind."""
        return not self.before or self.before.isspace() or self.before in _OPENING

    @property
    def before_gap(self) -> bool:
        """Nothing or a space follows, or what ends a clause."""
        return self.at_end or self.after in _CLOSING

    @property
    def can_open(self) -> bool:
        """A word begins here."""
        return self.after_gap and self.after.isalnum()

    @property
    def can_close(self) -> bool:
        """A word or a clause ends here."""
        return not self.after_gap or self.before_gap

    @property
    def at_end(self) -> bool:
        """Nothing or a space follows."""
        return not self.after or self.after.isspace()

    @property
    def before_space(self) -> bool:
        """A space follows."""
        return self.after.isspace()

    @property
    def after_digit(self) -> bool:
        """A digit stands before it."""
        return self.before.isdigit()

    @property
    def after_sibilant(self) -> bool:
        """The sound before it takes an apostrophe in the genitive."""
        return self.before.lower() in {"s", "ß", "x", "z"}


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks of a text; each run of them is looked at once."""
    for run in (_RUN_WITH_COMMAS if ",," in text else _RUN).finditer(text):
        start, end = run.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if end - start == 1:
            between = before.isalnum() and after.isalnum() and run[0] in SINGLES
            yield Mark(run[0], start, end, run[0], before, after, between)
        else:
            opens = not before or before.isspace() or before in _OPENING
            for sign, typed, position in _signs(run, opens=opens):
                yield Mark(
                    sign, position, position + len(typed), typed, before, after, within_word=False
                )


def _signs(run: re.Match[str], *, opens: bool) -> Iterator[tuple[str, str, int]]:
    """Yield what each mark of a run means, how and where it is typed.

    Four of a kind mean nothing.
    """
    for match in _OF_A_RUN.finditer(run.string, *run.span()):
        sign, typed, position = match[1], match[0], match.start()
        if len(typed) == 1 or sign not in _IN_PAIRS:
            yield from ((sign, sign, position + i) for i in range(len(typed)))
        elif len(typed) == 2:
            yield "„" if sign in ",‚" else '"', typed, position
        elif len(typed) == 3 and opens:
            yield '"', sign * 2, position
            yield sign, sign, position + 2
        elif len(typed) == 3:
            yield sign, sign, position
            yield '"', sign * 2, position + 1
