"""Quotation marks and apostrophes: „…“, ‚…‘ within, ’ (Duden, „Anführungszeichen“, „Apostroph“).

Straight and English marks mean little by themselves; what stands on either side, and what is open
already, says what they are. German marks and guillemets stay as they are.
"""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit
from plugins.german.marks import DOUBLES, Mark, marks
from plugins.german.outlook import Outlook, leaves_out

# What closes a quotation in single marks, by what opened it.
_CLOSED_BY = {"'": "'‘", "´": "'", "`": "'", "‘": "’", "‚": "‘"}
# >>Klima<< and <<Klima>>, typed for guillemets.
_GUILLEMETS = re.compile(
    r"(?<![<>\w])(?:>>(?=[^\s<>])[^<>\u2029]*(?<=\S)<<|<<(?=[^\s<>])[^<>\u2029]*(?<=\S)>>)(?![<>\w])"
)


def edits(text: str) -> Iterator[Edit]:
    """Yield what quotation marks and apostrophes ask for; each block of a page begins anew."""
    if ">>" in text and "<<" in text:
        for found in _GUILLEMETS.finditer(text):
            for start in (found.start(), found.end() - 2):
                yield Edit(start, start + 2, "»" if text[start] == ">" else "«")
        text = _GUILLEMETS.sub(_as_guillemets, text)
    for block in _blocks(text):
        read = _Reader(text, block).read
        for index, mark in enumerate(block):
            if (meant := read(index, mark)) != mark.typed:
                yield Edit(mark.position, mark.end, meant)


def _as_guillemets(found: re.Match[str]) -> str:
    """Return a text of the same length that other marks see the guillemets in."""
    first, last = ("»", "«") if found[0].startswith(">") else ("«", "»")
    return first * 2 + found[0][2:-2] + last * 2


def _blocks(text: str) -> Iterator[list[Mark]]:
    """Yield the marks of each block that has some."""
    block: list[Mark] = []
    end = -1
    for mark in marks(text):
        if mark.position > end:
            if block:
                yield block
            block, end = [], text.find("\u2029", mark.position)
            end = len(text) if end < 0 else end
        block.append(mark)
    if block:
        yield block


class _Reader:
    """Reads the marks of one block from left to right; `_open` holds the signs that opened."""

    def __init__(self, text: str, block: list[Mark]) -> None:
        self._text = text
        self._open: list[str] = []
        self._singles: list[str] = []  # those of them that are no „
        self._by_commas = False  # the last „ was typed so
        self._outlook = Outlook(text, block)

    def read(self, index: int, mark: Mark) -> str:
        """Return the sign that is meant, or what is typed if nothing else is."""
        if mark.sign in "„‚":
            return self._low(mark)
        if mark.sign in DOUBLES:
            return self._double(index, mark)
        if mark.within_word:
            # 5'10" is a height, 1'000 a number.
            return mark.typed if mark.after_digit and mark.after.isdigit() else "’"
        return self._backtick(index, mark) if mark.sign == "`" else self._single(index, mark)

    def _low(self, mark: Mark) -> str:
        """Return what a low mark means: two commas may be a slip, and some close by it."""
        closes = not mark.after_gap and mark.before_gap
        if closes and mark.sign == "„" and self._is_double_open():
            return self._close("„", "“")
        if closes and mark.sign == "‚" and self._singles:
            return self._close(self._singles[-1], "‘")
        if mark.typed == ",," and (not mark.after_gap or mark.at_end):
            return mark.typed
        self._by_commas = mark.typed == ",,"
        return self._begin(mark.sign, mark.sign)

    def _double(self, index: int, mark: Mark) -> str:
        if mark.typed == "``":
            return self._backticks(index, mark)
        if self._is_double_open() and mark.can_close:
            return mark.typed if self._is_size(index, mark) else self._close("„", "“")
        if mark.after_gap and not mark.at_end:
            return self._begin("„", "„")
        # 15" is a size; a word's end is one of a quotation whose beginning is not here.
        unopened = not mark.after_gap and mark.before_gap and not mark.after_digit
        return "“" if unopened else mark.typed

    def _backticks(self, index: int, mark: Mark) -> str:
        """Return what two backticks mean: they begin ``Klima'', and end ,,Klima``."""
        if self._is_double_open() and self._by_commas and not mark.after_gap:
            return self._close("„", "“")
        opens = mark.after_gap and not mark.at_end and self._outlook.has_double(index)
        return self._begin("„", "„") if opens else mark.typed

    def _is_size(self, index: int, mark: Mark) -> bool:
        """Say whether a mark that could close is one of inches (a 27" screen), the close coming."""
        long = self._text[max(mark.position - 4, 0) : mark.position]
        is_number = long[-1:].isdigit() and not (len(long) == 4 and long.isdigit())
        return is_number and mark.sign in '"”' and self._outlook.has_double(index)

    def _backtick(self, index: int, mark: Mark) -> str:
        if mark.can_open and not self._singles and self._has_closing(index, "'"):
            return self._begin("`", "‚")
        return mark.typed

    def _single(self, index: int, mark: Mark) -> str:
        if mark.after_gap and leaves_out(self._text, mark):
            return "’"
        if self._singles and mark.can_close:
            opener = self._singles[-1]
            within = self._belongs_to_word(index, mark, _CLOSED_BY[opener])
            return "’" if within else self._close(opener, "‘")
        if mark.can_open:
            may_open = mark.sign != "’" and not self._singles
            if may_open and self._has_closing(index, _CLOSED_BY[mark.sign]):
                return self._begin(mark.sign, "‚")
            return "’"
        return mark.typed if mark.after_gap or mark.after_digit else "’"

    def _belongs_to_word(self, index: int, mark: Mark, closers: str) -> bool:
        """Say whether a mark that could close is an apostrophe (Hans' Rad), the close coming."""
        genitive = mark.after_sibilant and mark.before_space and mark.sign != "‘"
        apostrophe = genitive or mark.sign not in closers
        return apostrophe and self._has_closing(index, closers)

    def _has_closing(self, index: int, signs: str) -> bool:
        return self._outlook.has_single(index, signs, is_within=self._is_double_open())

    def _is_double_open(self) -> bool:
        return len(self._open) > len(self._singles)

    def _begin(self, opener: str, sign: str) -> str:
        """Remember what opens."""
        self._open.append(opener)
        if opener != "„":
            self._singles.append(opener)
        return sign

    def _close(self, opener: str, sign: str) -> str:
        """Forget the innermost `opener`, and what was opened within it."""
        closed = ""
        while closed != opener:
            closed = self._open.pop()
            if closed != "„":
                self._singles.pop()
        return sign
