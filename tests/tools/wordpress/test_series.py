"""Series of The Events Calendar: what our headers can say of them, and what the report names."""

from datetime import date
from typing import Any

import pytest

from plugins.common.header import parse
from plugins.common.source import Source
from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import NOW, body, prepared, rows, texts
from tools.wordpress import series
from tools.wordpress.texts import Text

START = {
    "_EventStartDate": "2026-12-14 18:00:00",
    "_EventEndDate": "2026-12-14 20:00:00",
}  # a Monday


def php(value: object) -> str:
    """Return a value as PHP's serialize() writes it."""
    if isinstance(value, dict):
        inner = "".join(php(key) + php(one) for key, one in value.items())
        return f"a:{len(value)}:{{{inner}}}"
    if isinstance(value, int):
        return f"i:{value};"
    return f's:{len(str(value).encode())}:"{value}";'


def rule(kind: str, *, ends: str = "2027-03-31", after: int = 0, **more: Any) -> dict[str, Any]:
    end = {"end-type": "After", "end-count": after} if after else {"end-type": "On", "end": ends}
    return {"type": "Custom", **(end if ends else {"end-type": "Never"}), "custom": {"type": kind, "interval": "1", **more}}  # fmt: skip


def day(of: str) -> dict[str, Any]:
    return {"type": "Custom", "custom": {"type": "Date", "date": {"date": of}}}


def event(
    number: int, *rules: dict[str, Any], without: tuple[dict[str, Any], ...] = (), **more: Any
) -> str:
    said = {"rules": dict(enumerate(rules)), "exclusions": dict(enumerate(without))}
    return item(number, "Plenum", "<p>Alle sind willkommen.</p>", kind="tribe_events", slug="plenum",
                meta={**START, "_EventRecurrence": php(said), **more})  # fmt: skip


def header(text: Text) -> dict[str, str]:
    keys = ("repeat", "until", "except")
    return {key: str(value) for key, value in parse(Source("x.md", text.written)).header.items() if key in keys}  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "without", "said", "noted"),
    [
        ([rule("Weekly", week={"day": {0: "1"}})], (), {"repeat": "weekly", "until": "2027-03-31"}, []),
        ([rule("Weekly", after=3, interval="2")], (), {"repeat": "every 2 weeks", "until": "2027-01-11"}, []),
        ([rule("Monthly", month={"number": "Second", "day": "1"})], (), {"repeat": "monthly on second Monday", "until": "2027-03-31"}, []),
        ([rule("Monthly", interval="2", month={"number": "Second", "day": "1"})], (), {"repeat": "second Monday every 2 months", "until": "2027-03-31"}, []),
        ([rule("Monthly", month={"same-day": "yes"})], (), {"repeat": "monthly", "until": "2027-03-31"}, []),
        ([{"type": "Every Year", "end-type": "On", "end": "2028-01-01"}], (), {"repeat": "every 12 months", "until": "2028-01-01"}, []),
        ([rule("Weekly")], (day("2026-12-28"), day("2027-01-04"), day("2026-12-29")),
         {"repeat": "weekly", "until": "2027-03-31", "except": "2026-12-28, 2027-01-04"}, []),
        ([rule("Weekly", ends="")], (), {"repeat": "weekly", "until": "2028-12-14"}, ["reichte weiter"]),
        ([rule("Weekly", week={"day": {0: "1", 1: "4"}})], (), {"repeat": "weekly", "until": "2027-03-31"}, ["war auch donnerstags"]),
        ([rule("Weekly"), day("2027-01-06")], (), {"repeat": "weekly", "until": "2027-03-31"}, ["außerdem am 2027-01-06"]),
        ([rule("Weekly"), rule("Daily")], (), {"repeat": "weekly", "until": "2027-03-31"}, ["mehrere Regeln"]),
        ([rule("Weekly")], (rule("Monthly"),), {"repeat": "weekly", "until": "2027-03-31"}, ["selbst eine Regel"]),
        ([rule("Daily")], (), {}, ["Wiederholung (daily) ist nicht zu übernehmen"]),
        ([rule("Weekly", week={"day": {0: "2"}})], (), {}, ["Wiederholung (weekly) ist nicht"]),
        ([day("2027-01-06"), day("2027-02-06")], (), {}, ["außerdem am 2027-01-06, 2027-02-06"]),
        ([rule("Weekly", interval="99999999999")], (), {}, ["ist nicht zu übernehmen"]),
        ([rule("Monthly", month={"number": "Fifth", "day": "1"})], (), {}, ["ist nicht zu übernehmen"]),
    ],
)  # fmt: skip
def test_rules(
    settings: dict[str, Any], rules: list[dict[str, Any]], without: tuple[dict[str, Any], ...], said: dict[str, str], noted: list[str]
) -> None:  # fmt: skip
    """A rule is said by `repeat:`, `until:`, `except:`; what these cannot say is named."""
    text = texts(settings, event(1, *rules, without=without))[1]
    assert header(text) == said
    told = [note.message for note in text.notes if "Ort" not in note.message]
    assert len(told) == len(noted), told
    assert all(part in message for part, message in zip(noted, told, strict=True)), told


@pytest.mark.parametrize("broken", ["", "a:0:{}", "Unsinn", 'a:1:{s:5:"rules";a:1:{i:0;s:1:"x";}}', "O:8:\"stdClass\":0:{}"])  # fmt: skip
def test_what_is_no_series(settings: dict[str, Any], broken: str) -> None:
    """A rule that is none harms nothing: the event takes place once."""
    assert header(texts(settings, event(1, _EventRecurrence=broken))[1]) == {}


def time(number: int, day_of: str, **more: Any) -> str:
    meta = {"_EventStartDate": f"{day_of} 18:00:00", "_EventEndDate": f"{day_of} 20:00:00"}
    text = more.pop("text", "<p>Alle sind willkommen.</p>")
    return item(number, "Plenum", text, kind="tribe_events", slug=f"plenum-{number}", parent=1,
                meta=meta, link=f"{SITE}/event/plenum/{day_of}/", **more)  # fmt: skip


def test_times_of_a_series(settings: dict[str, Any]) -> None:
    """Times that the calendar kept one by one become one series; one that differs stays one."""
    items = [event(1, rule("Weekly", ends="2027-01-31")), time(2, "2026-12-21"), time(3, "2026-12-28", text="<p>Im Freien.</p>"), time(4, "2026-12-30")]  # fmt: skip
    _, aims = prepared(settings, items)
    assert [aim.item.number for aim in aims] == [1, 3, 4]
    found = rows(settings, items)
    for old in ("/event/plenum/2026-12-21/", "/event/plenum/2027-01-25/", "/?p=2"):
        assert found[old] == "/termine/plenum.html"


def test_cost_and_organiser(settings: dict[str, Any]) -> None:
    """What stood beside an event on its page stands below its text; mail and telephone do not."""
    organizer = item(9, "ADFC", kind="tribe_organizer", slug="adfc", meta={"_OrganizerWebsite": "https://www.adfc.de/", "_OrganizerEmail": "x@example.org"})  # fmt: skip
    text = texts(settings, event(1, _EventCost="5", _EventOrganizerID="9"), organizer)[1]
    assert body(text) == "Alle sind willkommen.\n\nEintritt: 5 €\\\nVeranstaltet von: [ADFC](https://www.adfc.de/)"  # fmt: skip
    assert "x@example.org" not in repr(text)


def test_days_of_a_series(settings: dict[str, Any]) -> None:
    """The days of a series are those that our calendar has."""
    shop, _ = prepared(settings, [event(1, rule("Weekly", after=2), without=(day("2026-12-21"),))])
    assert series.times(shop.items[1], NOW) == [date(2026, 12, 14)]
