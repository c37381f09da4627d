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
