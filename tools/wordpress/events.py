"""Events of The Events Calendar: when, where, how often.

https://docs.theeventscalendar.com/ (post types tribe_events, tribe_venue)
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.common.clock import BERLIN
from plugins.common.german import WEEKDAYS
from tools.wordpress.item import Item
from tools.wordpress.php import unserialized
from tools.wordpress.plain import one_line

EVENT, VENUE, ORGANIZER = "tribe_events", "tribe_venue", "tribe_organizer"
_FORM = "%Y-%m-%d %H:%M:%S"
_OFFSET = re.compile(r"UTC([+-])(\d{1,2})(?:[:.](\d{1,2}))?")
_CANCELLED = frozenset({"canceled", "cancelled"})
_ORDINALS = {"first": "first", "second": "second", "third": "third", "fourth": "fourth",
             "last": "last", "1": "first", "2": "second", "3": "third", "4": "fourth",
             "5": "last", "-1": "last"}  # fmt: skip
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOWHERE = "Ort nicht angegeben"  # an event has to have one
_YEARS = 2  # ahead, as far as a series may reach here


class NotReadableError(ValueError):
    """An event of which not even the day can be read."""


def lines(
    event: Item, items: Mapping[int, Item], today: datetime, notes: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield what the header says of an event; NotReadableError without a day."""
    start, end = _moments(event)
    all_day = event.meta.get("_EventAllDay", "").lower() in {"yes", "1", "true"}
    if all_day:
        yield "start", f"{start:%Y-%m-%d}"
        if end and end.date() > start.date():
            yield "end", f"{end:%Y-%m-%d}"
    else:
        yield "start", f"{start:%Y-%m-%d %H:%M}"
        if end and end > start:
            yield "end", f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"
    place = _place(event, items)
    if not place:
        notes.append("Der Ort des Termins fehlte; `location:` berichtigen.")
    yield "location", place or _NOWHERE
    url = event.meta.get("_EventURL", "").strip()
    if url.startswith("https://"):
        yield "link", url
    elif url:
        notes.append(f"Der Link des Termins ist nicht verschlüsselt und fehlt nun: {url}")
    yield from _status(event, notes)
    if event.meta.get("_EventRecurrence"):
        yield from _repeating(event, start, today, notes)
    notes.extend(_left_out(event, items))


def _moments(event: Item) -> tuple[datetime, datetime | None]:
    """Return begin and end in Berlin's time."""
    zone = _zone(event.meta.get("_EventTimezone", ""))
    start = _moment(event.meta.get("_EventStartDate", ""), zone)
    if start is None:
        raise NotReadableError
    return start, _moment(event.meta.get("_EventEndDate", ""), zone)


def _moment(text: str, zone: ZoneInfo | timezone) -> datetime | None:
    for form in (_FORM, "%Y-%m-%d %H:%M", "%Y-%m-%d"):
        with suppress(ValueError, OverflowError):
            found = datetime.strptime(text.strip(), form).replace(tzinfo=zone)
            return found.astimezone(BERLIN)
    return None


def _zone(name: str) -> ZoneInfo | timezone:
    if found := _OFFSET.fullmatch(name.strip()):
        minutes = int(found[2]) * 60 + (int(found[3] or 0))
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    if name.strip() == "UTC":
        return UTC
    with suppress(ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(name.strip()) if name.strip() else BERLIN
    return BERLIN


def _place(event: Item, items: Mapping[int, Item]) -> str:
    number = event.meta.get("_EventVenueID", "")
    venue = items.get(int(number)) if number.isdecimal() and len(number) < 15 else None
    if venue is None or venue.kind != VENUE:
        return one_line(event.meta.get("_EventVenue", ""))
    said = {key: one_line(venue.meta.get(f"_Venue{key}", "")) for key in ("Address", "Zip", "City")}
    city = " ".join(filter(None, (said["Zip"], said["City"])))
    parts = [one_line(venue.title), said["Address"], city]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _status(event: Item, notes: list[str]) -> Iterator[tuple[str, str]]:
    status = (
        event.meta.get("_tribe_events_status") or event.meta.get("_EventStatus") or ""
    ).lower()
    if status in _CANCELLED:
        yield "status", "abgesagt"
    elif status == "postponed":
        notes.append(
            "Der Termin war als verschoben gekennzeichnet; ein neuer Tag steht nicht dabei."
        )
    if reason := one_line(event.meta.get("_tribe_events_status_reason", "")):
        notes.append(f"Grund der Absage: {reason}")


def _left_out(event: Item, items: Mapping[int, Item]) -> Iterator[str]:
    if cost := one_line(event.meta.get("_EventCost", "")):
        yield f"Der Eintritt steht in keiner Angabe: {cost}"
    number = event.meta.get("_EventOrganizerID", "")
    organizer = items.get(int(number)) if number.isdecimal() and len(number) < 15 else None
    if organizer and organizer.kind == ORGANIZER:
        yield f"Veranstaltet hat es: {one_line(organizer.title)}"


def _repeating(
    event: Item, start: datetime, today: datetime, notes: list[str]
) -> Iterator[tuple[str, str]]:
    found = unserialized(event.meta["_EventRecurrence"])
    rules = list((found or {}).get("rules", {}).values()) if isinstance(found, dict) else []
    try:
        rhythm, until = _rule(rules, start)
    except (NotReadableError, AttributeError, TypeError, ValueError):
        notes.append(
            "Die Wiederholung ist nicht zu lesen; `repeat:` und `until:` von Hand ergänzen."
        )
        return
    latest = max(start, today) + timedelta(days=365 * _YEARS)
    if until is None or until > latest:
        until = latest
        notes.append(f"Die Wiederholung hatte kein Ende; nun gilt sie bis {until:%Y-%m-%d}.")
    yield "repeat", rhythm
    yield "until", f"{until:%Y-%m-%d}"
    left_out = list((found or {}).get("exclusions", {}).values())
    if left_out:
        notes.append("Ausnahmen der Wiederholung sind nicht übernommen; `except:` ergänzen.")


def _rule(rules: list[dict[str, object]], start: datetime) -> tuple[str, datetime | None]:
    """Return the rhythm and the last day; NotReadableError for what this site does not know."""
    if len(rules) != 1:
        raise NotReadableError
    rule = rules[0]
    rule = rule if isinstance(rule, dict) else {}
    custom = rule.get("custom") or {}
    if not isinstance(custom, dict):
        raise NotReadableError
    kind = str(rule.get("type", "")).lower()
    kind = str(custom.get("type", "")).lower() if kind == "custom" else kind.removeprefix("every ")
    count = int(str(custom.get("interval") or 1))
    if not 1 <= count <= 12:
        raise NotReadableError
    return _rhythm(kind, count, custom, start), _until(rule, kind, count, start)


def _rhythm(kind: str, count: int, custom: dict[str, object], start: datetime) -> str:
    if kind in {"weekly", "week"}:
        week = custom.get("week") or {}
        days = list(week.get("day", {}).values()) if isinstance(week, dict) else []
        if len(days) > 1 or (days and int(str(days[0])) != start.isoweekday()):
            raise NotReadableError
        return "weekly" if count == 1 else f"every {count} weeks"
    if kind in {"monthly", "month"}:
        month = custom.get("month") or {}
        if not isinstance(month, dict):
            raise NotReadableError
        number = str(month.get("number", "")).lower()
        if not number or (number.isdecimal() and int(number) == start.day and "day" not in month):
            return "monthly" if count == 1 else f"every {count} months"
        day = int(str(month.get("day", "0")))
        if number not in _ORDINALS or not 1 <= day <= len(WEEKDAYS) or count != 1:
            raise NotReadableError
        return f"monthly on {_ORDINALS[number]} {_ENGLISH[day - 1]}"
    raise NotReadableError


def _until(rule: dict[str, object], kind: str, count: int, start: datetime) -> datetime | None:
    ends = str(rule.get("end-type", "")).lower()
    if ends == "on":
        return _moment(str(rule.get("end", ""))[:10], BERLIN)
    if ends == "after":
        times = int(str(rule.get("end-count", "0")))
        days = (times - 1) * count * (7 if kind.startswith("week") else 31)
        return start + timedelta(days=max(days, 0))
    return None
