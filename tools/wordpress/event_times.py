"""When an event of The Events Calendar begins and ends, in Berlin's time."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment
from tools.wordpress.export import YEARS
from tools.wordpress.item import Item

_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")
_OFFSET = re.compile(r"UTC([+-])(\d{1,2})(?:[:.](\d{1,2}))?")


class NotReadableError(ValueError):
    """An event of which not even the day can be read."""


def is_all_day(event: Item) -> bool:
    """Say whether an event takes whole days."""
    return event.meta.get("_EventAllDay", "").lower() in {"yes", "1", "true"}


def moments(event: Item) -> tuple[datetime, datetime | None]:
    """Return begin and end; NotReadableError without a day."""
    zone = _zone(event.meta.get("_EventTimezone", ""))
    start = moment(event.meta.get("_EventStartDate", ""), zone)
    if start is None:
        raise NotReadableError
    return start, moment(event.meta.get("_EventEndDate", ""), zone)


def first(event: Item) -> Moment:
    """Return the begin: a day for an event of whole days; NotReadableError without one."""
    start = moments(event)[0]
    return start.date() if is_all_day(event) else start


def moment(text: str, zone: ZoneInfo | timezone) -> datetime | None:
    """Return what a text of the database means, None for what is no time."""
    for form in _FORMS:
        with suppress(ValueError, OverflowError):
            found = datetime.strptime(text.strip(), form).replace(tzinfo=zone)
            return found.astimezone(BERLIN) if found.year in YEARS else None
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
