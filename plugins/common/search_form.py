r"""A text in a form in which it can be compared with what became of it.

Markdown and HTML let authors write one thing in many ways: `?a=1&b=2` as `?a=1&amp;b=2`, `_` as
`\_`, `ü` as `%C3%BC` or in two characters, a blank as the end of a line.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

Replacement = Callable[[re.Match[str]], str]

# https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references, #backslash-escapes
_WRITTEN = re.compile(
    r"""
      (?P<entity> &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)
    | (?P<escaped> \\[!-/:-@\[-`{-~])
    | (?P<encoded> (?:%[0-9a-fA-F]{2})+)
    | (?P<blanks> [ \t]*\n[ \t>]* | [ \t]{2,} | \t)
    | (?P<letters> [^\x00-\x7f]+)
    """,
    re.VERBOSE,
)
# What a reader does not see as text: targets of links, tags, signs.
_MARKUP = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]|</?[a-zA-Z][^<>\n]*>|[\W_]+|[A-Z]+"
)


class Form:
    """A text of which some parts are said otherwise, and where each place of it was written."""

    def __init__(self, text: str, pattern: re.Pattern[str], replaced: Replacement) -> None:
        pieces: list[str] = []
        # Where the two texts part and where they meet again, by turns.
        self._here: list[int] = []
        self._there: list[int] = []
        length = end = 0
        for found in pattern.finditer(text):
            new = replaced(found)
            if new == found[0]:
                continue
            pieces += [text[end : found.start()], new]
            length += found.start() - end
            self._here += [length, length + len(new)]
            self._there += [found.start(), found.end()]
            length, end = length + len(new), found.end()
        self.text = "".join(pieces) + text[end:]

    def written(self, position: int) -> int:
        """Return where in the text as written a position of this one is."""
        number = bisect_right(self._here, position) - 1
        if number < 0:
            return position
        begin = self._there[number]
        return begin if number % 2 == 0 else begin + position - self._here[number]


def search_form(source: str) -> Form:
    """Return a Markdown text with entities, escapes and the like as what they stand for."""
    return Form(source, _WRITTEN, _meant)


def searchable(text: str) -> str:
    """Return what a parser made of a text in the same form; no entity is left in it."""
    return Form(text, _WRITTEN, _alike).text


def letters_form(text: str) -> Form:
    """Return only the letters and digits that a reader sees, all small."""
    return Form(text, _MARKUP, lambda found: found[0].lower() if found[0].isalpha() else "")


def _meant(found: re.Match[str]) -> str:
    if found["entity"]:
        return _compatible(unescape(found[0]))
    return found[0][1] if found["escaped"] else _alike(found)


def _alike(found: re.Match[str]) -> str:
    if found["blanks"]:
        return " "
    return _compatible(unquote(found[0]) if found["encoded"] else found[0])


def _compatible(text: str) -> str:
    return text if text.isascii() else normalize("NFKD", text)
