"""What the tests of events share."""

from datetime import datetime
from typing import Any

from icalendar import Calendar

from plugins.common.clock import BERLIN
from plugins.common.header import parse
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.events.event import Event
from plugins.events.ical import CalendarEntry, calendar
from plugins.events.reading import read

NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
PLACE = "location: Stadtmission, Brüderstraße 1, Kaiserslautern\n"


def berlin(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


def reading(header: str) -> tuple[Event | None, list[Problem]]:
    """Read the header of an event as a build at NOW would."""
    source = Source("content/termine/x.md", f"---\ntitle: Plenum\n{header}---\nText\n")
    post = parse(source)
    event, problems = read(post.of_an_event(source), NOW, expected=True)
    return event, [*post.problems, *problems]


def event_of(header: str) -> Event:
    """Return the event of a header without fault; the place is added."""
    event, problems = reading(header + PLACE)
    assert problems == []
    assert event
    return event


def entry(event: Event, **changes: object) -> CalendarEntry:
    facts = {
        "event": event, "uid": "https://klimalautern.de/x", "title": "Plenum", "summary": "Offen.",
        "url": "https://klimalautern.de/termine/x.html", "categories": ("Treffen",),
        "updated": NOW, "revision": 3,
    }  # fmt: skip
    return CalendarEntry(**(facts | changes))  # type: ignore[arg-type]


def read_back(*entries: CalendarEntry) -> Any:
    """Return the calendar as icalendar reads it."""
    return Calendar.from_ical(calendar("KlimaLautern", "KlimaLautern: Termine", entries))
