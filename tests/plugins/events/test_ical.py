"""Calendars, read back by icalendar."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from plugins.common.clock import BERLIN
from plugins.events.event import Event
from plugins.events.ical import calendar
from tests.plugins.events.support import NOW, berlin, entry, event_of, read_back

SERIES = (
    "start: 2026-12-01 18:00\nend: 20:00\nrepeat: weekly\nuntil: 2027-01-31\n"
    "except: 2026-12-22, 2026-12-29\nmoved: 2026-12-08 -> 2026-12-09 18:30\n"
)


def component(event: Event, **changes: object) -> Any:
    return read_back(entry(event, **changes)).walk("VEVENT")[0]


def test_what_the_calendar_says_of_itself() -> None:
    """Subscribers learn its name and how often to look; the time zone comes along."""
    found = read_back()
    assert found["VERSION"] == "2.0"
    assert found["X-WR-CALNAME"] == found["NAME"] == "KlimaLautern: Termine"
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert found["REFRESH-INTERVAL"].to_ical() == b"PT12H"
    assert found["X-PUBLISHED-TTL"].to_ical() == b"PT12H"
    [zone] = found.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"


def test_the_time_zone_is_that_of_berlin() -> None:
    """Our VTIMEZONE gives the offsets of the time zone database, all year, for a century."""
    [zone] = read_back().walk("VTIMEZONE")
    ours = zone.to_tz(lookup_tzid=False)  # by what it says, not by its name
    for days in range(0, 365 * 40, 5):
        moment = datetime(2000, 1, 1, 12) + timedelta(days=days)
        assert moment.replace(tzinfo=ours).utcoffset() == moment.replace(tzinfo=BERLIN).utcoffset()


def test_facts_of_an_event() -> None:
    """Every fact is where RFC 5545 wants it."""
    event = event_of(
        "start: 2026-12-01 18:00\nend: 20:00\ngeo: 49.4447, 7.7689\nlink: https://example.org/a\n"
    )
    found = component(event, title="Plenum, mit; Kuchen", categories=("Treffen", "Öl, Gas"))
    assert found["UID"] == "https://klimalautern.de/x"
    assert found["SUMMARY"] == "Plenum, mit; Kuchen"
    assert found.decoded("DTSTART") == berlin(2026, 12, 1, 18)
    assert found["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert found.decoded("DTEND") == berlin(2026, 12, 1, 20)
    assert found.decoded("DTSTAMP") == found.decoded("LAST-MODIFIED") == NOW.astimezone(UTC)
    assert found["LOCATION"] == "Stadtmission, Brüderstraße 1, Kaiserslautern"
    assert (found["GEO"].latitude, found["GEO"].longitude) == (49.4447, 7.7689)
    assert found["URL"] == "https://klimalautern.de/termine/x.html"
    assert (found["STATUS"], found["SEQUENCE"]) == ("CONFIRMED", 3)
    assert found["CATEGORIES"].cats == ["Treffen", "Öl, Gas"]
    assert "https://example.org/a" in found["DESCRIPTION"]


def test_whole_days_end_on_the_next() -> None:
    """DTEND of whole days is the day after the last (3.6.1)."""
    for header, end in (
        ("start: 2026-12-04\n", date(2026, 12, 5)),
        ("start: 2026-12-04\nend: 2026-12-06\n", date(2026, 12, 7)),
        ("start: 2027-12-31\n", date(2028, 1, 1)),
        ("start: 2028-02-28\n", date(2028, 2, 29)),
    ):
        found = component(event_of(header))
        assert found["DTSTART"].params["VALUE"] == "DATE"
        assert found.decoded("DTEND") == end


def test_a_series_with_exceptions_and_a_moved_date() -> None:
    """A series says its rule, what is left out, and each moved date by RECURRENCE-ID."""
    main, moved = read_back(entry(event_of(SERIES))).walk("VEVENT")
    assert main["RRULE"]["FREQ"] == ["WEEKLY"]
    assert main["RRULE"]["UNTIL"] == [datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC)]
    left_out = [d.dt for exdate in main["EXDATE"] for d in exdate.dts]
    assert left_out == [berlin(2026, 12, 22, 18), berlin(2026, 12, 29, 18)]
    assert moved["UID"] == main["UID"]
    assert moved.decoded("RECURRENCE-ID") == berlin(2026, 12, 8, 18)
    assert moved.decoded("DTSTART") == berlin(2026, 12, 9, 18, 30)
    assert moved.decoded("DTEND") == berlin(2026, 12, 9, 20, 30)
    assert (main["SUMMARY"], moved["SUMMARY"]) == ("Plenum", "Verlegt: Plenum")
    assert "RRULE" not in moved


def test_cancelled_and_moved_say_so() -> None:
    """A cancelled event stays, as cancelled; its title says so where nothing else is shown."""
    found = component(event_of("start: 2026-12-01\nstatus: cancelled\n"))
    assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", "Abgesagt: Plenum")
    found = component(event_of("start: 2026-12-01\nstatus: moved\n"))
    assert (found["STATUS"], found["SUMMARY"]) == ("CONFIRMED", "Verlegt: Plenum")


def test_lines_and_bytes() -> None:
    """Lines end with CRLF and have at most 75 octets (3.1); the same events are the same bytes."""
    entries = [entry(event_of(SERIES), title="Ü" * 200, summary="a;b,c\\d\n" * 20)]
    written = calendar("y", "x", entries)
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert calendar("y", "x", entries) == written
