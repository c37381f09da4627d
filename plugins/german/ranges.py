"""Hyphens that mean "bis" (Duden, „Bis-Strich“): 10-16 Uhr, 2023-2035, S. 3-5, 3.-5. Mai, Mo-Fr.

Only where nothing else can be meant: by what is counted, or because both are times, days or years.
Phone numbers, files, rooms, trains and houses have hyphens of their own, and keep them.
"""

import re
from collections.abc import Iterator

from plugins.german.between import SPACES, Between, between
from plugins.german.calendar_ranges import is_calendar_range, named_ranges
from plugins.german.edits import Edit
from plugins.german.evidence import are_hours, is_range

_NO_BREAK_SPACE, _EN_DASH = "\u00a0", "\u2013"

_HYPHENS = re.compile(rf"-(?:--?)?(?={SPACES}*\d)"), re.compile(rf"–(?={SPACES}*\d)")
_AND = re.compile(rf"{SPACES}*(?:und|u\.|oder|sowie|bzw\.|[,;&/+]){SPACES}*")


def edits(text: str) -> Iterator[Edit]:
    """Yield the dashes for hyphens that mean "bis"."""
    for hyphen in named_ranges(text):
        yield Edit(hyphen, hyphen + 1, _EN_DASH)
    found = [match for pattern in _HYPHENS for match in pattern.finditer(text)]
    times = len(text) + 1  # where times begin that are known to be some
    for match in sorted(found, key=re.Match.start, reverse=True):
        hyphen, end = match.span()
        if match[0] == "-" and is_calendar_range(text, hyphen):
            yield Edit(hyphen, end, _EN_DASH)
        elif numbers := between(text, hyphen, end):
            if are_hours(numbers) or _is_joined(numbers, times):
                times = numbers.first.start()
                yield from _dash(numbers)
            elif is_range(numbers):
                yield from _dash(numbers)


def _is_joined(numbers: Between, times: int) -> bool:
    """Say whether the numbers are times because others follow: 8-12 und 14-18 Uhr."""
    joined = _AND.match(numbers.text, numbers.last.end())
    return joined is not None and joined.end() == times and numbers.are_times


def _dash(numbers: Between) -> Iterator[Edit]:
    """Yield the dash, and the spaces around it and before a unit that must not break."""
    space, end = numbers.first.end(), numbers.last.end()
    if numbers.text[numbers.hyphen : numbers.end] != _EN_DASH:
        yield Edit(numbers.hyphen, numbers.end, _EN_DASH)
    if numbers.is_spaced and numbers.text[space] in " \t\n":
        yield Edit(space, numbers.hyphen, _NO_BREAK_SPACE)
    if numbers.first["sign"] in ("%", "€"):
        yield Edit(space - 1, space - 1, _NO_BREAK_SPACE)
    if numbers.text[end : end + 1] == "h":
        yield Edit(end, end, _NO_BREAK_SPACE)
