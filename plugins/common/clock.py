"""The only place that knows what time it is, and until when its answers hold."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class Expiry:
    """Until when something comes out the same; None for ever."""

    def __init__(self) -> None:
        self.expires: datetime | None = None

    def limit(self, moment: datetime) -> None:
        """Let it expire at `moment`, if not before."""
        self.expires = moment if self.expires is None else min(self.expires, moment)


# Of what is being made just now, the outermost first: all of it hangs on the time that is asked.
_unfinished: list[Expiry] = []


@contextmanager
def expiring() -> Iterator[Expiry]:
    """Give the Expiry of what the block makes."""
    expiry = Expiry()
    _unfinished.append(expiry)
    try:
        yield expiry
    finally:
        _unfinished.remove(expiry)


def expiry_so_far() -> datetime | None:
    """Return until when all that a build has made so far comes out the same; None for ever."""
    return _unfinished[0].expires if _unfinished else None


def expires(moment: datetime) -> None:
    """Note that what is being made comes out the same until `moment` only."""
    for expiry in _unfinished:
        expiry.limit(moment)


def now() -> datetime:
    """Return the present in Europe/Berlin; SOURCE_DATE_EPOCH (whole seconds) is "now" where set.

    What is made of it expires at once, so the next build makes it anew; who only compares asks
    `now_compared`. https://reproducible-builds.org/specs/source-date-epoch/
    """
    moment = present()
    expires(moment)
    return moment


def now_compared(moments: Iterable[datetime] = ()) -> datetime:
    """Return the present for somebody who compares it with these moments, or looks at the day.

    What is made of it expires at the first of the moments to come, or at midnight.
    """
    here = present()
    midnight = datetime.combine(here.date() + timedelta(days=1), time(), BERLIN)
    expires(min((moment for moment in moments if moment > here), default=midnight))
    expires(midnight)
    return here


def present() -> datetime:
    """Return the present for somebody who asks outside of a build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    instant = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return instant.astimezone(BERLIN)
