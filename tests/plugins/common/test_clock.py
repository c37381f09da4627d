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


def test_what_was_said_expires_where_it_would_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only compared holds until the first moment to come, or midnight; else not at all."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1688169600")  # 2:00
    hour = clock.now_compared().replace(minute=0)

    def expiry(*hours: int) -> str:
        with clock.expiring() as found:
            clock.now_compared(hour.replace(hour=h) for h in hours)
        return str(found.expires)

    assert expiry() == "2023-07-02 00:00:00+02:00"
    assert expiry(1, 23, 5) == "2023-07-01 05:00:00+02:00"
    with clock.expiring() as whole, clock.expiring() as part:
        clock.now()
    assert whole.expires == part.expires == clock.present()
    with clock.expiring() as nothing:
        pass
    assert nothing.expires is None
