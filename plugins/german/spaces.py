"""No-break spaces, where Duden and DIN 5008 ask for them.

All are U+00A0, none the narrow U+202F: the oldest font has it, and a search for "z. B." finds it.
Whoever wrote a narrow one keeps it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from plugins.common.german import MONTHS, SHORT_MONTHS
from plugins.german.edits import Edit
from plugins.german.quantities import CLEAR_UNIT, UNITS

_NO_BREAK_SPACE = "\u00a0"
_SPACES = "[ \t\n]"  # not those that do not break already

# The longer ones first.
_ABBREVIATIONS = sorted(
    (
        "a. a. O.", "a. D.", "a. M.", "B. A.", "B. Sc.", "b. w.", "d. Ä.", "d. h.", "d. J.",
        "e. G.", "e. V.", "h. c.", "i. A.", "i. Allg.", "i. d. R.", "i. e. S.", "i. H. v.", "i. R.",
        "i. S. d.", "i. S. v.", "i. V.", "i. V. m.", "i. w. S.", "M. A.", "m. E.", "M. Sc.",
        "n. Chr.", "o. a.", "o. Ä.", "o. ä.", "o. g.", "o. J.", "p. a.", "s. a.", "s. o.", "s. u.",
        "u. a.", "u. a. m.", "u. Ä.", "u. ä.", "u. dgl.", "u. s. w.", "u. U.", "u. v. a.",
        "u. v. m.", "v. a.", "v. Chr.", "v. H.", "v. l. n. r.", "v. r. n. l.", "z. B.", "z. H.",
        "z. Hd.", "z. T.", "z. Z.", "z. Zt.",
    ),
    reverse=True,
)  # fmt: skip
_BEFORE_NUMBERS = (
    "Abb.", "Abs.", "Anm.", "Art.", "Bd.", "ca.", "Fn.", "Kap.", "Nr.", "Nrn.", "Rn.", "S.", "Tab.",
    "Ziff.",
)  # fmt: skip
_BEFORE_NAMES = ("Dr.", "Fr.", "Hr.", "Ing.", "Prof.", "St.", "med.")
_SHORT_MONTHS = tuple(rf"{name}\." for name in SHORT_MONTHS)


def _just_after(words: Iterable[str]) -> str:
    """Return a pattern for the place behind one of the words."""
    return "|".join(rf"(?<=(?<!\w){re.escape(word)})" for word in words)


def _rest(letter: str, abbreviations: Iterable[str]) -> str:
    """Return a pattern for what follows the first full stop, spaced or not."""
    parts = (r"\s*".join(map(re.escape, written.split()[1:])) for written in abbreviations)
    return rf"(?<=[{letter}{letter.upper()}]\.)\s*(?:{'|'.join(parts)})"


# Patterns that begin with a sign are many times faster than those that begin with a class.
_ABBREVIATION = re.compile(
    r"\.(?=\s*\w{1,4}\.)(?<=(?<!\w)(?<!\w\.)\w\.)"
    rf"(?:{'|'.join(_rest(*group) for group in groupby(_ABBREVIATIONS, itemgetter(0)))})(?!\w\.)"
)
_GAP = re.compile(rf"\.({_SPACES}*)(?=\w)")
_GROUP = r"\d\d\d(?!\d)"
# Behind the end of a number: its unit, or three more digits of a number with a unit.
_AFTER_NUMBER = re.compile(
    rf"\d(?:{_SPACES}+(?=(?P<thousand>{_GROUP}(?:{_SPACES}{_GROUP})*[ \u00a0]?)?(?:{UNITS})(?!\w))"
    rf"|(?={CLEAR_UNIT}))"
)
_RULES = [
    re.compile(pattern)
    for pattern in (
        rf"§(?<!\w§)({_SPACES}*)(?=\d)",
        rf"\.(?:{_just_after(_BEFORE_NUMBERS)})({_SPACES}*)(?=\d)",
        rf"\.(?:{_just_after(_BEFORE_NAMES)})({_SPACES}+)(?=[^\W\d_])",
        rf"\.(?<=\d\.)({_SPACES}*)(?=(?:{'|'.join((*MONTHS, *_SHORT_MONTHS))})(?!\w))",
        rf"\.(?<=(?<!\w)[A-ZÄÖÜ]\.)({_SPACES})(?=[A-ZÄÖÜ]\.{_SPACES})",
        rf"€({_SPACES}+)(?=\d)",
    )
]
_DEGREES = re.compile(r"°([ \t\n\u00a0])C(?!\w)(?<=\d[ \t\n\u00a0\u202f]°.C|.\d°.C)")


def edits(text: str) -> Iterator[Edit]:
    """Yield the spaces that must not break, those too that are missing."""
    for match in _ABBREVIATION.finditer(text):
        for gap in _GAP.finditer(text, *match.span()):
            yield Edit(*gap.span(1), _NO_BREAK_SPACE)
    for pattern in _RULES:
        for match in pattern.finditer(text):
            yield Edit(*match.span(1), _NO_BREAK_SPACE)
    for match in _DEGREES.finditer(text):  # 20° C
        yield Edit(*match.span(1), "")
        if text[match.start() - 1].isdigit():
            yield Edit(match.start(), match.start(), _NO_BREAK_SPACE)
    for match in _AFTER_NUMBER.finditer(text):
        if _is_quantity(text, match):
            yield Edit(match.start() + 1, match.end(), _NO_BREAK_SPACE)


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """Say whether a number stands there by itself: not the end of "A6" or "CO2"."""
    start = match.start()
    while start and text[start - 1].isdecimal():
        start -= 1
    before = text[max(start - 2, 0) : start]
    if match["thousand"]:
        follows_group = before[:1].isdecimal() and before[1:].isspace()
        is_first_group = text[start] != "0" and match.start() - start < len("000")
        return is_first_group or follows_group
    is_factor = before[-1:] == "x" and before[:1].isdecimal()  # 30x20cm
    return is_factor or not before[-1:].isalpha()
