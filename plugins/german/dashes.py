"""Dashes, ranges and ellipses (Duden, „Gedankenstrich“, „Auslassungspunkte“)."""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit
from plugins.german.ranges import ranges

_NO_BREAK_SPACE, _EN_DASH = "\u00a0", "\u2013"

_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASH = re.compile(r"[ \t\n\u00a0\u202f](-{1,3}|\u2013)(?=[ \t\n\u00a0\u202f]+[^\s-])")
# "0631 - 310 400": what stands before such a hyphen.
_PHONE = re.compile(r"(?:\+|(?<![\d.,:])0)\d[\d /()]*\Z")


def edits(text: str) -> Iterator[Edit]:
    """Yield what dashes, ranges and ellipses ask for."""
    if "..." in text:
        yield from (Edit(*match.span(), "…") for match in _DOTS.finditer(text))
    for match in _DASH.finditer(text):
        yield from _dash(text, match)
    yield from (Edit(hyphen, hyphen + 1, _EN_DASH) for hyphen in ranges(text))


def _dash(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Yield the dash for one that stands between words; a line should not begin with it."""
    before = text[: match.start(1)].rstrip(" \t\n")
    if _PHONE.search(before[-20:]) and text[match.end() : match.end() + 20].lstrip()[:1].isdigit():
        return
    if before and before[-1] not in "\u2028\u2029-\u2013\u2014":
        if not before[-1].isspace():
            yield Edit(len(before), match.start(1), _NO_BREAK_SPACE)
        yield Edit(*match.span(1), _EN_DASH)
