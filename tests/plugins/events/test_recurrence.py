"""Every kind of repetition, compared with dateutil's reading of the rule that is published."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from plugins.common.local_time import Moment, instant
from plugins.common.problem import WrongInputError
from plugins.events import wording
from plugins.events.recurrence import occurrences
from plugins.events.repeating import parse_rhythm
from tests.plugins.events.support import PLACE, berlin, entry, event_of, read_back, reading

RHYTHMS = [
    ("weekly", "2026-12-01"), ("jede Woche", "2026-12-01"), ("wöchentlich", "2026-12-01"),
    ("jeden Dienstag", "2026-12-01"), ("every Tuesday", "2026-12-01"),
    ("every 2 weeks", "2026-12-01"), ("alle zwei Wochen", "2026-12-01"),
    ("every second week", "2026-12-01"), ("alle 3 Wochen", "2026-12-01"),
    ("monthly", "2026-12-01"), ("monatlich", "2026-12-28"), ("every 3 months", "2026-12-01"),
    ("monthly on first Tuesday", "2026-12-01"), ("monthly on second Monday", "2026-12-14"),
    ("am zweiten Montag im Monat", "2026-12-14"), ("jeden dritten Mittwoch im Monat", "2026-12-16"),
    ("monatlich am 4. Freitag", "2026-12-25"), ("jeden letzten Donnerstag im Monat", "2026-12-31"),
    ("monthly on last Friday", "2026-12-25"), ("jeden ersten Dienstag", "2026-12-01"),
    ("alle 2 Wochen dienstags", "2026-12-01"), ("every other Tuesday", "2026-12-01"),
    ("14-tägig am Dienstag", "2026-12-01"), ("jeden zweiten Monat", "2026-12-01"),
    ("am ersten Dienstag alle 2 Monate", "2026-12-01"),
]  # fmt: skip
UNTIL = "2028-06-01"  # 18 months


@pytest.mark.parametrize(("rhythm", "day"), RHYTHMS)
@pytest.mark.parametrize("clock", ["", " 18:00", " 23:30"])
def test_as_dateutil_reads_the_published_rule(rhythm: str, day: str, clock: str) -> None:
    """What pages show is what a calendar makes of DTSTART and RRULE, over 18 months."""
    event = event_of(f"start: {day}{clock}\nrepeat: {rhythm}\nuntil: {UNTIL}\n")
    [component] = read_back(entry(event)).walk("VEVENT")
    rule = component["RRULE"].to_ical().decode()
    first = component.decoded("DTSTART")
    if not isinstance(first, datetime):
        first = datetime.combine(first, datetime.min.time())
    by_dateutil = list(rrulestr(rule, dtstart=first))
    shown = [occurrence.start for occurrence in occurrences(event)]
    assert [d if clock else d.date() for d in by_dateutil] == shown
    assert shown[0] == event.first.start
    assert shown[-1].year == 2028
    assert len(shown) >= 6


def starts(header: str) -> list[Moment]:
    return [occurrence.start for occurrence in occurrences(event_of(header))]


def test_clocks_stay_over_the_change() -> None:
    """A weekly meeting is at six on the wall in winter and in summer."""
    found = starts("start: 2027-03-23 18:00\nrepeat: weekly\nuntil: 2027-04-06\n")
    assert found == [berlin(2027, 3, 23, 18), berlin(2027, 3, 30, 18), berlin(2027, 4, 6, 18)]
    assert [instant(start).hour for start in found] == [17, 16, 16]


@pytest.mark.parametrize(
    ("first", "ends"), [("2027-03-20", [6, 7, 6]), ("2027-03-27", [7, 6]), ("2027-10-30", [5, 6])]
)
def test_a_night_is_as_long_whatever_clocks_do(first: str, ends: list[int]) -> None:
    """Times of a series are equally long in hours that pass (RFC 5545, 3.8.5.3)."""
    until = date.fromisoformat(first) + timedelta(days=7 * (len(ends) - 1))
    event = event_of(f"start: {first} 22:00\ndauer: 8h\nrepeat: weekly\nuntil: {until}\n")
    found = [occurrence.end for occurrence in occurrences(event)]
    assert [end.hour for end in found if isinstance(end, datetime)] == ends


def test_months_without_the_day() -> None:
    """On the 29th, February is left out but for leap years."""
    event, _ = reading(f"start: 2026-12-29\nrepeat: monthly\nuntil: 2028-03-31\n{PLACE}")
    assert event
    found = {occurrence.start for occurrence in occurrences(event)}
    assert {date(2027, 1, 29), date(2027, 3, 29), date(2028, 2, 29)} <= found
    assert not {day for day in found if (day.year, day.month) == (2027, 2)}


def test_exceptions_and_moved_dates() -> None:
    """What is left out is gone, what is moved is elsewhere and says from where."""
    event = event_of(
        "start: 2026-12-01 18:00\nend: 20:00\nrepeat: weekly\nuntil: 2026-12-22\n"
        "except: 2026-12-15\nmoved: 2026-12-08 -> 2026-12-23 19:00\n"
    )
    found = occurrences(event)
    assert [o.start for o in found] == [
        berlin(2026, 12, 1, 18), berlin(2026, 12, 22, 18), berlin(2026, 12, 23, 19),
    ]  # fmt: skip
    assert found[-1].end == berlin(2026, 12, 23, 21)
    assert [o.instead_of for o in found] == [None, None, berlin(2026, 12, 8, 18)]


def test_until_is_included() -> None:
    """The day after `until` counts nothing, that day itself does, whatever the hour."""
    assert starts("start: 2026-12-01 23:30\nrepeat: weekly\nuntil: 2026-12-08\n")[-1] == berlin(
        2026, 12, 8, 23, 30
    )
    assert starts("start: 2026-12-01\nrepeat: weekly\nuntil: 2026-12-08\n")[-1] == date(2026, 12, 8)
    assert len(starts("start: 2026-12-01 18:00\nrepeat: weekly\nuntil: 2026-12-08 17:00\n")) == 1


@pytest.mark.parametrize(
    ("written", "weeks", "month"),
    [
        ("jeden zweiten Dienstag", "alle 2 Wochen", "am zweiten Dienstag im Monat"),
        ("jeden 2. Dienstag", "alle 2 Wochen", "am zweiten Dienstag im Monat"),
        ("Jeder zweite Dienstag", "alle 2 Wochen", "am zweiten Dienstag im Monat"),
        ("every second Tuesday", "alle 2 Wochen", "am zweiten Dienstag im Monat"),
        ("every 3rd Friday", "alle 3 Wochen", "am dritten Freitag im Monat"),
        ("jeden vierten Mo", "alle 4 Wochen", "am vierten Montag im Monat"),
    ],
)
def test_words_of_two_meanings_are_asked_back(written: str, weeks: str, month: str) -> None:
    """What may be every other week or once a month is a Fehler that shows both."""
    _, [problem] = reading(f"start: 2026-12-08\nrepeat: {written}\nuntil: 2027-06-01\n{PLACE}")
    assert problem.message == f"„{written}“ kann zweierlei heißen."
    assert (f"`{weeks}`" in problem.remedy, f"`{month}`" in problem.remedy) == (True, True)
    assert parse_rhythm(weeks) != parse_rhythm(month)  # both are understood


@pytest.mark.parametrize("written", ["jeden zweiten Dienstag im Monat", "jeden 2. Di des Monats"])
def test_a_month_makes_it_clear(written: str) -> None:
    """Who names the month means the second Tuesday of it."""
    assert parse_rhythm(written) == parse_rhythm("monthly on second Tuesday")


@pytest.mark.parametrize(
    "written", ["bald", "täglich", "alle 0 Wochen", "alle 13 Wochen", "jeden Tag"]
)
def test_what_is_no_rhythm(written: str) -> None:
    """Other words say what is possible."""
    with pytest.raises(WrongInputError, match="ist keine Wiederholung"):
        parse_rhythm(written)


def test_rhythms_in_words() -> None:
    """A page says how often, months between times included."""
    event = event_of(
        "start: 2026-12-01\nrepeat: am ersten Dienstag alle 2 Monate\nuntil: 2027-06-30\n"
    )
    assert wording.rhythm(event) == "am ersten Dienstag alle 2 Monate bis 30. Juni 2027"
