"""One task, done by a builder: its report is printed, and a failure of ours is logged."""

import sys

from plugins.common.at_work import AtWork
from tools.build.client import KILLED, Answer, Builder, Task
from tools.build.killed import NOTES, killed_at
from tools.cache import CACHE

LOG = CACHE / "build.log"


class BuildError(SystemExit):
    """The site could not be built; `report` says why, in German, a line for each problem."""

    def __init__(self, report: str) -> None:
        super().__init__(1)
        self.report = report


def run(
    task: Task, lock: int, builder: Builder | None = None, known_hints: set[str] | None = None
) -> Answer:
    """Let a builder do a task, and report what is wrong; BuildError if it could not.

    Hints that were known are left out, and those of now take their place.
    """
    own, at_work = Builder(), AtWork(NOTES)
    at_work.forget()
    try:
        answer = (builder or own).build(task, lock)
    finally:
        own.end()
    report = answer.report or ("" if answer.done else killed_at(at_work) or KILLED)
    if answer.traceback:
        LOG.write_text(f"{report}\n{answer.traceback}", encoding="utf-8")
    at_work.forget()
    print(_news_in(report, {*answer.hints}, known_hints), end="", file=sys.stderr, flush=True)
    if not answer.done:
        raise BuildError(report)
    return answer


def _news_in(report: str, hints: set[str], known_hints: set[str] | None) -> str:
    """Return the lines of a report but for hints that are known."""
    if known_hints is None:
        return report
    old = hints & known_hints
    known_hints.clear()
    known_hints.update(hints)
    return "".join(line for line in report.splitlines(keepends=True) if line.rstrip() not in old)
