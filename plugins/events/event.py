"""What an event is: plain, frozen facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from plugins.common.clock import BERLIN
from plugins.common.local_time import Moment, day_of, instant
from plugins.events.places import is_online, map_url

_DAY = timedelta(days=1)


class Status(StrEnum):
    """Whether an event takes place as first announced."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    MOVED = "moved"


@dataclass(frozen=True)
class Occurrence:
    """One time an event takes place.

    `end` is a time, or the last of whole days; None where nobody said. `instead_of` is the start
    it was moved away from.
    """

    start: Moment
    end: Moment | None = None
    instead_of: Moment | None = None

    @property
    def over_at(self) -> datetime:
        """The instant (UTC) it is over; without an end that is the midnight after its start."""
        if isinstance(self.end, datetime):
            return instant(self.end)
        return instant(day_of(self.end or self.start) + _DAY)

    def moved_to(self, start: Moment, instead_of: Moment | None = None) -> "Occurrence":
        """Return the same at another start and as long, in hours that pass (RFC 5545, 3.8.5.3)."""
        end = self.end
        if isinstance(end, datetime):
            end = (instant(start) + (instant(end) - instant(self.start))).astimezone(BERLIN)
        elif end:
            end = start + (end - self.start)
        return Occurrence(start, end, instead_of)


@dataclass(frozen=True)
class Repeat:
    """How an event repeats, up to and including `until`.

    Every `interval` weeks or months, on the weekday or the day of the month of the first time; or
    on `weekday`: (0, 0) is each Monday, (2, 0) the second of a month, (-1, 4) the last Friday.
    """

    unit: str  # "week" or "month"
    interval: int
    until: Moment
    weekday: tuple[int, int] | None = None


@dataclass(frozen=True)
class Event:
    """`first` is its only or first time; `left_out` and `moved` are starts of a series.

    `moved` holds pairs: the start by the rule, the start instead of it. `geo` is latitude and
    longitude in degrees. `room` is where it takes place on the web, `link` where to sign up.
    """

    first: Occurrence
    location: str
    status: Status = Status.SCHEDULED
    geo: tuple[float, float] | None = None
    link: str = ""
    room: str = ""
    repeat: Repeat | None = None
    left_out: tuple[Moment, ...] = ()
    moved: tuple[tuple[Moment, Moment], ...] = ()

    @property
    def is_online(self) -> bool:
        """Whether there is no place to go to."""
        return is_online(self.location)

    @property
    def map_url(self) -> str:
        """The address of the place on a map, "" where there is none."""
        return "" if self.is_online else map_url(self.location, self.geo)

    def status_of(self, occurrence: Occurrence) -> Status:
        """Return the status of one of its times."""
        if self.status is Status.SCHEDULED and occurrence.instead_of:
            return Status.MOVED
        return self.status
