"""Calendars after RFC 5545, written by icalendar; the same events give the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from icalendar import Calendar
from icalendar import Event as Component

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment
from plugins.common.unexpected import working_on
from plugins.events.event import Event, Occurrence, Repeat, Status
from plugins.events.time_zone import berlin
from plugins.events.wording import state

_REFRESH = timedelta(hours=12)  # how often a subscriber should look; the site is built each morning
_DAY = timedelta(days=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class CalendarEntry:
    """An event with what a calendar says besides.

    `uid` never changes, `revision` counts changes, `updated` is the last one (aware); `path` is
    the file of the post, for messages.
    """

    event: Event
    uid: str
    title: str
    summary: str
    url: str
    categories: tuple[str, ...]
    updated: datetime
    revision: int
    path: str = ""


def calendar(publisher: str, name: str, entries: Iterable[CalendarEntry]) -> bytes:
    """Return a calendar (3.4) that tells subscribers how often to look (RFC 7986, 5.7).

    `publisher` is the group, `name` the calendar's.
    """
    result = Calendar()
    result.add("version", "2.0")
    # A formal public identifier (3.7.3), whose parts // divides.
    result.add("prodid", f"-//{publisher.replace('//', ' ')}//Termine//DE")
    result.add("calscale", "GREGORIAN")
    result.add("name", name)  # RFC 7986, 5.1
    result.add("x-wr-calname", name)  # the same for those who came before
    result.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT12H")
    result.add_component(berlin())
    for entry in entries:
        with working_on(entry.path):
            for component in _components(entry):
                result.add_component(component)
    return bytes(result.to_ical())


def _components(entry: CalendarEntry) -> Iterable[Component]:
    """Yield the event, then one component for each date that moved (3.8.4.4)."""
    event = entry.event
    main = _component(entry, event.first)
    if repeat := event.repeat:
        main.add("rrule", _rule(event.first.start, repeat))
        for start in event.left_out:
            _add(main, "exdate", start)
    yield main
    for old, new in event.moved if event.repeat else ():
        moved = _component(entry, event.first.moved_to(new, old))
        _add(moved, "recurrence-id", old)
        yield moved


def _component(entry: CalendarEntry, occurrence: Occurrence) -> Component:
    event = entry.event
    label = state(event, occurrence)
    result = Component()
    result.add("uid", entry.uid)
    result.add("dtstamp", entry.updated.astimezone(UTC))
    result.add("last-modified", entry.updated.astimezone(UTC))
    result.add("sequence", entry.revision)
    # Many calendars show no status, so the title says it, too.
    result.add("summary", f"{label}: {entry.title}" if label else entry.title)
    result.add("status", "CANCELLED" if event.status is Status.CANCELLED else "CONFIRMED")
    _add(result, "dtstart", occurrence.start)
    if end := occurrence.end or _end_of_day(occurrence.start):
        _add(result, "dtend", end if isinstance(end, datetime) else end + _DAY)
    result.add("location", event.location)
    result.add("url", entry.url)
    result.add("description", _description(entry))
    if event.room:  # RFC 7986, 5.11
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Teilnehmen"}
        result.add("conference", event.room, parameters=parameters)
    if event.geo:
        result.add("geo", event.geo)
    if entry.categories:
        result.add("categories", list(entry.categories))
    return result


def _description(entry: CalendarEntry) -> str:
    """Return what it is about and where to read on; addresses stand behind a word."""
    addresses = (
        ("Teilnehmen", entry.event.room), ("Anmelden", entry.event.link), ("Mehr dazu", entry.url),
    )  # fmt: skip
    lines = (f"{label}: {address}" for label, address in addresses if address)
    return "\n\n".join(filter(None, (entry.summary, *lines)))


def _end_of_day(start: Moment) -> Moment | None:
    """Return the end that a whole day has and a time has not."""
    return None if isinstance(start, datetime) else start


def _add(component: Component, name: str, value: Moment) -> None:
    component.add(name, value)


def _rule(first: Moment, repeat: Repeat) -> dict[str, Any]:
    """Return the RRULE (3.3.10): UNTIL is in UTC where there are times, else a day."""
    rule: dict[str, Any] = {"freq": "WEEKLY" if repeat.unit == "week" else "MONTHLY"}
    if repeat.interval > 1:
        rule["interval"] = repeat.interval
    if repeat.weekday:
        number, day = repeat.weekday
        rule["byday"] = f"{number or ''}{_WEEKDAYS[day]}"
    rule["until"] = _until(first, repeat.until)
    return rule


def _until(first: Moment, until: Moment) -> Moment:
    if not isinstance(first, datetime):
        return until
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(23, 59, 59), BERLIN)
    return until.astimezone(UTC)
