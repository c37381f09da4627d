"""The only place that knows what time it is, and how long what it said holds."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class Horizon:
    """Up to when a build of the same files comes out the same; None for ever.

    One for each process, as the time is; a build begins with `forget`.
    """

    def __init__(self) -> None:
        self.until: datetime | None = None
        self.asked = 0  # how often anybody wanted to know the time

    def forget(self) -> None:
        """Begin anew."""
        self.until, self.asked = None, 0

    def draw(self, moment: datetime) -> None:
        """Note that what was said holds until `moment` only."""
        self.asked += 1
        self.until = moment if self.until is None else min(self.until, moment)


horizon = Horizon()


def now() -> datetime:
    """Return the present in Europe/Berlin; SOURCE_DATE_EPOCH (whole seconds) is "now" where set.

    What is made of it is out of date at once, so the next build starts from scratch; who only
    compares asks `now_compared`. https://reproducible-builds.org/specs/source-date-epoch/
    """
    moment = present()
    horizon.draw(moment)
    return moment


def now_compared(moments: Iterable[datetime] = ()) -> datetime:
    """Return the present for somebody who compares it with these moments, or looks at the day.

    What is made of it holds until the first of the moments to come, or midnight.
    """
    here = present()
    midnight = datetime.combine(here.date() + timedelta(days=1), time(), BERLIN)
    horizon.draw(min((moment for moment in moments if moment > here), default=midnight))
    horizon.draw(midnight)
    return here


def present() -> datetime:
    """Return the present for somebody who asks outside of a build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    instant = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return instant.astimezone(BERLIN)
