"""When an event that repeats takes place: the rules of RFC 5545, 3.3.10, by dateutil."""

from datetime import datetime, time

from dateutil import rrule

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment, instant
from plugins.events.event import Event, Occurrence, Repeat

_UNITS = {"week": rrule.WEEKLY, "month": rrule.MONTHLY}


def starts(event: Event) -> list[Moment]:
    """Return every start by the rule, what is left out or moved included."""
    if event.repeat is None:
        return [event.first.start]
    return list_starts(event.first.start, event.repeat)


def list_starts(first: Moment, repeat: Repeat) -> list[Moment]:
    """Return every start of a series; whole days stay whole days."""
    rule = rrule.rrule(
        _UNITS[repeat.unit],
        dtstart=_naive(first, time()),
        interval=repeat.interval,
        byweekday=_weekday(repeat),
        until=_naive(repeat.until, time.max),
    )
    if isinstance(first, datetime):
        return [start.replace(tzinfo=BERLIN) for start in rule]
    return [start.date() for start in rule]


def occurrences(event: Event) -> list[Occurrence]:
    """Return every time an event takes place, earliest first."""
    moved = dict(event.moved)
    found = [
        event.first.moved_to(moved.get(start, start), start if start in moved else None)
        for start in starts(event)
        if start not in event.left_out
    ]
    return sorted(found, key=lambda occurrence: instant(occurrence.start))


def _weekday(repeat: Repeat) -> object:
    if repeat.weekday is None:
        return None
    number, day = repeat.weekday
    return rrule.weekday(day, number or None)


def _naive(moment: Moment, of_day: time) -> datetime:
    """Return the local time without its zone: rules count days and hours on the wall."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, of_day)
