"""Processes that tests start: signals as under a terminal, and an end with their test."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.support import PATIENCE, ROOT, started

# What a test of ours does, in a process of its own.
STARTING = """
import signal, sys
from tests.support import started
for number in {ignored}:
    signal.signal(number, signal.SIG_IGN)
with started(sys.executable, "-u", "-c", {child!r}) as process:
    {then}
"""
SAYS = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
# A process with one of its own, both hold our pipe open.
WAITS = "import subprocess, sys; print('da', flush=True); subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"


def the_tests(child: str, then: str, ignored: str = "()") -> "subprocess.Popen[str]":
    """Start what stands in for the tests."""
    code = STARTING.format(child=child, then=then, ignored=ignored)
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_signals_are_those_of_a_terminal() -> None:
    """`make test &` of a script ignores SIGINT; what tests start does not."""
    with the_tests(SAYS, "process.wait()", "(signal.SIGINT, signal.SIGQUIT)") as parent:
        assert parent.communicate(timeout=PATIENCE)[0] == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere fixtures see to it")
def test_who_is_killed_takes_its_processes_along() -> None:
    """Where the tests themselves are killed, what they started ends."""
    alone = "import time; print('da'); time.sleep(600)"
    with the_tests(alone, "process.wait()") as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "da\n"
        parent.kill()
        assert parent.communicate(timeout=PATIENCE)[0] == ""  # nobody holds the pipe any more


def test_a_failed_test_ends_what_it_started() -> None:
    """However a test ends, the process it started is gone, and so is what that started."""
    ours, theirs = os.pipe()
    command = (sys.executable, "-c", WAITS)
    with suppress(ZeroDivisionError), started(*command, stdout=theirs) as process:
        os.close(theirs)
        assert os.read(ours, 9).strip() == b"da"
        raise ZeroDivisionError
    assert process.returncode == -signal.SIGKILL
    with os.fdopen(ours) as pipe:
        assert pipe.read().strip() == ""  # nobody holds it any more
