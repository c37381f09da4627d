"""Days and local times of Europe/Berlin: those that clocks show exactly once."""

from datetime import UTC, date, datetime, time, timedelta

from plugins.common.clock import BERLIN
from plugins.common.german import long_date
from plugins.common.problem import WrongInputError

# A whole day, or, being a datetime, an aware time in Berlin.
Moment = date


def instant(moment: Moment) -> datetime:
    """Return a moment in UTC, a whole day as its first instant in Berlin."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), BERLIN)
    return moment.astimezone(UTC)


def day_of(moment: Moment) -> date:
    """Return the day of a time, a day as it is."""
    return moment.date() if isinstance(moment, datetime) else moment


def at(day: date, passed: timedelta) -> datetime:
    """Return a day at a time of day. Raises WrongInputError where clocks do not show it once."""
    moment = (datetime.combine(day, time()) + passed).replace(tzinfo=BERLIN)
    if trouble := oddity(moment):
        raise WrongInputError(trouble, "Eine Zeit vor 2:00 oder ab 3:00 Uhr wählen.")
    return moment


def oddity(moment: Moment) -> str:
    """Return what is odd about a time in a night when clocks are changed, "" for nothing."""
    if not isinstance(moment, datetime):
        return ""
    sentence = f"{moment:%H:%M} Uhr gibt es am {long_date(moment)}"
    if moment.astimezone(UTC).astimezone(BERLIN).replace(fold=0) != moment.replace(fold=0):
        return f"{sentence} nicht: Die Uhren werden vorgestellt."
    if moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset():
        return f"{sentence} zweimal: Die Uhren werden zurückgestellt."
    return ""
