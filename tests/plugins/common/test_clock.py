"""One clock."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.common import clock

ROOT = Path(__file__).resolve().parents[3]


def test_source_date_epoch_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH sets the present, shown in Berlin's time with daylight saving."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1688169600")
    assert clock.now().isoformat() == "2023-07-01T02:00:00+02:00"


def test_the_present_is_real_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH time goes on."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)


def test_nobody_else_asks_for_the_time() -> None:
    """Only the clock reads the machine's time; everything else is told."""
    asks = re.compile(r"\b(now|today|utcnow)\(\s*(tz=)?\w*\s*\)|time\.time\(")
    for folder in ("plugins", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            for line in path.read_text(encoding="utf-8").splitlines():
                if path.name != "clock.py" and asks.search(line):
                    assert "clock.now()" in line, f"{path}: {line}"


def test_the_horizon_is_where_an_answer_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only compared holds until the first moment to come, or midnight; else not at all."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1688169600")  # 2:00
    hour = clock.now_compared().replace(minute=0)

    def horizon(*hours: int) -> str:
        clock.horizon.forget()
        clock.now_compared(hour.replace(hour=h) for h in hours)
        return str(clock.horizon.until)

    assert horizon() == "2023-07-02 00:00:00+02:00"
    assert horizon(1, 23, 5) == "2023-07-01 05:00:00+02:00"
    clock.now()
    assert clock.horizon.until == clock.present()
