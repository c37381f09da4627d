"""The bar in the terminal."""

import sys
from io import StringIO

import pytest

from plugins.common import progress
from plugins.common.progress import Progress


class Terminal(StringIO):
    """A terminal that somebody watches, or a file that nobody does."""

    def __init__(self, *, watched: bool = True) -> None:
        super().__init__()
        self.watched = watched

    def isatty(self) -> bool:
        """Say whether it is a terminal."""
        return self.watched


def work(monkeypatch: pytest.MonkeyPatch, terminal: Terminal, seconds: float) -> str:
    """Do three things that take so many seconds each; return what is printed."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setattr(sys, "__stdout__", terminal)
    with Progress("Bilder", 3) as shown:
        for _ in range(3):
            now[0] += seconds
            shown.step()
    return terminal.getvalue()


def test_who_waits_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line counts what is done, once it has taken a second, and is gone when all is done."""
    lines = work(monkeypatch, Terminal(), 0.7).split("\r")
    assert lines == ["", "Bilder █████████████░░░░░░░ 2 von 3", f"Bilder {'█' * 20} 3 von 3",
                     " " * 60, ""]  # fmt: skip


@pytest.mark.parametrize(("terminal", "seconds"), [(Terminal(), 0.1), (Terminal(watched=False), 9)])
def test_nobody_is_bothered(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, seconds: float
) -> None:
    """What is quick, and a log, show no bar."""
    assert work(monkeypatch, terminal, seconds) == ""
