"""Series of The Events Calendar: what `repeat:`, `until:` and `except:` can say of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment, day_of
from plugins.events.event import Repeat
from plugins.events.recurrence import list_starts
from plugins.events.repeating import parse_rhythm
from tools.wordpress import event_times, rhythms
from tools.wordpress.item import Item
from tools.wordpress.php import unserialized

_AHEAD = relativedelta(years=2)  # as far as a series may reach here
_RECURRENCE = "_EventRecurrence"


@dataclass(frozen=True)
class Series:
    """A series: its header, the days on which it takes place, and what no header can say."""

    lines: tuple[tuple[str, str], ...] = ()
    days: frozenset[date] = frozenset()
    notes: tuple[str, ...] = ()


def series(event: Item, today: datetime) -> Series | None:
    """Return the series of an event, None for one that takes place once.

    NotReadableError for one without a day.
    """
    if not event.meta.get(_RECURRENCE):
        return None
    found = unserialized(event.meta[_RECURRENCE])
    found = found if isinstance(found, dict) else {}
    rules = list(_rules(found, "rules"))
    if not rules and found:
        return None  # it was one, once
    start = event_times.first(event)
    single = tuple(filter(None, map(_single, rules)))
    main = [rule for rule in rules if rhythms.kind_of(rule) != "date"]
    read = next(((r, n) for r in main if (n := rhythms.rhythm(r, start))), None)
    made = _read(*read, start, today) if read else None
    if made is None:
        return Series((), frozenset({day_of(start)}), tuple(_unread(single, main)))
    repeat, until, days, ended = made
    left_out, notes = _left_out(found, days)
    notes = [*ended, *notes, *_further(read[1] if read else None, single, len(main))]
    lines = [("repeat", repeat), ("until", f"{until}")]
    if left_out:
        lines.append(("except", ", ".join(map(str, sorted(left_out)))))
    return Series(tuple(lines), frozenset(days - left_out), tuple(notes))


def _read(
    rule: Mapping[str, Any], rhythm: rhythms.Rhythm, start: Moment, today: datetime
) -> tuple[str, date, set[date], list[str]] | None:
    """Return rhythm, last day, all days, and what to tell; None where it begins otherwise."""
    latest = max(day_of(start), today.date()) + _AHEAD
    until, notes = latest, []
    ends = str(rule.get("end-type", "")).lower()
    last = event_times.moment(str(rule.get("end", ""))[:10], BERLIN) if ends == "on" else None
    if last and last.date() <= latest:
        until = last.date()
    words = parse_rhythm(rhythm.text)
    repeat = Repeat(words.unit, words.interval, until, words.weekday)
    days = [day_of(one) for one in list_starts(start, repeat)]
    if not days or days[0] != day_of(start):
        return None
    times = str(rule.get("end-count", ""))
    if ends == "after" and times.isdecimal() and 0 < int(times[:6]) <= len(days):
        days = days[: int(times[:6])]
        until = max(days)
    elif until == latest:
        notes.append(f"Die Wiederholung reichte weiter; nun gilt sie bis {until}.")
    return rhythm.text, until, {*days}, notes


def _left_out(found: Mapping[str, Any], days: set[date]) -> tuple[set[date], list[str]]:
    """Return the days that are left out, and what to tell of other exceptions."""
    rules = list(_rules(found, "exclusions"))
    single = {day for day in map(_single, rules) if day} & days
    notes = []
    if len([rule for rule in rules if rhythms.kind_of(rule) != "date"]):
        notes.append("Eine Ausnahme der Wiederholung ist selbst eine Regel; `except:` ergänzen.")
    if single == days:
        return set(), [*notes, "Alle Tage der Wiederholung fielen aus; `status: abgesagt` prüfen."]
    return single, notes


def _further(rhythm: rhythms.Rhythm | None, single: Iterable[date], rules: int) -> Iterator[str]:
    remedy = "für jeden eine eigene Datei mit `start:` anlegen."
    if rhythm and rhythm.others:
        also = ", ".join(f"{day}s".lower() for day in rhythm.others)
        yield f"Der Termin war auch {also}; {remedy}"
    if days := ", ".join(map(str, single)):
        yield f"Der Termin war außerdem am {days}; {remedy}"
    if rules > 1:
        yield "Der Termin hatte mehrere Regeln; nur eine ist übernommen, die anderen nachtragen."


def _unread(single: tuple[date, ...], main: list[Mapping[str, Any]]) -> Iterator[str]:
    if main or not single:
        kinds = ", ".join(dict.fromkeys(filter(None, map(rhythms.kind_of, main))))
        how = f" ({kinds})" if kinds else ""
        yield f"Die Wiederholung{how} ist nicht zu übernehmen; `repeat:` von Hand ergänzen."
    yield from _further(None, single, 0)


def _rules(found: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    for rule in rhythms.parts(found, name).values():
        if isinstance(rule, dict) and str(rule.get("type", "")).lower() != "none":
            yield rule


def _single(rule: Mapping[str, Any]) -> date | None:
    """Return the day of a rule that is a single one."""
    custom = rhythms.parts(rule, "custom")
    day = rhythms.parts(custom, "date").get("date") or custom.get("date")
    found = event_times.moment(str(day)[:10], BERLIN) if day else None
    return found.date() if found and rhythms.kind_of(rule) == "date" else None


def repeated(items: Iterable[Item], today: datetime) -> dict[int, int]:
    """Return for the number of each event that is a time of a series the number of the series.

    The Events Calendar made an entry of each time; one that says something else stays one.
    """
    events = {item.number: item for item in items if item.kind == "tribe_events"}
    found: dict[int, int] = {}
    known: dict[int, Series | None] = {}
    for item in events.values():
        first = events.get(item.parent)
        if first is None or item.meta.get("_tribe_events_status"):
            continue
        try:
            if first.number not in known:
                known[first.number] = series(first, today)
            of, start = known[first.number], event_times.first(item)
        except event_times.NotReadableError:
            continue
        is_time = of and of.lines and day_of(start) in of.days
        is_alike = _words(item) == _words(first)
        if is_time and is_alike and _clock(start) == _clock(event_times.first(first)):
            found[item.number] = first.number
    return found


def _words(item: Item) -> tuple[str, ...]:
    """Return what a page of an event says: one time may differ from the others."""
    keys = ("_EventVenueID", "_EventOrganizerID", "_EventCost", "_EventURL")
    return (item.title, item.content, item.excerpt, *(item.meta.get(key, "") for key in keys))


def _clock(moment: Moment) -> str:
    return f"{moment:%H:%M}" if isinstance(moment, datetime) else ""


def times(event: Item, today: datetime) -> list[date]:
    """Return the days of a series, which The Events Calendar had an address for each of."""
    try:
        found = series(event, today)
    except event_times.NotReadableError:
        return []
    return sorted(found.days) if found and found.lines else []
