"""Dates as authors write them."""

import re
from datetime import datetime

from plugins.common.clock import BERLIN

YEARS = range(2000, 2101)  # others are slips of the pen

_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2}))?(?: Uhr)?")


def parse_date(text: str) -> datetime | None:
    """Return an aware time in Europe/Berlin from an ISO 8601 or German form, None for neither."""
    try:
        if german := _GERMAN.fullmatch(text):
            day, month, year, hour, minute = (int(part or 0) for part in german.groups())
            date = datetime(year, month, day, hour, minute)
        else:
            date = datetime.fromisoformat(text)
        date = date.replace(tzinfo=BERLIN) if date.tzinfo is None else date.astimezone(BERLIN)
    except (ValueError, OverflowError):
        return None
    return date if date.year in YEARS else None
