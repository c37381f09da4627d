"""Days and times as authors write them, and the two nights in which clocks are changed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.common.local_time import instant
from plugins.common.moments import parse_clock, parse_date, parse_length, parse_moment, parse_span
from plugins.common.problem import WrongInputError
from tests.plugins.events.support import berlin


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01 18:00", "2026-12-01T18:00", "2026-12-01 18:00:00", "2026-12-01, 18 Uhr",
        "1.12.2026 18:00", "01.12.2026, 18.00 Uhr", "1. Dezember 2026 18:00 Uhr",
        "1. Dez. 2026 um 18 Uhr", "Dienstag, 1. Dezember 2026, 18:00", "Di 1.12.2026 18h",
        "di., den 1.12.2026 18:00 uhr",
    ],
)  # fmt: skip
def test_forms_of_a_time(text: str) -> None:
    """A time may be written in ISO 8601 and the ways Germans write it."""
    assert parse_moment(text) == berlin(2026, 12, 1, 18)


@pytest.mark.parametrize(
    "text",
    ["2026-03-04", "4.3.2026", "4.3.26", "4. März 2026", "Mi, 4. Mär 2026", "4.3.26 ganztägig"],
)
def test_a_date_alone_is_a_day(text: str) -> None:
    """Without a time it is a whole day."""
    moment = parse_moment(text)
    assert moment == date(2026, 3, 4)
    assert not isinstance(moment, datetime)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bald", "„bald“ ist kein Datum."),
        ("jeden Dienstag 18 Uhr", "„jeden Dienstag 18 Uhr“ ist nicht nur ein Tag."),
        ("dienstags, 18 Uhr", "ist nicht nur ein Tag."),
        ("alle 2 Wochen", "ist nicht nur ein Tag."),
        ("2026-02-29", "„2026-02-29“ ist kein Datum."),
        ("0206-12-01 18:00", "ist kein Datum."),
        ("1.12. 18 Uhr", "„1.12. 18 Uhr“ nennt kein Jahr."),
        ("5. Dezember, 14 Uhr", "„5. Dezember, 14 Uhr“ nennt kein Jahr."),
        ("2026-12-011", "ist kein Datum."),
        ("2026-12-01 25:00", "„25:00“ ist keine Uhrzeit."),
        ("2026-12-01 18:60", "„18:60“ ist keine Uhrzeit."),
        ("2026-12-01 18:00+05:00", "ist keine Uhrzeit."),
        ("Montag, 1.12.2026", "Der 1. Dezember 2026 ist ein Dienstag."),
        ("2026-03-29 02:00", "02:00 Uhr gibt es am 29. März 2026 nicht"),
        ("2026-03-29 02:59", "02:59 Uhr gibt es am 29. März 2026 nicht"),
        ("2026-10-25 02:00", "02:00 Uhr gibt es am 25. Oktober 2026 zweimal"),
        ("2026-10-25 02:59", "02:59 Uhr gibt es am 25. Oktober 2026 zweimal"),
    ],
)
def test_what_is_no_time(text: str, message: str) -> None:
    """What is no date, or no time that clocks show exactly once, is told apart in one sentence."""
    with pytest.raises(WrongInputError) as caught:
        parse_moment(text)
    assert message in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("5.12.26 14-16 Uhr", berlin(2026, 12, 5, 14), berlin(2026, 12, 5, 16)),
        ("5.12.2026, von 14 bis 16.30 Uhr", berlin(2026, 12, 5, 14), berlin(2026, 12, 5, 16, 30)),
        ("2026-12-05 14:00 – 16:00", berlin(2026, 12, 5, 14), berlin(2026, 12, 5, 16)),
        ("5.12.2026 ab 14 Uhr", berlin(2026, 12, 5, 14), None),
        ("5.12.2026 22 Uhr bis 6.12.2026 1 Uhr", berlin(2026, 12, 5, 22), berlin(2026, 12, 6, 1)),
        ("2026-12-05 - 2026-12-06", date(2026, 12, 5), date(2026, 12, 6)),
        ("4.-6.12.2026", date(2026, 12, 4), date(2026, 12, 6)),
        ("30.11. bis zum 2.12.2026", date(2026, 11, 30), date(2026, 12, 2)),
        ("30. November – 2. Dezember 2026", date(2026, 11, 30), date(2026, 12, 2)),
    ],
)  # fmt: skip
def test_spans(text: str, start: date, end: date | None) -> None:
    """From when to when may stand in one value, as on a poster."""
    assert parse_span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("14-16 Uhr", "„14-16 Uhr“ ist kein Datum."),
        ("5.12.2026 14-25 Uhr", "„14-25 Uhr“ ist keine Uhrzeit."),
        ("Montag, 5.12.2026 14-16 Uhr", "Der 5. Dezember 2026 ist ein Samstag."),
    ],
)
def test_what_is_no_span(text: str, message: str) -> None:
    """A span of which one end is none is told as what is wrong with it."""
    with pytest.raises(WrongInputError) as caught:
        parse_span(text)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Dezember 2026", berlin(2026, 12, 1)),
        ("1.12.26", berlin(2026, 12, 1)),
        ("Di, 1.12.2026 18 Uhr", berlin(2026, 12, 1, 18)),
        ("2026-12-01T23:30-02:00", berlin(2026, 12, 2, 2, 30)),
        ("bald", None),
        ("1899-01-01", None),
    ],
)
def test_dates_of_posts(text: str, expected: datetime | None) -> None:
    """`date:` understands what `start:` does, and the zones of ISO 8601."""
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-29 01:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29 03:00", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("2026-10-25 01:59", datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        ("2026-10-25 03:00", datetime(2026, 10, 25, 2, tzinfo=UTC)),
        ("2026-12-31 24:00", datetime(2026, 12, 31, 23, tzinfo=UTC)),
        ("2028-02-29 00:00", datetime(2028, 2, 28, 23, tzinfo=UTC)),
    ],
)
def test_instants_beside_the_odd_ones(text: str, utc: datetime) -> None:
    """Right before and after a change of clocks, at midnight, New Year and on a leap day."""
    assert instant(parse_moment(text)) == utc


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("18", 1080), ("18:30", 1110), ("18.30 Uhr", 1110), ("um 18 Uhr", 1080), ("0:05", 5)],
)
def test_times_of_day(text: str, minutes: int) -> None:
    """A time of day is what has passed since midnight."""
    assert parse_clock(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h", 120), ("2 Stunden", 120), ("1,5 Std.", 90), ("1.5 h", 90), ("90 min", 90),
        ("90 Minuten", 90), ("1h 30min", 90), ("1 Stunde und 30 Minuten", 90), ("2 Tage", 2880),
    ],
)  # fmt: skip
def test_lengths(text: str, minutes: int) -> None:
    """A length is written in hours, minutes or days, alone or together."""
    assert parse_length(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["2", "lang", "0h", "", "2 Monate", "9999 Tage", "-1h"])
def test_what_is_no_length(text: str) -> None:
    """Two of nothing, nothing at all, or more than a year is no length."""
    with pytest.raises(WrongInputError, match="keine Dauer"):
        parse_length(text)
