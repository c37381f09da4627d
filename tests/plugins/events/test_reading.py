"""From headers to events, and what is said of faulty ones."""

from datetime import date, timedelta

import pytest

from plugins.common.local_time import instant
from plugins.common.problem import Level
from plugins.events.event import Occurrence, Repeat, Status
from tests.plugins.events.support import PLACE, berlin, event_of, reading


def test_everything_an_author_may_say() -> None:
    """Each key is understood."""
    event = event_of(
        "start: 2026-12-01 18:00\nend: 20:00\ngeo: 49.4447, 7.7689\nlink: https://example.org/a\n"
        "status: moved\nrepeat: weekly\nuntil: 2027-01-31\nexcept: 2026-12-22, 2026-12-29\n"
        "moved: 2026-12-08 18:00 -> 2026-12-09 18:30, 2026-12-15 -> 19:00\n"
    )
    assert (event.first.start, event.first.end) == (
        berlin(2026, 12, 1, 18),
        berlin(2026, 12, 1, 20),
    )
    assert event.location == "Stadtmission, Brüderstraße 1, Kaiserslautern"
    assert (event.geo, event.link) == ((49.4447, 7.7689), "https://example.org/a")
    assert event.status is Status.MOVED
    assert event.repeat == Repeat("week", 1, date(2027, 1, 31))
    assert event.left_out == (berlin(2026, 12, 22, 18), berlin(2026, 12, 29, 18))
    assert event.moved == (
        (berlin(2026, 12, 8, 18), berlin(2026, 12, 9, 18, 30)),
        (berlin(2026, 12, 15, 18), berlin(2026, 12, 15, 19)),
    )


def test_german_words() -> None:
    """The same in German is the same event."""
    german, faults = reading(
        "Beginn: Dienstag, 1. Dezember 2026, 18 Uhr\nDauer: 2 Stunden\nOrt: Rathaus, Kaiserslautern\n"
        "Wiederholung: jede Woche\nbis: 31.1.2027\naußer: 22.12.2026, 29.12.2026\n"
        "verlegt: 8.12.2026, 18:00 → 9.12.2026, 18.30 Uhr\nstatus: verlegt\n"
    )
    english, _ = reading(
        "start: 2026-12-01 18:00\nend: 20:00\nlocation: Rathaus, Kaiserslautern\nrepeat: weekly\n"
        "until: 2027-01-31\nexcept: [2026-12-22, 2026-12-29]\nstatus: moved\n"
        "moved: 2026-12-08 -> 2026-12-09 18:30\n".replace("[", "").replace("]", "")
    )
    assert faults == []
    assert german == english


@pytest.mark.parametrize("word", ["cancelled", "abgesagt", "Abgesagt", "fällt aus"])
def test_cancelled(word: str) -> None:
    """An event may be cancelled in several words."""
    assert event_of(f"start: 2026-12-01\nstatus: {word}\n").status is Status.CANCELLED


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("start: 2026-12-01\n", date(2026, 12, 1), None),
        ("start: 2026-12-04\nend: 2026-12-06\n", date(2026, 12, 4), date(2026, 12, 6)),
        ("start: 2026-12-04\ndauer: 3 Tage\n", date(2026, 12, 4), date(2026, 12, 6)),
        ("start: 2026-12-04\nend: 2026-12-04\n", date(2026, 12, 4), date(2026, 12, 4)),
        ("start: 2026-12-31 22:00\nend: 2027-01-01 01:00\n", berlin(2026, 12, 31, 22), berlin(2027, 1, 1, 1)),
        ("start: 2026-12-31 22:00\ndauer: 3h\n", berlin(2026, 12, 31, 22), berlin(2027, 1, 1, 1)),
        ("start: 2026-12-31 22:00\nend: 24:00\n", berlin(2026, 12, 31, 22), berlin(2027, 1, 1)),
        ("start: 2028-02-29 18:00\n", berlin(2028, 2, 29, 18), None),
        # Hours that pass, not those on the clock.
        ("start: 2026-03-28 22:00\ndauer: 8h\n", berlin(2026, 3, 28, 22), berlin(2026, 3, 29, 7)),
        ("start: 2026-10-24 22:00\ndauer: 8h\n", berlin(2026, 10, 24, 22), berlin(2026, 10, 25, 5)),
    ],
)  # fmt: skip
def test_ends(header: str, start: date, end: date | None) -> None:
    """Whole days, several days, across midnight, New Year and both nights of changed clocks."""
    first = event_of(header).first
    assert (first.start, first.end) == (start, end)


@pytest.mark.parametrize(
    ("header", "hours"),
    [
        ("start: 2026-03-28 22:00\nend: 2026-03-29 06:00\n", 7),
        ("start: 2026-10-24 22:00\nend: 2026-10-25 06:00\n", 9),
    ],
)
def test_a_night_of_changed_clocks_is_shorter_or_longer(header: str, hours: int) -> None:
    """From ten to six are seven hours in March and nine in October."""
    first = event_of(header).first
    assert first.end
    assert instant(first.end) - instant(first.start) == timedelta(hours=hours)


SERIES = "start: 2026-12-01 18:00\nrepeat: weekly\nuntil: 2027-01-31\n"


@pytest.mark.parametrize(
    ("header", "line", "message"),
    [
        ("start: bald\n", 3, "„bald“ ist kein Datum."),
        ("start: 2026-12-01 18:00\nend: 17:00\n", 4, "Das Ende liegt nicht nach dem Beginn."),
        ("start: 2026-12-01 18:00\nend: 18:00\n", 4, "Das Ende liegt nicht nach dem Beginn."),
        ("start: 2026-12-04\nend: 2026-12-03\n", 4, "Das Ende liegt nicht nach dem Beginn."),
        ("start: 2026-12-01\nend: 20:00\n", 4, "haben nicht beide eine Uhrzeit"),
        ("start: 2026-12-01 18:00\nend: 2026-12-02\n", 4, "haben nicht beide eine Uhrzeit"),
        ("start: 2026-12-01\ndauer: 2h\n", 4, "Ein Termin ohne Uhrzeit dauert ganze Tage."),
        ("start: 2026-12-01 18:00\nend: 20:00\ndauer: 2h\n", 5, "stehen beide im Kopf"),
        ("start: 2027-03-28 02:30\n", 3, "02:30 Uhr gibt es am 28. März 2027 nicht"),
        ("start: 2026-10-25 02:30\n", 3, "02:30 Uhr gibt es am 25. Oktober 2026 zweimal"),
        ("start: 2027-03-28 00:30\nend: 02:30\n", 4, "02:30 Uhr gibt es am 28. März 2027 nicht"),
        ("start: 2026-10-25 01:30\ndauer: 2h\n", 4, "02:30 Uhr gibt es am 25. Oktober 2026 zweimal"),
        ("start: 2026-12-01\ngeo: hier\n", 4, "„hier“ ist kein Ort auf der Karte."),
        ("start: 2026-12-01\ngeo: 91, 7\n", 4, "„91, 7“ ist kein Ort auf der Karte."),
        ("start: 2026-12-01\nlink: www.example.org\n", 4, "keine vollständige Adresse"),
        ("start: 2026-12-01\nlink: javascript:alert(1)\n", 4, "keine vollständige Adresse"),
        ("start: 2026-12-01\nrepeat: weekly\n", 4, "Der Wiederholung fehlt, bis wann sie gilt."),
        ("start: 2026-12-01\nuntil: 2026-12-02\n", 4, "`until` gehört zu einer Wiederholung"),
        ("start: 2026-12-01\nexcept: 2026-12-02\n", 4, "`except` gehört zu einer Wiederholung"),
        ("start: 2026-12-01\nverlegt: 2026-12-02\n", 4, "`verlegt` gehört zu einer Wiederholung"),
        ("start: 2026-12-01\nrepeat: manchmal\nuntil: 2027-01-01\n", 4, "„manchmal“ ist keine Wiederholung."),
        ("start: 2026-12-01\nrepeat: every 99 weeks\nuntil: 2027-01-01\n", 4, "ist keine Wiederholung."),
        ("start: 2026-12-01\nrepeat: weekly\nuntil: 2026-11-30\n", 5, "endet vor dem ersten Termin"),
        ("start: 2026-12-01\nrepeat: weekly\nuntil: 2028-12-02\n", 5, "mehr als zwei Jahre voraus"),
        ("start: 2026-12-01\nrepeat: monthly on second Monday\nuntil: 2027-01-31\n", 4, "Der Beginn am 1. Dezember 2026 passt nicht"),
        ("start: 2026-12-01\nrepeat: jeden Montag\nuntil: 2027-01-31\n", 4, "Der Beginn am 1. Dezember 2026 passt nicht"),
        (SERIES + "except: 2026-12-23\n", 6, "Am 23. Dezember 2026 findet nichts statt."),
        (SERIES + "except: 2026-12-22 17:00\n", 6, "Am 22. Dezember 2026 findet nichts statt."),
        (SERIES + "moved: 2026-12-08\n", 6, "„2026-12-08“ sagt nicht, was wohin verlegt ist."),
        (SERIES + "moved: 2026-12-09 -> 2026-12-10\n", 6, "Am 9. Dezember 2026 findet nichts statt."),
        (SERIES + "except: 2026-12-08\nmoved: 2026-12-08 -> 2026-12-10\n", 7, "Am 8. Dezember 2026 findet nichts"),
        (SERIES + "moved: 2026-12-08 -> 19:00, 2026-12-08 -> 20:00\n", 6, "ist zweimal verlegt"),
        ("start: 2026-12-01\nrepeat: weekly\nuntil: 2026-12-10\nexcept: 2026-12-01, 2026-12-08\n", 6, "bleibt kein Termin übrig"),
        # The series meets the night in which clocks are put forward.
        ("start: 2027-03-21 02:30\nrepeat: weekly\nuntil: 2027-04-30\n", 4, "02:30 Uhr gibt es am 28. März 2027 nicht"),
        ("beginnt: 2026-12-01\n", 3, "Die Angabe `beginnt` ist unbekannt."),
        ("start: 2026-12-01\nBeginn: 2026-12-02\n", 4, "Die Angabe `Beginn` steht zweimal im Kopf."),
        ("end: 20:00\n", 3, "`end` gehört zu einem Termin, dem der Beginn fehlt."),
        ("", 1, "Dem Termin fehlt der Beginn."),
    ],
)  # fmt: skip
def test_faults(header: str, line: int, message: str) -> None:
    """What is wrong is told once, at its line, with a remedy."""
    _, [problem] = reading((header + PLACE) if header.startswith(("start", "beginnt")) else header)
    assert (problem.path, problem.line) == ("content/termine/x.md", line)
    assert message in problem.message
    assert problem.remedy
    assert problem.level is Level.FEHLER


def test_a_place_is_needed() -> None:
    """An event without a place is a fault."""
    _, [problem] = reading("start: 2026-12-01\n")
    assert "Der Ort des Termins fehlt." in problem.message


def test_an_exception_removes_the_odd_night() -> None:
    """The remedy that is offered works."""
    event_of("start: 2027-03-21 02:30\nrepeat: weekly\nuntil: 2027-04-30\nexcept: 2027-03-28\n")


def test_a_day_not_every_month_has_is_mentioned() -> None:
    """A series on the 31st is allowed, and its author learns what that means."""
    event, [hint] = reading(f"start: 2026-12-31\nrepeat: monthly\nuntil: 2027-12-31\n{PLACE}")
    assert event
    assert hint.level is Level.HINWEIS
    assert "Nicht jeder Monat hat einen 31." in hint.message


@pytest.mark.parametrize(
    "header",
    [
        "Wann: 1.12.26 14-16 Uhr\nWo: Rathaus, Kaiserslautern\n",
        "Beginn: 1.12.2026, 14 bis 16 Uhr\nOrt: Rathaus, Kaiserslautern\n",
        "Wann: Dienstag, 1. Dezember 2026\nUhrzeit: 14-16 Uhr\nTreffpunkt: Rathaus, Kaiserslautern\n",
        "start: 2026-12-01\nZeit: 14 Uhr\nEnde: 16 Uhr\nWo: Rathaus, Kaiserslautern\n",
    ],
)
def test_as_on_a_poster(header: str) -> None:
    """When and where may be said as on a poster, the span in one line."""
    event, problems = reading(header)
    assert problems == []
    assert event
    assert event.first == Occurrence(berlin(2026, 12, 1, 14), berlin(2026, 12, 1, 16))
    assert event.location == "Rathaus, Kaiserslautern"


@pytest.mark.parametrize(
    ("header", "line", "message", "remedy"),
    [
        ("start: 2026-12-01 22:00\nend: 1:30 Uhr\n", 4, "Das Ende liegt nicht nach", "`end: 2026-12-02 01:30`"),
        ("Beginn: 31.12.2026 22 Uhr\nEnde: 1:30 Uhr\n", 4, "Das Ende liegt nicht nach", "`Ende: 2027-01-01 01:30`"),
        ("Wann: 1.12.2026 22-1 Uhr\n", 3, "Das Ende liegt nicht nach", "`end: 2026-12-02 01:00`"),
        ("start: 2026-12-05\nend: 2026-12-04\n", 4, "Das Ende liegt nicht nach", "Beginn oder Ende berichtigen."),
        ("Wann: 1.12.2026 14-16 Uhr\nEnde: 17 Uhr\n", 4, "Das Ende steht schon beim Beginn.", "Eines davon"),
        ("Wann: 1.12.2026 14 Uhr\nUhrzeit: 15 Uhr\n", 4, "steht schon beim Tag", "Eines davon"),
        ("Wann: 1.12.2026\nUhrzeit: nachmittags\n", 4, "„nachmittags“ ist keine Uhrzeit.", "`18:00`"),
        ("Wann: 1.12.2026\nbis: 2027-01-31\n", 4, "`bis` gehört zu einer Wiederholung", "`end:`"),
    ],
)  # fmt: skip
def test_remedies_in_the_words_of_the_author(
    header: str, line: int, message: str, remedy: str
) -> None:
    """The line that is needed is shown in the word that stands there already."""
    _, [problem] = reading(header + PLACE)
    assert problem.line == line
    assert message in problem.message
    assert remedy in problem.remedy


def test_a_time_without_a_day() -> None:
    """A time of day alone is no event."""
    _, [problem] = reading(f"Uhrzeit: 18 Uhr\n{PLACE}")
    assert "dem der Beginn fehlt" in problem.message
