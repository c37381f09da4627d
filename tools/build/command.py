"""Building: by a process of its own; what it wrote is put in place when all went well."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Any

from plugins.common.at_work import AtWork
from tools.build.client import KILLED, Answer, Builder, Task
from tools.build.inputs import Inputs, read_environment
from tools.build.killed import NOTES, killed_at
from tools.build.last_build import LastBuild, made
from tools.build.swap import Swap, replace
from tools.cache import CACHE, explain_os_errors, locked

OUTPUT = Path("output")
LOG = CACHE / "build.log"


class BuildError(SystemExit):
    """The site could not be built; `report` says why, in German, a line for each problem."""

    def __init__(self, report: str) -> None:
        super().__init__(1)
        self.report = report


@dataclass(frozen=True)
class Built:
    """The folder of a site just built, and the lock that keeps others out: a file descriptor.

    A child that gets the descriptor holds the lock as long as it lives, even if we are killed.
    """

    folder: Path
    lock: int


def build(settings: str, output: Path = OUTPUT) -> None:
    """Build with a settings file; a build that fails leaves `output` as it was.

    Where nothing changed since the last build, there is nothing to do.
    """
    started = perf_counter()
    try:
        with explain_os_errors(), locked() as lock:
            had_to = _build(settings, output, lock)
            files = sum(len(names) for _, _, names in os.walk(output))
    except BuildError:
        print(f"Nicht gebaut; {output}/ bleibt, wie es war.", file=sys.stderr)
        raise
    done = (
        f"Fertig: {files} Dateien in {output}/"
        if had_to
        else f"Nichts geändert: {output}/ ist aktuell"
    )
    print(f"{done}, {_seconds(started)}.", flush=True)


def update(
    settings: str, preview: Path, builder: Builder, known_hints: set[str] | None = None
) -> None:
    """Bring a preview up to date: only files that an edit touches are written.

    Where the build fails, the preview stays as it was. What the last update had a Hinweis on is
    not told again: `known_hints` holds these lines from one update to the next.
    """
    started = perf_counter()
    try:
        with explain_os_errors(), locked() as lock:
            staged = CACHE / f"fresh-{preview.name}"
            shutil.rmtree(staged, ignore_errors=True)
            task = _task(settings, read_environment(settings), staged, preview, again=True)
            replace(preview, staged, _done(task, lock, builder, known_hints).unchanged)
    except BuildError:
        print(f"Nicht gebaut; {preview}/ bleibt, wie es war.", file=sys.stderr)
        raise
    print(f"Fertig: {preview}/ ist aktuell, {_seconds(started)}.", flush=True)


def check(
    settings: str, report_format: str = "text", *, outside: bool = False, public: bool = False
) -> str:
    """Read content and data and report what is wrong ("text" or "github"); writes nothing.

    What originals tell is a Fehler, unless all is `public` already.
    Returns what the plugin `checks` lists for `outside`, as JSON; "" without.
    """
    from plugins.checks.formats import FORMATS  # needs Pelican

    if report_format not in FORMATS:
        raise SystemExit(f"Fehler: Das Format „{report_format}“ fehlt. Abhilfe: --format github")
    started = perf_counter()
    more = {
        "CHECK_ONLY": True, "CHECK_FORMAT": report_format, "CHECK_OUTSIDE": outside,
        "NOT_YET_PUBLIC": not public,
    }  # fmt: skip
    with explain_os_errors(), locked() as lock:
        task = _task(settings, read_environment(settings), CACHE / "nothing", OUTPUT, more=more)
        answer = _done(task, lock)
    print(f"Kein Fehler gefunden, {_seconds(started)}.", flush=True)
    return answer.printed


@contextmanager
def building(settings: str, builder: Builder | None = None) -> Iterator[Built]:
    """Build output/ where that is needed, and give it to the block; nobody else builds meanwhile.

    `builder` has a builder; without one a fresh one does it.
    """
    with locked() as lock:
        _build(settings, OUTPUT, lock, builder)
        yield Built(OUTPUT, lock)


def _build(settings: str, output: Path, lock: int, builder: Builder | None = None) -> bool:
    """Return whether there was something to do."""
    inputs, last = Inputs.read(settings), LastBuild.of(output)
    if last.is_still_good(inputs, output):
        print(last.report, end="", file=sys.stderr, flush=True)
        return False
    swap = Swap(output, CACHE)
    swap.mend()
    answer = _done(_task(settings, inputs.environment, swap.staged, output), lock, builder)
    swap.take(answer.unchanged)
    LastBuild(inputs.everything, made(output), answer.expires, answer.report).keep(output)
    return True


def _task(
    settings: str,
    environment: str,
    staged: Path,
    last: Path,
    *,
    again: bool = False,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Task:
    """Return the task to write to `staged` all that differs from the `last` build.

    `more` are settings besides those of the file.
    """
    cache = CACHE / f"{last.name}.sqlite"
    more = {**more, "AT_WORK": str(NOTES)}
    return Task(settings, str(staged), str(last), str(cache), environment, more, again)


def _done(
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


def _seconds(started: float) -> str:
    return f"{perf_counter() - started:.1f} s".replace(".", ",")
