"""Events in German words, as plain text."""

from datetime import datetime

from plugins.common.german import MONTHS, WEEKDAYS, long_date
from plugins.common.local_time import Moment, day_of
from plugins.events.event import Event, Occurrence, Status

_STATES = {Status.CANCELLED: "Abgesagt", Status.MOVED: "Verlegt", Status.SCHEDULED: ""}
_NOTICES = {
    Status.CANCELLED: "Der Termin findet nicht statt.",
    Status.MOVED: "Es gilt der Termin, der hier steht.",
}
_ORDINALS = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten", -1: "letzten"}
_UNITS = {"week": ("jede Woche", "Wochen"), "month": ("jeden Monat", "Monate")}


def begins(occurrence: Occurrence) -> str:
    """Return "Dienstag, 1. Dezember 2026, 18:00", with " Uhr" where no end follows that day."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return _day(start)
    one_day = end is not None and day_of(end) == day_of(start)
    return f"{_day(start)}, {start:%H:%M}" + ("" if one_day else " Uhr")


def ends(occurrence: Occurrence) -> str:
    """Return when it ends, the day only where it is another: "20:00 Uhr"; "" where it need not."""
    start, end = occurrence.start, occurrence.end
    if end is None or end == start:
        return ""
    if not isinstance(end, datetime):
        return _day(end)
    day = "" if day_of(end) == day_of(start) else f"{_day(end)}, "
    return f"{day}{end:%H:%M} Uhr"


def when(occurrence: Occurrence) -> str:
    """Return both as one text: "Dienstag, 1. Dezember 2026, 18:00 bis 20:00 Uhr"."""
    return " bis ".join(filter(None, (begins(occurrence), ends(occurrence))))


def moment(value: Moment) -> str:
    """Return "Dienstag, 1. Dezember 2026, 18:00 Uhr", or the day alone."""
    return begins(Occurrence(value))


def short_month(value: Moment) -> str:
    """Return "Dez" for a leaf of a calendar."""
    return MONTHS[value.month - 1][:3]


def short_weekday(value: Moment) -> str:
    """Return "Di" for a leaf of a calendar that tells its month elsewhere."""
    return WEEKDAYS[value.weekday()][:2]


def state(event: Event, occurrence: Occurrence) -> str:
    """Return "Abgesagt" or "Verlegt", "" for what takes place as announced."""
    return _STATES[event.status_of(occurrence)]


def notice(event: Event, occurrence: Occurrence) -> str:
    """Return a sentence on what the state means for readers, "" where there is none."""
    return _NOTICES.get(event.status_of(occurrence), "")


def rhythm(event: Event) -> str:
    """Return "alle 2 Wochen bis 30. Juni 2027", "" for a single event."""
    repeat = event.repeat
    if repeat is None:
        return ""
    each, many = _UNITS[repeat.unit]
    if repeat.weekday and repeat.weekday[0]:
        day = f"{_ORDINALS[repeat.weekday[0]]} {WEEKDAYS[repeat.weekday[1]]}"
        months = f"alle {repeat.interval} Monate"
        often = f"jeden {day} im Monat" if repeat.interval == 1 else f"am {day} {months}"
    else:
        often = each if repeat.interval == 1 else f"alle {repeat.interval} {many}"
    return f"{often} bis {long_date(repeat.until)}"


def line(event: Event, occurrence: Occurrence) -> str:
    """Return state, time and place as one line for feeds."""
    label = state(event, occurrence)
    return f"{label + ': ' if label else ''}{when(occurrence)}, {event.location}"


def _day(value: Moment) -> str:
    return f"{WEEKDAYS[value.weekday()]}, {value.day}. {MONTHS[value.month - 1]} {value.year}"
