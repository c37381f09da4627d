"""From what a header states to an event, or to what is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from plugins.common.clock import BERLIN
from plugins.common.event_header import Stated
from plugins.common.local_time import Moment, day_of, instant, oddity
from plugins.common.moments import parse_clock, parse_length, parse_moment_near, parse_span
from plugins.common.problem import Level, Problem, WrongInputError, errors_in
from plugins.events import places, series
from plugins.events.event import Event, Occurrence, Status
from plugins.events.places import Venue

T = TypeVar("T")
_DAY = timedelta(days=1)


def read(stated: Stated, now: datetime, *, expected: bool) -> tuple[Event | None, list[Problem]]:
    """Return the event of a post, None for none or a faulty one, and what is wrong.

    `expected` says that the post stands where only events do.
    """
    if not stated.text("start"):
        missing = _without_start(stated, expected=expected)
        return None, list(missing) if stated.complete else []
    problems: list[Problem] = []

    def take(key: str, parse: Callable[[str], T]) -> T | None:
        try:
            return parse(stated.text(key)) if stated.text(key) else None
        except WrongInputError as error:
            problems.append(stated.problem(key, error.message, error.remedy))
            return None

    first = _first(stated, take)
    place = take("location", places.parse_place) or Venue("")
    geo, link = take("geo", places.parse_geo), take("link", places.parse_link)
    if not stated.text("location") and stated.complete:
        remedy = "`location: Name, Straße, Stadt` ergänzen; ohne Raum `location: online`."
        where = "location" if "location" in stated.lines else "start"
        problems.append(stated.problem(where, "Der Ort des Termins fehlt.", remedy))
    problems += series.missing(stated) if stated.complete else ()
    if first is None or problems:
        return None, problems
    status = Status(stated.text("status") or Status.SCHEDULED)
    event = Event(first, place.words, status, geo, link or "", place.room)
    event = series.read(event, now, take)
    problems += [*series.rare_days(event, stated), *_passwords(stated)]
    return (None if errors_in(problems) else event), problems


def too_late(stated: Stated, event: Event, appears: datetime) -> Iterator[Problem]:
    """Yield a Hinweis for news that appear no sooner than what they announce begins."""
    if appears.date() >= day_of(event.first.start):
        message = "Die Meldung erscheint nicht vor dem Tag des Termins, den sie ankündigt."
        remedy = "Die Datei nach content/termine/ legen oder ein früheres Datum vorn in den Namen."
        yield stated.problem("start", message, remedy, Level.HINWEIS)


def in_page(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for a page that says it is an event."""
    for key in stated.values:
        message = f"Eine Seite kann kein Termin sein; `{key}` gilt hier nicht."
        remedy = "Die Datei nach content/termine/ verschieben oder die Angabe löschen."
        yield stated.problem(key, message, remedy)


def _without_start(stated: Stated, *, expected: bool) -> Iterator[Problem]:
    remedy = "Im Kopf `start: 2026-12-01 18:00` ergänzen."
    if stated.values:
        key = min(stated.values, key=lambda k: stated.lines.get(k, 1))
        yield stated.problem(key, f"`{key}` gehört zu einem Termin, dem der Beginn fehlt.", remedy)
    elif expected:
        yield stated.problem("start", "Dem Termin fehlt der Beginn.", remedy)


def _passwords(stated: Stated) -> Iterator[Problem]:
    """Yield a Hinweis where everybody would learn the password of a meeting."""
    for key in ("location", "link"):
        if places.tells_password(stated.text(key)):
            message = "Das Passwort der Videokonferenz wird mit veröffentlicht,"
            message += " auch in Feeds, Kalendern und Vorschauen."
            remedy = "Nichts tun, wenn alle es kennen dürfen; sonst den Link ohne Passwort angeben"
            remedy += " und schreiben, bei wem man es bekommt."
            yield stated.problem(key, message, remedy, Level.HINWEIS)


def _first(stated: Stated, take: Callable[..., Any]) -> Occurrence | None:
    """Return when it takes place first, None where that is not said without fault."""
    start, end = take("start", parse_span) or (None, None)
    if start and stated.text("uhrzeit"):
        start, end = take("uhrzeit", lambda text: _on_day(start, end, text)) or (None, None)
    if not start:
        return None
    if end is None:
        return Occurrence(start, _end(start, stated, take))
    for key in filter(stated.text, ("end", "dauer")):
        take(key, partial(_refuse, "Das Ende steht schon beim Beginn."))
    return Occurrence(start, take("start", lambda _: _checked_end(end, start)))


def _on_day(start: Moment, end: Moment | None, text: str) -> tuple[Moment, Moment | None]:
    """Return a time of day, or from when to when, of a day that was said without one."""
    if isinstance(start, datetime) or end:
        raise WrongInputError("Wann es beginnt, steht schon beim Tag.", "Eines davon löschen.")
    try:
        return parse_span(f"{start} {text}")
    except WrongInputError:
        parse_clock(text)  # tells better what is wrong
        raise


def _end(start: Moment, stated: Stated, take: Callable[..., Moment | None]) -> Moment | None:
    if stated.text("end") and stated.text("dauer"):
        return take("dauer", partial(_refuse, "Ende und Dauer stehen beide im Kopf."))
    return take("end", lambda text: _parse_end(text, start)) or take(
        "dauer", lambda text: _end_after(parse_length(text), start)
    )


def _refuse(message: str, _text: str) -> Moment:
    raise WrongInputError(message, "Eines davon löschen.")


def _parse_end(text: str, start: Moment) -> Moment:
    """Return an end: of a time of day alone, that on the same day."""
    return _checked_end(parse_moment_near(text, day_of(start)), start)


def _checked_end(end: Moment, start: Moment) -> Moment:
    """Return the end; WrongInputError where it cannot be that of an event with this start."""
    if isinstance(end, datetime) is not isinstance(start, datetime):
        message = "Beginn und Ende haben nicht beide eine Uhrzeit."
        raise WrongInputError(message, "Beide mit Uhrzeit schreiben, oder beide als ganze Tage.")
    if instant(end) < instant(start) or (end == start and isinstance(end, datetime)):
        raise WrongInputError("Das Ende liegt nicht nach dem Beginn.", _end_next_day(end, start))
    return end


def _end_next_day(end: Moment, start: Moment) -> str:
    """Return the remedy: the line for an end after midnight, where that may be meant."""
    if not isinstance(end, datetime) or end.date() != day_of(start):
        return "Beginn oder Ende berichtigen."
    morning = end + _DAY
    return f"Geht es nach Mitternacht weiter, `end: {morning:%Y-%m-%d %H:%M}` schreiben."


def _end_after(length: timedelta, start: Moment) -> Moment:
    if not isinstance(start, datetime):
        if length % _DAY:
            message = "Ein Termin ohne Uhrzeit dauert ganze Tage."
            raise WrongInputError(message, "Beim Beginn die Uhrzeit ergänzen.")
        return start + length - _DAY
    end = (instant(start) + length).astimezone(BERLIN)
    if trouble := oddity(end):
        raise WrongInputError(trouble, "Eine andere Dauer wählen.")
    return end
