"""One rule of a series of The Events Calendar, in the words of `repeat:`.

{"type": "Custom", "custom": {"type": "Monthly", "interval": 1, "month": {"number": "Second",
"day": 1}}, "end-type": "On", "end": "2027-06-30"}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.common.german import WEEKDAYS
from plugins.common.local_time import Moment, day_of

_ORDINALS = {"first": "first", "second": "second", "third": "third", "fourth": "fourth",
             "last": "last", "1": "first", "2": "second", "3": "third", "4": "fourth",
             "-1": "last"}  # fmt: skip
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS = {"week": "weekly", "month": "monthly", "year": "yearly", "day": "daily"}
_MOST = 12  # weeks or months, as `repeat:` takes them


@dataclass(frozen=True)
class Rhythm:
    """What `repeat:` says, and further weekdays that it cannot."""

    text: str
    others: tuple[str, ...] = ()


def kind_of(rule: Mapping[str, Any]) -> str:
    """Return what a rule counts: daily, weekly, monthly, yearly, or a single "date"."""
    kind = str(rule.get("type", "")).lower().removeprefix("every ")
    kind = str(parts(rule, "custom").get("type", "")).lower() if kind == "custom" else kind
    return _KINDS.get(kind, kind)


def parts(rule: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a part of a rule that has parts of its own, nothing where it has not."""
    found = rule.get(name)
    return found if isinstance(found, dict) else {}


def rhythm(rule: Mapping[str, Any], start: Moment) -> Rhythm | None:
    """Return the rhythm of a rule, None for one that `repeat:` has no words for."""
    custom = parts(rule, "custom")
    interval = str(custom.get("interval") or "1")
    count = int(interval) if interval.isdecimal() and len(interval) < 4 else 0
    kind = kind_of(rule)
    if kind == "yearly" and count == 1 and not parts(custom, "year").get("number"):
        return Rhythm("every 12 months")
    if not 1 <= count <= _MOST:
        return None
    if kind == "weekly":
        return _weekly(custom, count, start)
    return _monthly(custom, count, start) if kind == "monthly" else None


def _weekly(custom: Mapping[str, Any], count: int, start: Moment) -> Rhythm | None:
    days = {int(day) for day in _values(parts(custom, "week").get("day")) if _is_weekday(day)}
    today = day_of(start).isoweekday()
    if days and today not in days:
        return None
    others = tuple(WEEKDAYS[day - 1] for day in sorted(days - {today}))
    return Rhythm("weekly" if count == 1 else f"every {count} weeks", others)


def _monthly(custom: Mapping[str, Any], count: int, start: Moment) -> Rhythm | None:
    month = parts(custom, "month")
    number, day = str(month.get("number") or "").lower(), str(month.get("day") or "")
    every = "monthly" if count == 1 else f"every {count} months"
    is_same = str(month.get("same-day", "")).lower() in {"yes", "1", "true"}
    if not number or is_same or (number == str(day_of(start).day) and not day):
        return Rhythm(every)
    if number not in _ORDINALS or not _is_weekday(day):
        return None
    named = f"{_ORDINALS[number]} {_ENGLISH[int(day) - 1]}"
    return Rhythm(f"monthly on {named}" if count == 1 else f"{named} {every}")


def _values(choice: object) -> list[str]:
    return [str(one) for one in choice.values()] if isinstance(choice, dict) else []


def _is_weekday(day: str) -> bool:
    return day.isdecimal() and len(day) == 1 and 1 <= int(day) <= len(WEEKDAYS)
