"""Killed at any moment: the published site is the old or the new one, whole."""

import os
import shutil
import signal

import pytest

from tests.publish.conftest import Desk
from tests.support import PATIENCE, matrix, wait_until

# Stands in for git on PATH; counts its calls, or those of some commands, and kills the program that
# asks at a chosen one.
WRAPPER = """#!/bin/sh
case " $COUNTED " in
    *" $1 "* | "  ") count=$(($(cat "$COUNTER") + 1)); echo $count > "$COUNTER" ;;
    *) count=0 ;;
esac
[ "$count $KILL" = "$AT before" ] && kill -9 $PPID && exit 1
"{git}" "$@"
code=$?
[ "$count $KILL" = "$AT after" ] && kill -9 $PPID
exit $code
"""
# The commands that change anything: what is killed elsewhere was killed after the last of them.
CHANGING = "fast-import fetch init push update-ref"


def publish_with_wrapper(desk: Desk, counted: str, at: int, when: str) -> tuple[int, int]:
    """Publish, killed at the given call of git; return the exit code and the number of calls."""
    folder = desk.project.folder.parent / "bin"
    folder.mkdir(exist_ok=True)
    wrapper = folder / "git"
    wrapper.write_text(WRAPPER.format(git=shutil.which("git")))
    wrapper.chmod(0o755)
    counter = folder / "counter"
    counter.write_text("0")
    result = desk.publish(
        environment={
            "PATH": f"{folder}:{os.environ['PATH']}", "COUNTER": str(counter),
            "COUNTED": counted, "AT": str(at), "KILL": when,
        }
    )  # fmt: skip
    return result.returncode, int(counter.read_text())


@pytest.mark.parametrize(
    ("counted", "when", "killed_at_least"),
    [(CHANGING, "after", 6), *matrix(("", "before", 10), ("", "after", 10))],
)
def test_killed_at_every_step(desk: Desk, counted: str, when: str, killed_at_least: int) -> None:
    """Whichever call of git is the last, readers have one whole site, and the next run repairs."""
    desk.publish()
    tip, old = desk.tip(), desk.published()
    desk.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    desk.commit()
    killed = 0
    for at in range(1, 100):
        desk.git("update-ref", "refs/heads/gh-pages", tip, folder=desk.remote)
        code, calls = publish_with_wrapper(desk, counted, at, when)
        now = desk.published()
        killed += code == -signal.SIGKILL
        desk_says = desk.publish()
        assert desk_says.returncode == 0, desk_says.stderr
        new = desk.published()
        assert new == desk.output()
        assert now in (old, new), f"half a site after step {at}"
        assert "neu.html" in new
        if calls < at:
            break
    assert killed >= killed_at_least


@pytest.mark.parametrize("stopped_by", [signal.SIGKILL, signal.SIGINT])
def test_stopped_while_pelican_runs(desk: Desk, stopped_by: signal.Signals) -> None:
    """Stopped during the build nothing is published; the next run waits for what is still alive."""
    publishing = desk.start_publishing()
    wait_until((desk.project.folder / ".cache/fresh-output").exists)
    publishing.send_signal(stopped_by)
    said = publishing.communicate(timeout=PATIENCE)[0]
    assert publishing.returncode != 0
    assert ("Abgebrochen." in said) is (stopped_by is signal.SIGINT)
    assert desk.tip() == ""
    assert desk.publish().returncode == 0
    assert desk.published() == desk.output()
