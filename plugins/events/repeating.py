"""How often something repeats, as authors write it, in English or German."""

import re
from dataclasses import dataclass

from plugins.common.german import WEEKDAYS
from plugins.common.problem import WrongInputError

_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {name.lower(): i for names in (_ENGLISH, WEEKDAYS) for i, name in enumerate(names)}
_ORDINALS = {
    "first": 1, "1st": 1, "1.": 1, "erst": 1, "second": 2, "2nd": 2, "2.": 2, "zweit": 2,
    "third": 3, "3rd": 3, "3.": 3, "dritt": 3, "fourth": 4, "4th": 4, "4.": 4, "viert": 4,
    "last": -1, "letzt": -1,
}  # fmt: skip
_NUMBERS = {"zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4}
_MOST = 12  # weeks or months between two times; more is a slip of the pen

_DAY = f"(?P<day>{'|'.join(_DAYS)})s?"
_ORDINAL = f"(?P<ordinal>{'|'.join(map(re.escape, _ORDINALS))})(?:e[rnsm]?)?"
_EVERY = rf"(?:every|alle) (?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_LEAD = "(?:(?:monthly|every month) on|(?:monatlich|jeden monat) am|am|jeden|every)(?: the)?"
_TAIL = "(?: (?:im monat|des monats|eines monats|jeden monat|of the month|of every month))?"

# What an author writes, weeks or months, how many of them where that is not said.
_FORMS = (
    ("weekly|every week|wöchentlich|jede woche", "week", 1),
    ("every (?:second|other) week|jede zweite woche|14-tägig|zweiwöchentlich", "week", 2),
    (f"{_EVERY} (?:weeks|wochen)", "week", 1),
    (f"(?:weekly on|wöchentlich am|jede woche am|every|jeden) {_DAY}", "week", 1),
    ("monthly|every month|monatlich|jeden monat", "month", 1),
    (f"{_EVERY} (?:months|monate)", "month", 1),
    (f"{_LEAD} {_ORDINAL} {_DAY}{_TAIL}", "month", 1),
)


@dataclass(frozen=True)
class Rhythm:
    """Every `interval` weeks or months (`unit`); `weekday` as in Repeat."""

    unit: str
    interval: int
    weekday: tuple[int, int] | None


def parse_rhythm(text: str) -> Rhythm:
    """Return the rhythm an author means. Raises WrongInputError for words that say none."""
    words = " ".join(text.lower().split())
    for form, unit, interval in _FORMS:
        if found := re.fullmatch(form, words):
            said = found.groupdict()
            count = said.get("count") or str(interval)
            number = _NUMBERS.get(count) or int(count)
            if 1 <= number <= _MOST:
                return Rhythm(unit, number, _weekday(said.get("day"), said.get("ordinal")))
    raise WrongInputError(
        f"„{text}“ ist keine Wiederholung.",
        "Möglich ist: weekly, every 2 weeks, monthly, monthly on second Monday;"
        " jede Woche, alle 2 Wochen, jeden Monat, am zweiten Montag im Monat.",
    )


def _weekday(day: str | None, ordinal: str | None) -> tuple[int, int] | None:
    return (_ORDINALS[ordinal] if ordinal else 0, _DAYS[day]) if day else None
