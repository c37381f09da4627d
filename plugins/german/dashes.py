"""Dashes, ellipses, minus and multiplication signs (Duden, „Gedankenstrich“, „Minuszeichen“).

A dash stands between spaces, and a line should not begin with it. Between two numbers it may be
part of one of them, so there it needs a reason: see plugins.german.ranges.
"""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit
from plugins.german.names import names_year

_NO_BREAK_SPACE, _EN_DASH, _MINUS = "\u00a0", "\u2013", "\u2212"
_SPACES = " \t\n\u00a0\u202f"

_DOTS = re.compile(r"\.\.\.(?<!\.\.\.\.)(?!\.)")
# Patterns that begin with a sign are many times faster than those that begin with a class.
_HYPHENS = re.compile(rf"-(?:--?)?(?=[{_SPACES}]+[^\s-])")
_DASHES = re.compile(rf"–(?=[{_SPACES}]+[^\s-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\Z")
_NEGATIVE = re.compile(
    rf"- (?=\d{{1,3}}(?:,\d+)?[{_SPACES}]*(?:[%‰€]|°C?|Grad|Prozent|Euro)(?!\w)(.?))", re.DOTALL
)
# A number is expected behind these.
_BEFORE_NUMBER = re.compile(
    r"(?:[(:;=|/,→]|\b(?i:von|auf|um|bei|bis|oder|zwischen|unter|über)) ?\Z"
)
_PRICE = re.compile(r",--?(?<=\d,-|,--)(?![\w-])")


def edits(text: str) -> Iterator[Edit]:
    """Yield what dashes, ellipses and minus signs ask for."""
    if "..." in text:
        yield from (Edit(*match.span(), "…") for match in _DOTS.finditer(text))
    negative = {match.start() for match in _NEGATIVE.finditer(text) if _is_minus(text, match)}
    yield from (Edit(start, start + 2, _MINUS) for start in negative)
    for pattern in (_HYPHENS, _DASHES):
        for match in pattern.finditer(text):
            if match.start() not in negative:
                yield from _dash(text, *match.span())
    for match in _PRICE.finditer(text):
        if text[match.start() - 1 : match.start()].isdigit():
            yield Edit(match.start() + 1, match.end(), _EN_DASH)


def _dash(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the dash for what stands between words; a line should not begin with it."""
    before = start
    while before and text[before - 1] in " \t\n":
        before -= 1
    last = text[before - 1 : before]
    if not last or last in "\u2028\u2029-–—" or (before == start and last not in _SPACES):
        return
    if text[start] == "-" and _is_within_number(text, before, end):
        return
    if "\n\n" in text[before:start]:  # no Markdown leaves that, but a list within HTML
        return
    if not last.isspace():
        yield Edit(before, start, _NO_BREAK_SPACE)
    if text[start:end] != _EN_DASH:
        yield Edit(start, end, _EN_DASH)


def _is_within_number(text: str, before: int, end: int) -> bool:
    """Say whether digits on both sides may make one number: "0631 - 310 400"."""
    left = text[max(before - 4, 0) : before].rstrip(_SPACES)
    if not (left[-1:].isdigit() and text[end : end + 8].lstrip(_SPACES)[:1].isdigit()):
        return False
    year = _YEAR.search(text, max(before - 5, 0), before)
    return year is None or names_year(text, year.start(), short=False)


def _is_minus(text: str, match: re.Match[str]) -> bool:
    """Say whether a hyphen and a space stand for the sign of a number."""
    before = text[max(match.start() - 10, 0) : match.start()]
    if not before or before[-1] in "\u2028\u2029":
        return match[1] in ("", "\u2029", ")")  # else it may be the sign of a list
    return bool(_BEFORE_NUMBER.search(before))
