"""Code spans, and the backtick that is meant as an apostrophe.

https://spec.commonmark.org/0.31.2/#code-spans
"""

import re
from bisect import bisect_left

# What follows an apostrophe within a word: geht`s, so`n, don`t; and what one can begin: `ne, `68er.
_ENDING = re.compile(r"`(?:s|n|ne|nen|nem|ner|m|r|t|d|re|ll|ve)(?![\w])")
_SHORTENED = re.compile(r"`(?:s|n|ne|nen|nem|ner|rein|raus|rauf|rüber|runter|\d\d(?:er)?)(?![\w`])")
_LETTER = r"[^\W\d_]"
_WITHIN = re.compile(rf"{_LETTER}`{_LETTER}")
_ELIDED = re.compile(rf"(?<![\w'’`]){_LETTER}\Z")  # L`Aquila, O`Brien
_AND = re.compile(r"[`'’]n\Z")  # Rock`n`Roll


class Ticks:
    """The runs of backticks of one text, by their length; found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins: dict[int, list[int]] = {}
        for run in re.finditer("`+", text):
            self._begins.setdefault(run.end() - run.start(), []).append(run.start())

    def closing(self, begin: int, length: int) -> int | None:
        """Return where the next run of this length begins, None if there is none."""
        begins = self._begins.get(length, [])
        index = bisect_left(begins, begin)
        return begins[index] if index < len(begins) else None

    def is_apostrophe(self, at: int) -> bool:
        """Say whether the backtick at text[at], which may begin a code span, is an apostrophe."""
        text = self._text
        before, after = text[max(at - 3, 0) : at], text[at + 1 : at + 2]
        if not before[-1:].isalpha():
            return (
                bool(_SHORTENED.match(text, at))
                and not before[-1:].isdigit()
                and (not self._ends_code(self.closing(at + 1, 1)))
            )
        if after.isalpha():
            return bool(_ENDING.match(text, at) or _ELIDED.search(before) or _AND.search(before))
        return before[-1] in "sßxzSXZ" and (not after or not after.isalnum()) and after != "`"

    def _ends_code(self, at: int | None) -> bool:
        """Say whether a backtick looks like the end of a code span, and not like an apostrophe."""
        if at is None:
            return False
        return not self._text[at - 1].isspace() and not _WITHIN.match(self._text, at - 1)


def content(written: str) -> str:
    """Return what is shown of a code span's content."""
    text = written.replace("\n", " ")
    is_padded = text.startswith(" ") and text.endswith(" ") and bool(text.strip(" "))
    return text[1:-1] if is_padded else text
