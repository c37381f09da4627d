"""What stands beside a quotation mark; other marks are looked through, as in "'Ja'"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What may open or close, by itself; ´ is a key that is taken for the apostrophe.
DOUBLES, SINGLES = '"“”', "'‘’´"
_MARKS = DOUBLES + SINGLES + "„‚"
_MARK = re.compile(f"[{_MARKS}]")
_OPENING = "([{/-–—¿¡»«›‹:;,"  # the last three where an author forgot the space
_CLOSING = ")]}.,;:!?…/-–—»«›‹"


class Mark(NamedTuple):
    """A mark; a gap is a space, an end, or what separates words on that side of them."""

    sign: str
    position: int
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


def marks(text: str, begin: int = 0, end: int | None = None) -> Iterator[Mark]:
    """Yield the marks of text[begin:end]."""
    for match in _MARK.finditer(text, begin, len(text) if end is None else end):
        position = match.start()
        raw_before, raw_after = text[position - 1 : position], text[position + 1 : position + 2]
        yield Mark(
            match[0], position, _before(text, position), _after(text, position),
            raw_before.isalnum() and raw_after.isalnum() and match[0] in SINGLES,
        )  # fmt: skip


def _before(text: str, position: int) -> str:
    while position and text[position - 1] in _MARKS:
        position -= 1
    return text[position - 1 : position]


def _after(text: str, position: int) -> str:
    position += 1
    while text[position : position + 1] and text[position] in _MARKS:
        position += 1
    return text[position : position + 1]
