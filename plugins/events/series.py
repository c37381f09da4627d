"""From what a header states of repetition to a series, or to what is wrong with it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from plugins.common.event_header import Stated
from plugins.common.german import long_date
from plugins.common.local_time import Moment, at, day_of, oddity
from plugins.common.moments import parse_moment, parse_moment_near
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.events.event import Event, Repeat
from plugins.events.recurrence import list_starts
from plugins.events.repeating import parse_rhythm

Take = Callable[[str, Callable[[str], Any]], Any]

_AHEAD = relativedelta(years=2)
_ARROW = re.compile(r"\s*(?:->|=>|→)\s*")
# A comma may also stand between a day and its time.
_COMMA = re.compile(
    r"\s*(?:;|,(?=\s*(?:[a-zäöü]+\.?,?\s+)?(?:\d{4}-|\d{1,2}\.\s*\w+\.?\s*\d{4})))\s*", re.I
)


def missing(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for a series without an end, or for words about a series without one."""
    if stated.text("repeat"):
        if not stated.text("until"):
            message = "Der Wiederholung fehlt, bis wann sie gilt."
            remedy = "`until: 2027-06-30` ergänzen, höchstens zwei Jahre voraus."
            yield stated.problem("repeat", message, remedy)
        return
    for key in filter(stated.text, ("until", "except", "moved")):
        remedy = {
            "until": "Das Ende eines einzelnen Termins heißt `end:`.",
            "except": "Fällt der einzige Termin aus, heißt das `status: cancelled`.",
            "moved": "Bei einem einzelnen Termin `start:` ändern und `status: moved` schreiben.",
        }[key]
        message = f"`{key}` gehört zu einer Wiederholung, und hier wiederholt sich nichts."
        yield stated.problem(key, message, remedy)


def read(event: Event, now: datetime, take: Take) -> Event:
    """Return the event with its series, if it is one; `take` keeps what is wrong."""
    first = event.first.start
    rhythm = take("repeat", parse_rhythm)
    until = take("until", lambda text: _until(text, first, now))
    if not rhythm or not until:
        return event
    repeat = Repeat(rhythm.unit, rhythm.interval, until, rhythm.weekday)
    starts = list_starts(first, repeat)
    take("repeat", lambda text: _check_first(text, event, starts))
    left_out = take("except", lambda text: _left_out(text, starts)) or ()
    remaining = [start for start in starts if start not in left_out]
    moved = take("moved", lambda text: tuple(_moved(text, remaining, event))) or ()
    known = {old for old, _ in moved}
    take("repeat", lambda _: _check_clocks(event, set(remaining) - known))
    return replace(event, repeat=repeat, left_out=left_out, moved=moved)


def rare_days(event: Event, stated: Stated) -> Iterator[Problem]:
    """Yield a Hinweis for a day that not every month has."""
    repeat, day = event.repeat, event.first.start.day
    if repeat and repeat.unit == "month" and repeat.weekday is None and day > 28:
        message = f"Nicht jeder Monat hat einen {day}.; in anderen fällt der Termin aus."
        remedy = "Keine nötig; sonst einen früheren Tag oder `monthly on last Friday` wählen."
        yield stated.problem("repeat", message, remedy, Level.HINWEIS)


def _until(text: str, first: Moment, now: datetime) -> Moment:
    until = parse_moment(text)
    if day_of(until) < day_of(first):
        message = "Die Wiederholung endet vor dem ersten Termin."
        raise WrongInputError(message, "Den letzten Tag nach `until:` berichtigen.")
    latest = max(day_of(first), now.date()) + _AHEAD
    if day_of(until) > latest:
        message = "Die Wiederholung reicht mehr als zwei Jahre voraus."
        raise WrongInputError(message, f"Höchstens `until: {latest}` schreiben.")
    return until if isinstance(first, datetime) else day_of(until)


def _check_first(text: str, event: Event, starts: Sequence[Moment]) -> None:
    first = event.first.start
    if not starts or starts[0] != first:
        message = f"Der Beginn am {long_date(first)} passt nicht zu „{text}“."
        to = f"auf den {long_date(starts[0])} " if starts else ""
        raise WrongInputError(message, f"Den Beginn {to}verlegen oder die Wiederholung ändern.")


def _check_clocks(event: Event, starts: set[Moment]) -> None:
    for start in sorted(starts):
        times = event.first.moved_to(start)
        if trouble := oddity(times.start) or oddity(times.end or times.start):
            remedy = f"Eine andere Uhrzeit wählen oder `except: {day_of(start)}` ergänzen."
            raise WrongInputError(trouble, remedy)


def _left_out(text: str, starts: Sequence[Moment]) -> tuple[Moment, ...]:
    left_out = {_one_of(starts, item) for item in _COMMA.split(text) if item}
    if len(left_out) == len(starts):
        message = "Nach den Ausnahmen bleibt kein Termin übrig."
        raise WrongInputError(message, "Fällt alles aus, heißt das `status: cancelled`.")
    return tuple(sorted(left_out))


def _moved(text: str, starts: Sequence[Moment], event: Event) -> Iterator[tuple[Moment, Moment]]:
    seen: set[Moment] = set()
    for item in filter(None, _COMMA.split(text)):
        parts = _ARROW.split(item)
        if len(parts) != 2:
            remedy = "Es als `2026-12-08 18:00 -> 2026-12-09 19:00` schreiben."
            raise WrongInputError(f"„{item}“ sagt nicht, was wohin verlegt ist.", remedy)
        old = _one_of(starts, parts[0])
        if old in seen:
            message = f"Der Termin am {long_date(old)} ist zweimal verlegt."
            raise WrongInputError(message, "Eine der Angaben löschen.")
        seen.add(old)
        yield old, _new_start(parts[1], old, event)


def _new_start(text: str, old: Moment, event: Event) -> Moment:
    """Return where `old` moves to: a time of the same day, a day at the same time, or both."""
    new = parse_moment_near(text, old)
    if isinstance(old, datetime) and not isinstance(new, datetime):
        new = at(new, timedelta(hours=old.hour, minutes=old.minute))
    if isinstance(new, datetime) and not isinstance(old, datetime):
        message = f"„{text}“ hat eine Uhrzeit, der Termin sonst nicht."
        raise WrongInputError(message, "Nur den neuen Tag schreiben.")
    end = event.first.moved_to(new).end
    if trouble := oddity(end or new):
        raise WrongInputError(trouble, "Eine andere Uhrzeit wählen.")
    return new


def _one_of(starts: Sequence[Moment], text: str) -> Moment:
    wanted = parse_moment(text)
    for start in starts:
        if start == wanted or (not isinstance(wanted, datetime) and day_of(start) == wanted):
            return start
    near = min(starts, key=lambda start: abs(day_of(start) - day_of(wanted)), default=None)
    remedy = f"Gemeint ist wohl der {long_date(near)}." if near else "Die Angabe löschen."
    raise WrongInputError(f"Am {long_date(wanted)} findet nichts statt.", remedy)
