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

from tools.build.client import Builder, Task
from tools.build.inputs import Inputs, read_environment
from tools.build.killed import NOTES
from tools.build.last_build import LastBuild, made
from tools.build.running import BuildError, run
from tools.build.swap import Swap, replace
from tools.cache import CACHE, explain_os_errors, locked

OUTPUT = Path("output")


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
            replace(preview, staged, run(task, lock, builder, known_hints).unchanged)
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
        answer = run(task, lock)
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
    answer = run(_task(settings, inputs.environment, swap.staged, output), lock, builder)
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


def _seconds(started: float) -> str:
    return f"{perf_counter() - started:.1f} s".replace(".", ",")
