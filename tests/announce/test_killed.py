"""Killed at any moment: each post is told once by the next run at the latest."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from plugins.announcements.post import dump
from tests.announce.conftest import NOW, SINCE, TOKEN, Office
from tests.announce.wire import Answer
from tests.support import PATIENCE, ROOT, matrix, started


@contextmanager
def running(office: Office) -> "Iterator[subprocess.Popen[str]]":
    module = [sys.executable, "-m", "tests.announce.process"]
    with started(
        *module, office.wire.url, str(office.pages.root), TOKEN, SINCE.isoformat(), NOW.isoformat(),
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdin
        process.stdin.write(dump(office.news))
        process.stdin.close()
        yield process


@pytest.mark.parametrize(
    ("at", "passes"),
    [
        # After each request that changes anything: nothing happens between that and the next one.
        *((at, True) for at in range(3, 7)),
        *matrix(*((at, False) for at in range(1, 7)), (1, True), (2, True)),
    ],
)
def test_killed_at_every_request(office: Office, at: int, passes: bool) -> None:
    """Whichever request is the last, before or after it came through: never two, then each once."""

    def kill(_asked: str, pass_on: Callable[[], Answer]) -> Answer | None:
        if len(office.wire.asked) < at:
            return pass_on()
        if passes:
            pass_on()
        process.kill()
        return None

    for number in range(2):
        office.publish(f"p{number}", picture="bild.jpg", alt="Ein Rad")
    office.wire.happening = kill
    with running(office) as process:
        assert process.wait(timeout=PATIENCE) == -signal.SIGKILL
    assert max(office.counts()) <= 1
    office.wire.happening = lambda _asked, pass_on: pass_on()
    assert office.run() == []
    assert office.counts() == [1, 1]


def test_six_requests_are_all(office: Office) -> None:
    """A run for two posts with pictures is six requests: the test above kills it at each."""
    for number in range(2):
        office.publish(f"p{number}", picture="bild.jpg", alt="Ein Rad")
    assert office.run() == []
    assert len(office.wire.asked) == 6
