"""Any event comes back out of its calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.rrule import rruleset, rrulestr
from hypothesis import strategies as st

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment, day_of, instant, oddity
from plugins.events.event import Event, Occurrence, Repeat, Status
from plugins.events.recurrence import list_starts, occurrences
from tests.plugins.events.support import entry, read_back
from tests.support import searched

DEGREES = st.floats(-90, 90).map(lambda degrees: round(degrees, 5))
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], blacklist_characters="\x85"),
    min_size=1, max_size=60,
).map(str.strip).filter(bool)  # fmt: skip
DAYS = st.dates(date(2001, 1, 1), date(2090, 12, 31))


def _clock(day: date, minutes: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BERLIN) + timedelta(minutes=minutes)


@st.composite
def firsts(draw: st.DrawFn) -> Occurrence:
    day, length = draw(DAYS), draw(st.none() | st.integers(0, 4000))
    if draw(st.booleans()):
        return Occurrence(day, None if length is None else day + timedelta(days=length % 10))
    start = _clock(day, draw(st.integers(0, 1439)))
    if length is None:
        return Occurrence(start)
    return Occurrence(start, (instant(start) + timedelta(minutes=length + 1)).astimezone(BERLIN))


def whole(moment: Moment, first: Occurrence) -> bool:
    """Say whether clocks show start and end exactly once."""
    end = first.moved_to(moment).end
    return not (oddity(moment) or oddity(end or moment))


@st.composite
def repeats(draw: st.DrawFn, start: Moment) -> Repeat:
    number = (start.day - 1) // 7 + 1
    unit = draw(st.sampled_from(["week", "month"]))
    weekdays: list[tuple[int, int] | None]
    weekdays = [None, (0, start.weekday())] if unit == "week" else [None]
    if unit == "month" and number < 5:
        weekdays.append((number, start.weekday()))
    until = day_of(start) + timedelta(days=draw(st.integers(0, 500)))
    return Repeat(unit, draw(st.integers(1, 12)), until, draw(st.sampled_from(weekdays)))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event that reading lets through."""
    first = draw(firsts().filter(lambda first: whole(first.start, first)))
    geo = draw(st.none() | st.tuples(DEGREES, DEGREES))
    event = Event(first, draw(TEXTS), draw(st.sampled_from(Status)), geo)
    if draw(st.booleans()):
        return event
    repeat = draw(repeats(first.start))
    starts = list_starts(first.start, repeat)
    fit = [start for start in starts if whole(start, first)]
    left_out = {*starts} - {*fit} | {*draw(st.lists(st.sampled_from(fit), max_size=3))}
    moved = tuple(
        (start, start + timedelta(days=1))
        for start in fit[1::7]
        if start not in left_out and whole(start + timedelta(days=1), first)
    )
    return replace(event, repeat=repeat, left_out=tuple(sorted(left_out)), moved=moved)


def as_calendars_expand(components: list[Any]) -> set[tuple[datetime, datetime | None]]:
    """Return start and end (UTC) of all that a series holds, by RFC 5545's own terms."""
    main, *moved = components
    start = main.decoded("DTSTART")
    timed = isinstance(start, datetime)

    def naive(value: Moment) -> datetime:
        return (
            value.replace(tzinfo=None)
            if isinstance(value, datetime)
            else datetime.combine(value, datetime.min.time())
        )

    def back(value: datetime) -> Moment:
        return value.replace(tzinfo=BERLIN) if timed else value.date()

    rules = rruleset()
    if "RRULE" in main:
        rule = main["RRULE"].to_ical().decode()
        if timed:  # UNTIL in the local time that dateutil counts in
            until = main["RRULE"]["UNTIL"][0]
            local = f"{until.astimezone(BERLIN):%Y%m%dT%H%M%S}"
            rule = rule.replace(f"{until:%Y%m%dT%H%M%SZ}", local)
        rules.rrule(rrulestr(rule, dtstart=naive(start)))
    else:
        rules.rdate(naive(start))
    exdates = main.get("EXDATE", [])
    for exdate in exdates if isinstance(exdates, list) else [exdates]:
        for value in exdate.dts:
            rules.exdate(naive(value.dt))
    for component in moved:
        rules.exdate(naive(component.decoded("RECURRENCE-ID")))
    found = [(back(value), main) for value in rules]
    found += [(component.decoded("DTSTART"), component) for component in moved]
    return {(instant(value), _end(value, component)) for value, component in found}


def _end(start: Moment, component: Any) -> datetime | None:
    if "DTEND" not in component:
        return None
    first, last = component.decoded("DTSTART"), component.decoded("DTEND")
    if isinstance(start, datetime):
        return instant(start) + (instant(last) - instant(first))
    return instant(start + (last - first))


@searched(100, 500, events(), TEXTS, st.lists(TEXTS, max_size=3), st.integers(0, 999))
def test_any_event_round_trips(event: Event, title: str, tags: list[str], revision: int) -> None:
    """What a calendar program reads is what the event says, whatever event it is."""
    written = entry(event, title=title, categories=tuple(tags), revision=revision)
    components = read_back(written).walk("VEVENT")
    main = components[0]
    assert str(main["SUMMARY"]).endswith(title)
    assert main["LOCATION"] == event.location
    assert main["SEQUENCE"] == revision
    assert (main["STATUS"] == "CANCELLED") is (event.status is Status.CANCELLED)
    assert (list(main["CATEGORIES"].cats) if tags else []) == tags
    geo = main.get("GEO")
    assert (geo and (geo.latitude, geo.longitude)) == event.geo
    assert {component["UID"] for component in components} == {written.uid}
    shown = {
        (instant(o.start), o.over_at if o.end or not isinstance(o.start, datetime) else None)
        for o in occurrences(event)
    }
    assert as_calendars_expand(components) == shown
