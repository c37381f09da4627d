"""Quotation marks and apostrophes: „…“, ‚…‘ within, ’ (Duden, „Anführungszeichen“, „Apostroph“).

Straight and English marks mean little by themselves; what stands on either side, and what is open
already, says what they are. German marks and guillemets stay as they are.
"""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit
from plugins.german.marks import DOUBLES, SINGLES, Mark, marks

# 'n, 'ne, 'nen, 's, 'rein, 'rauf, '68er: the apostrophe of something left out.
_LEFT_OUT = re.compile(
    rf"[{SINGLES}](?:\d\d(?:er\w*)?|s|n|ne[mnrs]?|nauf|naus|nüber|runter|r(?:an|auf|aus|ein|über|um))(?!\w)"
)
# 'x' is closed by 'x', ‘x by x’, ‚x by x‘.
_CLOSED_BY = {"'": "'", "´": "'", "‘": "’", "‚": "‘"}


def edits(text: str) -> Iterator[Edit]:
    """Yield what quotation marks and apostrophes ask for; each block of a page begins anew."""
    reader: _Reader | None = None
    end_of_block = -1
    for mark in marks(text):
        if mark.position > end_of_block or reader is None:
            end_of_block = text.find("\u2029", mark.position)
            end_of_block = len(text) if end_of_block < 0 else end_of_block
            reader = _Reader(text, end_of_block)
        meant = reader.read(mark)
        if meant != mark.sign:
            yield Edit(mark.position, mark.position + 1, meant)


class _Reader:
    """Reads the marks of one block from left to right; `_open` holds the signs that opened."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._open: list[str] = []
        self._gone: set[str] = set()  # signs that close nothing from here on

    def read(self, mark: Mark) -> str:
        """Return the sign that is meant."""
        if mark.sign in "„‚":
            self._open.append(mark.sign)
            return mark.sign
        return self._double(mark) if mark.sign in DOUBLES else self._single(mark)

    def _double(self, mark: Mark) -> str:
        if "„" in self._open and mark.can_close:
            return self._close("„", "“")
        if mark.after_gap and not mark.at_end:
            self._open.append("„")
            return "„"
        # 15" is a size; a word's end is one of a quotation whose beginning is not here.
        unopened = not mark.after_gap and mark.before_gap and not mark.after_digit
        return "“" if unopened else mark.sign

    def _single(self, mark: Mark) -> str:
        if mark.within_word or (mark.after_gap and _LEFT_OUT.match(self._text, mark.position)):
            return "’"
        opener = next((sign for sign in reversed(self._open) if sign != "„"), "")
        if opener and mark.can_close:
            return "’" if self._belongs_to_word(mark, opener) else self._close(opener, "‘")
        if mark.can_open:
            if mark.sign != "’" and not opener and self._closer_after(mark, _CLOSED_BY[mark.sign]):
                self._open.append(mark.sign)
                return "‚"
            return "’"
        return mark.sign if mark.after_gap or mark.after_digit else "’"

    def _close(self, opener: str, sign: str) -> str:
        """Forget the innermost `opener`, and what was opened within it."""
        while self._open.pop() != opener:
            pass
        return sign

    def _belongs_to_word(self, mark: Mark, opener: str) -> bool:
        """Say whether a mark that could close is an apostrophe (Hans' Rad), the close coming."""
        closer = _CLOSED_BY[opener]
        genitive = mark.after_sibilant and mark.before_space and closer != "‘"
        return (mark.sign != closer or genitive) and self._closer_after(mark, closer)

    def _closer_after(self, mark: Mark, sign: str) -> bool:
        """Say whether `sign` can close later in the block, before another quotation opens."""
        if sign not in self._gone:
            for later in marks(self._text, mark.position + 1, self._end):
                if later.sign in "'‘‚" and self._opens(later):
                    return False
                if later.sign == sign and later.can_close and not later.after.isalnum():
                    return True
            self._gone.add(sign)
        return False

    def _opens(self, mark: Mark) -> bool:
        return mark.can_open and not _LEFT_OUT.match(self._text, mark.position)
