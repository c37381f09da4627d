"""Events of The Events Calendar: when, where, how often, and what else stood on their page.

https://docs.theeventscalendar.com/ (post types tribe_events, tribe_venue, tribe_organizer)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape

from tools.wordpress import event_times
from tools.wordpress.event_times import NotReadableError
from tools.wordpress.item import Item
from tools.wordpress.plain import one_line
from tools.wordpress.series import series

__all__ = ["EVENT", "NotReadableError", "lines", "paragraph"]
EVENT, VENUE, ORGANIZER = "tribe_events", "tribe_venue", "tribe_organizer"
_CANCELLED = frozenset({"canceled", "cancelled"})
_NOWHERE = "Ort nicht angegeben"  # an event has to have one


def lines(
    event: Item, items: Mapping[int, Item], today: datetime, notes: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield what the header says of an event; NotReadableError without a day."""
    yield from _times(event)
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
    if found := series(event, today):
        yield from found.lines
        notes.extend(found.notes)
    notes.extend(_left_out(event, items))


def _times(event: Item) -> Iterator[tuple[str, str]]:
    start, end = event_times.moments(event)
    if event_times.is_all_day(event):
        yield "start", f"{start:%Y-%m-%d}"
        if end and end.date() > start.date():
            yield "end", f"{end:%Y-%m-%d}"
    else:
        yield "start", f"{start:%Y-%m-%d %H:%M}"
        if end and end > start:
            yield "end", f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"


def _place(event: Item, items: Mapping[int, Item]) -> str:
    venue = _linked(event, "_EventVenueID", VENUE, items)
    if venue is None:
        return one_line(event.meta.get("_EventVenue", ""))
    facts = {
        key: one_line(venue.meta.get(f"_Venue{key}", "")) for key in ("Address", "Zip", "City")
    }
    city = " ".join(filter(None, (facts["Zip"], facts["City"])))
    parts = [one_line(venue.title), facts["Address"], city]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _linked(event: Item, key: str, kind: str, items: Mapping[int, Item]) -> Item | None:
    """Return the place or organiser that an event names by its number, None without."""
    number = event.meta.get(key, "")
    found = items.get(int(number)) if number.isdecimal() and len(number) < 15 else None
    return found if found and found.kind == kind and found.status == "publish" else None


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


def paragraph(event: Item, items: Mapping[int, Item]) -> str:
    """Return HTML of what a page of an event shows besides its text and no header can say."""
    lines = []
    if cost := one_line(event.meta.get("_EventCost", "")):
        sign = one_line(event.meta.get("_EventCurrencySymbol", "")) or "€"
        is_sum = cost.replace(",", "").replace(".", "").isdecimal()
        lines.append(f"Eintritt: {escape(f'{cost} {sign}' if is_sum and cost != '0' else cost)}")
    organizer = _linked(event, "_EventOrganizerID", ORGANIZER, items)
    if organizer and (name := escape(one_line(organizer.title))):
        url = escape(organizer.meta.get("_OrganizerWebsite", "").strip())
        lines.append(f"Veranstaltet von: {_link(url, name)}")
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""


def _link(url: str, name: str) -> str:
    return f'<a href="{url}">{name}</a>' if url else name


def _left_out(event: Item, items: Mapping[int, Item]) -> Iterator[str]:
    """Yield what is nobody's business any more, or stood on a page of its own."""
    organizer = _linked(event, "_EventOrganizerID", ORGANIZER, items)
    venue = _linked(event, "_EventVenueID", VENUE, items)
    for one, what in ((organizer, "den Veranstaltenden"), (venue, "dem Ort")):
        if one and (text := one_line(one.content)):
            yield f"Zu {what} stand auf einer eigenen Seite: {text}"
    if organizer and (
        organizer.meta.get("_OrganizerEmail") or organizer.meta.get("_OrganizerPhone")
    ):
        yield "Mail oder Telefon der Veranstaltenden sind nicht übernommen."
