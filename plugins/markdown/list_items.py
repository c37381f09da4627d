"""Which lines are items of a list, as CommonMark, phones or a word processor have them.

    - eins          + eins          1. eins        1) eins      as on GitHub
    • eins          – eins          a) eins                     where another stands near

The blank after the sign may be one that does not break. A date is no item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from plugins.markdown.german_dates import begins_with_date

_GAP = r"[ \t\u00a0\u202f]"
_PASTED = "•·▪‣◦●○–"
_SIGN = re.compile(
    rf"(?P<sign>[-+*]|[{_PASTED}]|(?P<number>\d{{1,9}})[.)]|(?P<letter>[a-z])\))(?P<gap>{_GAP}+|$)"
)
_LINE = re.compile(rf"[ \t>]*(?:[-+*{_PASTED}]|\d{{1,9}}[.)]|[a-z]\)){_GAP}")
_PASTED_LINE = re.compile(rf"[ \t>]*[{_PASTED}]{_GAP}")
_QUOTED = re.compile(r"^(?: {0,3}> ?)+")
_NEIGHBOURS = 10  # lines, in which another sign of its kind must stand
_TASK = re.compile(r"\[([ xX])\](?= )")
# A line that announces a list: "Wir brauchen:", "**Wir brauchen:**".
_ANNOUNCES = re.compile(r":[*_ ]*$")


@dataclass(frozen=True)
class Sign:
    """What begins an item: which lists it may join, its number, and where its text stands."""

    joins: str  # "-", "." or ")" after numbers, "a" for letters
    written: str  # the bullet; "" for others
    number: int
    width: int  # columns up to the text
    text: str


def sign_of(text: str, lines: Sequence[str], number: int) -> Sign | None:
    """Return the sign at the beginning of `text`, which stands in that one of the lines."""
    found = _SIGN.match(text)
    if found is None:
        return None
    sign, rest, bullet = found["sign"], text[found.end() :], ""
    if found["number"]:
        is_date = sign[-1] == "." and begins_with_date(text)
        kind, count = sign[-1], int(found["number"])
        is_item = not is_date
    elif found["letter"]:
        kind, count = "a", ord(found["letter"]) - ord("a") + 1
        is_item = _has_alphabet(found["letter"], lines, number)
    else:
        kind, count, bullet = "-", 0, sign
        is_item = sign in "-+*" or _has_neighbour(_PASTED_LINE, lines, number)
    if not is_item:
        return None
    gap = len(found["gap"])
    if not rest.strip() or gap > 4:
        return Sign(kind, bullet, count, len(sign) + 1, " " * (gap - 1) + rest)
    if task := _TASK.match(rest):
        rest = ("☐" if task[1] == " " else "☑") + rest[task.end() :]
    return Sign(kind, bullet, count, len(sign) + gap, rest)


def begins_list(sign: Sign, lines: Sequence[str], number: int) -> bool:
    """Say whether an item right below a text begins a list: announced, or not alone in a text."""
    if not sign.text.strip():
        return any(map(_LINE.match, lines[number + 1 : number + 2]))
    if number and _ANNOUNCES.search(lines[number - 1]):
        return True
    after = list(takewhile(str.strip, (_QUOTED.sub("", line) for line in lines[number + 1 :])))
    if any(map(_LINE.match, after)):
        return True
    goes_on = any(not line.startswith("  ") for line in after)
    return sign.number <= 1 and not goes_on


def _near(lines: Sequence[str], number: int) -> Iterator[str]:
    """Yield the lines before and after one, up to a second blank line."""
    before = lines[max(number - _NEIGHBOURS, 0) : number][::-1]
    for side in (before, lines[number + 1 : number + 1 + _NEIGHBOURS]):
        blanks = 0
        for line in side:
            blanks += not line.strip()
            if blanks > 1:
                break
            yield line


def _has_neighbour(pattern: re.Pattern[str], lines: Sequence[str], number: int) -> bool:
    return any(map(pattern.match, _near(lines, number)))


def _has_alphabet(letter: str, lines: Sequence[str], number: int) -> bool:
    """Say whether the letter before or after stands near, so that "a) … b) …" is a list."""
    beside = "".join(chr(ord(letter) + step) for step in (-1, 1))
    return _has_neighbour(re.compile(rf"[ \t>]*[{beside}]\){_GAP}"), lines, number)
