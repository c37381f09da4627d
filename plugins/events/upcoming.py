"""Which events are to come and which are past, at a given instant."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Protocol, TypeVar

from dateutil.relativedelta import relativedelta

from plugins.common.german import MONTHS
from plugins.common.local_time import Moment, instant
from plugins.events.event import Event, Occurrence
from plugins.events.recurrence import occurrences

_LISTED_FOR = relativedelta(months=12)


class EventPost(Protocol):
    """A post about an event, and the one of its times that is shown."""

    source_path: str
    event: Event
    occurrence: Occurrence


P = TypeVar("P", bound=EventPost)


def shown(event: Event, now: datetime) -> Occurrence:
    """Return the time to show: the one that is on or comes next, else the last."""
    times = occurrences(event)
    return min((t for t in times if t.over_at > now), key=_begins, default=times[-1])


def changes(event: Event, now: datetime) -> list[tuple[Moment, Moment | None]]:
    """Return what differs from the rule on days to come: (start by the rule, new one or None).

    The time that is shown anyway is not among them.
    """
    there = shown(event, now).instead_of
    differing: list[tuple[Moment, Moment | None]] = [(start, None) for start in event.left_out]
    differing += event.moved
    return sorted(
        ((old, new) for old, new in differing if old != there and instant(new or old) > now),
        key=lambda pair: instant(pair[0]),
    )


def turning_points(events: Iterable[Event]) -> Iterator[datetime]:
    """Yield the moments at which what this module says of these events may change."""
    for event in events:
        for time in occurrences(event):
            yield from (time.over_at, time.over_at + _LISTED_FOR)
        for start in (*event.left_out, *(new for _, new in event.moved)):
            yield instant(start)


def to_come(posts: Iterable[P], now: datetime) -> list[P]:
    """Return what is not over yet, the next first; what is on comes before that."""
    return sorted((post for post in posts if post.occurrence.over_at > now), key=_order)


def past(posts: Iterable[P], now: datetime) -> list[P]:
    """Return what is over, the latest first."""
    over = [post for post in posts if post.occurrence.over_at <= now]
    return sorted(over, key=_order, reverse=True)


def in_calendar(posts: Iterable[P], now: datetime) -> list[P]:
    """Return what subscribers get: all to come, and for twelve months what is past."""
    listed = [post for post in posts if post.occurrence.over_at > now - _LISTED_FOR]
    return sorted(listed, key=_order)


def by_month(posts: Iterable[P]) -> list[tuple[str, list[P]]]:
    """Return posts in their order below "Dezember 2026"."""
    return [
        (f"{MONTHS[month - 1]} {year}", list(group))
        for (year, month), group in groupby(posts, key=lambda post: _month(post.occurrence))
    ]


def by_year(posts: Iterable[P]) -> list[tuple[int, list[P]]]:
    """Return posts in their order below their year."""
    grouped = groupby(posts, key=lambda post: post.occurrence.start.year)
    return [(year, list(group)) for year, group in grouped]


def _begins(occurrence: Occurrence) -> datetime:
    return instant(occurrence.start)


def _order(post: EventPost) -> tuple[datetime, str]:
    return _begins(post.occurrence), post.source_path


def _month(occurrence: Occurrence) -> tuple[int, int]:
    return occurrence.start.year, occurrence.start.month
