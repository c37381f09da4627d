"""Days and times as authors write them in headers. All are those of Europe/Berlin."""

import re
from datetime import date, datetime, timedelta

from plugins.common.clock import BERLIN
from plugins.common.german import MONTHS, WEEKDAYS, long_date
from plugins.common.local_time import Moment, at, day_of
from plugins.common.problem import WrongInputError

_YEARS = range(2000, 2101)  # others are slips of the pen
_WEEKDAY = "|".join(f"{name[:2]}(?:{name[2:]})?" for name in WEEKDAYS)
_MONTH = "|".join(f"{name[:3]}[a-z]*" for name in MONTHS)
_DAY = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:den\s+)?"
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})\.\s*"
    # Two digits are a year only right behind the month: in "1.12. 18 Uhr" they are an hour.
    rf"(?:(?P<month>\d{{1,2}})\.(?:\s*(?P<year>\d{{4}})|'?(?P<short>\d{{2}}))"
    rf"|(?P<name>{_MONTH})\.?\s*(?P<year_>\d{{4}})))(?!\d)",
    re.I,
)
_NO_YEAR = re.compile(rf"(?:\w+\.?,?\s+)?\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?:{_MONTH})\b)", re.I)
# "4.-6.12.2026", "30. November bis 2. Dezember 2026": the first day lacks what the last one says.
_FIRST_DAY = re.compile(rf"(?P<day>\d{{1,2}})\.\s*(?P<month>\d{{1,2}}\.|(?:{_MONTH})\.?)?", re.I)
_TO = re.compile(r"\s*(?:[-–—]|\bbis(?:\s+zum)?\b)\s*", re.I)
_OFTEN = re.compile(
    r"(?:jede|alle|immer|every|each|weekly|monthly|wöchentlich|monatlich|(?:mon|diens|donners|frei|"
    r"sams|sonn)tags\b|mittwochs\b)",
    re.I,
)
_ALL_DAY = ("ganztägig", "ganztags")
_CLOCK = re.compile(
    r"(?:(?:um|ab|von)\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?::00)?)?\s*(?:Uhr|h)?", re.I
)
_BETWEEN = re.compile(r"T|[\s,]+")
_PART = (
    r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(tage?|days?|d|stunden?|std\.?|hours?|h|minuten?|minutes?|min\.?)"
)
_LENGTH = re.compile(rf"(?:{_PART}[\s,]*(?:und\s+)?)+", re.I)
_UNITS = {"t": "days", "d": "days", "s": "hours", "h": "hours", "m": "minutes"}
_LONGEST = timedelta(days=366)


def parse_moment(text: str) -> Moment:
    """Return a day, or a time of a day. Raises WrongInputError for anything else."""
    found = _DAY.match(text)
    if not found:
        raise _no_moment(text)
    day = _day(found, text)
    rest = _BETWEEN.sub("", text[found.end() :], count=1)
    return at(day, parse_clock(rest)) if rest and rest.lower() not in _ALL_DAY else day


def parse_span(text: str) -> tuple[Moment, Moment | None]:
    """Return a moment, or two where text says from when to when: "5.12.2026, 14-16 Uhr".

    Raises WrongInputError for anything else.
    """
    try:
        return parse_moment(text), None
    except WrongInputError:
        splits = ((text[: to.start()], text[to.end() :]) for to in _TO.finditer(text))
        span = next(filter(None, (_span(*split) for split in splits)), None)
        if span is None:
            raise
        return span


def parse_date(text: str) -> datetime | None:
    """Return an aware time, of a day its midnight; None for what is no date."""
    try:  # ISO 8601 may name a time zone
        date = datetime.fromisoformat(text)
        date = date.replace(tzinfo=BERLIN) if date.tzinfo is None else date.astimezone(BERLIN)
    except (ValueError, OverflowError):
        try:
            moment = parse_moment(text)
        except WrongInputError:
            return None
        return moment if isinstance(moment, datetime) else at(moment, timedelta())
    return date if date.year in _YEARS else None


def parse_moment_near(text: str, day: date) -> Moment:
    """Return a moment; a time of day alone is one of `day`."""
    try:
        passed = parse_clock(text)
    except WrongInputError:
        return parse_moment(text)
    return at(day, passed)


def parse_clock(text: str) -> timedelta:
    """Return a time of day as what has passed since midnight, up to 24 hours."""
    if found := _CLOCK.fullmatch(text.strip()):
        passed = timedelta(hours=int(found["hour"]), minutes=int(found["minute"] or 0))
        if passed <= timedelta(hours=24):
            return passed
    raise WrongInputError(f"„{text}“ ist keine Uhrzeit.", "Sie als `18:00` schreiben.")


def parse_length(text: str) -> timedelta:
    """Return how long something takes: "2h", "90 min", "1,5 Stunden", "1 h 30 min", "3 Tage"."""
    length = timedelta()
    if _LENGTH.fullmatch(text):
        for number, unit in re.findall(_PART, text, re.I):
            length += timedelta(**{_UNITS[unit[0].lower()]: float(number.replace(",", "."))})
    if not timedelta() < length <= _LONGEST:
        raise WrongInputError(
            f"„{text}“ ist keine Dauer.", "Sie als `2h`, `90 min` oder `3 Tage` schreiben."
        )
    return length


def _span(first: str, last: str) -> tuple[Moment, Moment] | None:
    """Return both ends of a span, None where one of them is no moment."""
    try:
        start = parse_moment(first)
        end = parse_moment_near(last, day_of(start))
        if isinstance(start, datetime) is isinstance(end, datetime):
            return start, end
    except WrongInputError:
        pass
    lacking, whole = _FIRST_DAY.fullmatch(first.strip()), _DAY.fullmatch(last.strip())
    if not lacking or not whole:
        return None
    try:
        day = _day(whole, last)
        month = lacking["month"] or f"{day.month}."
        return parse_moment(f"{lacking['day']}.{month} {day.year}"), day
    except WrongInputError:
        return None


def _day(found: re.Match[str], text: str) -> date:
    if found["y"]:
        numbers = [int(found[part]) for part in ("y", "m", "d")]
    else:
        month = found["month"] or _month(found["name"])
        year = found["year"] or found["year_"] or f"20{found['short']}"
        numbers = [int(year), int(month), int(found["day"])]
    try:
        day = date(*numbers)
    except ValueError:
        raise _no_moment(text) from None
    if day.year not in _YEARS:
        raise _no_moment(text)
    weekday = WEEKDAYS[day.weekday()]
    if found["weekday"] and found["weekday"][:2].lower() != weekday[:2].lower():
        message = f"Der {long_date(day)} ist ein {weekday}."
        raise WrongInputError(message, "Tag oder Wochentag berichtigen.")
    return day


def _month(name: str) -> int:
    return 1 + [month[:3].lower() for month in MONTHS].index(name[:3].lower())


def _no_moment(text: str) -> WrongInputError:
    if _NO_YEAR.match(text) and not _DAY.search(text):
        return WrongInputError(
            f"„{text}“ nennt kein Jahr.", "Es ergänzen, etwa `1.12.2026 18 Uhr`."
        )
    if _OFTEN.match(text):
        remedy = "Hier den ersten Tag schreiben, und wie oft in eine eigene Zeile,"
        remedy += " etwa `repeat: jeden Dienstag`."
        return WrongInputError(f"„{text}“ ist nicht nur ein Tag.", remedy)
    remedy = "Es als `2026-12-01 18:00` oder `1.12.2026 18 Uhr` schreiben."
    return WrongInputError(f"„{text}“ ist kein Datum.", remedy)
