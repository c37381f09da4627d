"""Hyphens that mean "bis" between days, months and weekdays: 3.-5. Mai, Jan.-März, Mo-Fr."""

import re

from plugins.common.german import MONTHS, SHORT_MONTHS, WEEKDAYS

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\."
_DATE = rf"{_DAY}(?:0?[1-9]|1[0-2])\."
_YEAR = r"(?:\d{4}|\d\d)"
_SPACE = r"[ \t\n\u00a0\u202f]*"
_NO_NUMBER = r"(?<![\w:/+–—−×…-])(?<!\d[.,])(?<!\.\.)"
# What ends at the hyphen: a day or ordinal, a date, a date with its year, a month.
_BEFORE = re.compile(
    rf"{_NO_NUMBER}(?:(?P<ordinal>\d{{1,3}}\.)|(?P<date>{_DATE})|(?P<full>{_DATE}{_YEAR})"
    rf"|(?P<month>(?:{_DAY}{_SPACE})?{_MONTH}(?: \d{{4}})?))\Z"
)
_AFTER = re.compile(
    rf"(?P<full>{_DAY}{_SPACE}{_MONTH}(?!\w)|{_DATE}(?:{_YEAR})?(?![\d]))"
    rf"|(?P<ordinal>\d{{1,3}}\.(?={_SPACE}[^\W\d]))"
)
_AFTER_EACH = {
    "ordinal": ("full", "ordinal"),
    "date": ("full", "ordinal"),
    "full": ("full",),
    "month": ("full",),
}

_SHORT_DAYS = "Mo|Di|Mi|Do|Fr|Sa|So"
_DAYS = "|".join(rf"{day}s?|{day.lower()}s" for day in WEEKDAYS)
_ANY_DAY = rf"(?:{_DAYS}|(?:{_SHORT_DAYS})\.?)"
_NAME = re.compile(rf"-(?:(?P<day>{_ANY_DAY})|(?P<month>{_MONTH}))(?![\w-])")
_DAY_BEFORE = re.compile(rf"(?<![\w-])(?P<day>{_ANY_DAY})\Z")
_LONG_MONTHS = frozenset(MONTHS) - {"März", "Mai", "Juni", "Juli"}  # which nobody shortens


def is_calendar_range(text: str, hyphen: int) -> bool:
    """Say whether the hyphen before a digit stands between two days or ordinals."""
    before = _BEFORE.search(text, max(hyphen - 24, 0), hyphen)
    after = before and _AFTER.match(text, hyphen + 1)
    return bool(before and after and after.lastgroup in _AFTER_EACH[before.lastgroup or ""])


def named_ranges(text: str) -> list[int]:
    """Return the positions of the hyphens between two weekdays or two months."""
    return [match.start() for match in _NAME.finditer(text) if _is_named_range(text, match)]


def _is_named_range(text: str, match: re.Match[str]) -> bool:
    hyphen = match.start()
    if last := match["day"]:
        before = _DAY_BEFORE.search(text, max(hyphen - 12, 0), hyphen)
        return before is not None and _are_alike(before["day"], last)
    before = _BEFORE.search(text, max(hyphen - 24, 0), hyphen)
    if before is None or before["month"] is None:
        return False
    # "Jan-August" is somebody's name.
    first = before["month"].split()[-1]
    return first != "Jan" or match["month"] not in _LONG_MONTHS


def _are_alike(first: str, last: str) -> bool:
    """Say whether two days are written alike, long or short, and are not the same."""
    first_is_short, last_is_short = (len(day) <= len("Mo.") for day in (first, last))
    return first_is_short == last_is_short and first[:2] != last[:2]
