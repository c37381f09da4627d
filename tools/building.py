"""Building: by a process of its own, into a fresh folder that then takes output's place."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tools.builder import Answer, Keeper, Task
from tools.inputs import Inputs, digest_of
from tools.last_build import LastBuild

OUTPUT = Path("output")
CACHE = Path(".cache")
LOG = CACHE / "build.log"
_FRESH = CACHE / "fresh-output"


class BuildError(SystemExit):
    """The site could not be built; `report` says why, in German, a line for each problem."""

    def __init__(self, report: str) -> None:
        super().__init__(1)
        self.report = report


@dataclass(frozen=True)
class Fresh:
    """A site just built, and the lock that keeps others out: a file descriptor.

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
        with explain_os_errors(), _locked() as lock:
            inputs = Inputs.read(settings)
            last = LastBuild.of(output)
            if last.is_still_good(inputs, output):
                print(last.report, end="", file=sys.stderr, flush=True)
                print(f"Nichts geändert: {output}/ ist aktuell, {_seconds(started)}.", flush=True)
                return
            with _building(settings, output, inputs, lock) as fresh:
                files = sum(len(names) for _, _, names in os.walk(fresh.folder))
    except BuildError:
        print(f"Nicht gebaut; {output}/ bleibt, wie es war.", file=sys.stderr)
        raise
    print(f"Fertig: {files} Dateien in {output}/, {_seconds(started)}.", flush=True)


def update(settings: str, preview: Path, keeper: Keeper) -> None:
    """Bring a preview up to date in place: only files that an edit touches are written.

    Where the build fails, the preview stays as it was.
    """
    started = perf_counter()
    try:
        with explain_os_errors(), _locked() as lock:
            preview.mkdir(exist_ok=True)
            since = _age(preview)
            _pelican(settings, preview, preview, Inputs.read(settings), lock, keeper)
            _clear_away_older(preview, since)
    except BuildError:
        print(f"Nicht gebaut; {preview}/ bleibt, wie es war.", file=sys.stderr)
        raise
    print(f"Fertig: {preview}/ ist aktuell, {_seconds(started)}.", flush=True)


def _age(folder: Path) -> int:
    """Return a time of the file system (nanoseconds) between what was written and will be."""
    with TemporaryDirectory(dir=folder) as marker:
        time = Path(marker).stat().st_ctime_ns
        # Its clock ticks a few hundred times a second.
        while Path(marker).stat().st_ctime_ns <= time:
            os.utime(marker)
        return time


def _clear_away_older(folder: Path, since: int) -> None:
    """Remove the files that a build has neither written nor confirmed, and empty folders."""
    for path, _, names in os.walk(folder, topdown=False):
        for file in (Path(path, name) for name in names):
            if file.lstat().st_ctime_ns <= since:
                file.unlink()
        with suppress(OSError):  # not empty
            Path(path).rmdir()


def check(settings: str, report_format: str = "text", *, outside: bool = False) -> str:
    """Read content and data and report what is wrong ("text" or "github"); writes nothing.

    Returns what the plugin `checks` lists for `outside`, as JSON; "" without.
    """
    from plugins.checks.formats import FORMATS  # needs Pelican

    if report_format not in FORMATS:
        raise SystemExit(f"Fehler: Das Format „{report_format}“ fehlt. Abhilfe: --format github")
    started = perf_counter()
    more = {"CHECK_ONLY": True, "CHECK_FORMAT": report_format, "CHECK_OUTSIDE": outside}
    with explain_os_errors(), _locked() as lock:
        answer = _pelican(settings, OUTPUT, _FRESH, Inputs.read(settings), lock, None, **more)
    print(f"Kein Fehler gefunden, {_seconds(started)}.", flush=True)
    return answer.printed


@contextmanager
def building(settings: str, keeper: Keeper | None = None) -> Iterator[Fresh]:
    """Build, give the fresh folder, and put it in the place of output/ when the block is done.

    Nobody else builds meanwhile; what a killed build left is cleared away first. `keeper` has a
    builder; without one a fresh one does it.
    """
    inputs = Inputs.read(settings)
    with _locked() as lock, _building(settings, OUTPUT, inputs, lock, keeper) as fresh:
        yield fresh


@contextmanager
def _building(
    settings: str, output: Path, inputs: Inputs, lock: int, keeper: Keeper | None = None
) -> Iterator[Fresh]:
    previous = CACHE / f"previous-{output.name}"
    if previous.exists() and not output.exists():  # killed between the two renames
        previous.rename(output)
    for leftover in (_FRESH, previous):
        shutil.rmtree(leftover, ignore_errors=True)
    answer = _pelican(settings, output, _FRESH, inputs, lock, keeper)
    yield Fresh(_FRESH, lock)
    LastBuild(inputs.everything, digest_of(_FRESH), answer.until, answer.report).keep(output)
    if output.exists():
        output.rename(previous)
    _FRESH.rename(output)
    shutil.rmtree(previous, ignore_errors=True)


@contextmanager
def explain_os_errors() -> Iterator[None]:
    """Turn what the file system refuses into one sentence."""
    try:
        yield
    except OSError as error:
        name = error.filename or f"{CACHE}/"
        raise SystemExit(
            f"Fehler: {name} lässt sich nicht lesen oder beschreiben ({error.strerror})."
            " Abhilfe: Platz und Rechte prüfen; .cache/ darf jederzeit gelöscht werden."
        ) from None


@contextmanager
def _locked() -> Iterator[int]:
    """Let one process work in .cache/ at a time; the lock ends with its last holder."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Es wird hier schon gebaut; einen Moment ...", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def _pelican(
    settings: str,
    last: Path,
    folder: Path,
    inputs: Inputs,
    lock: int,
    keeper: Keeper | None = None,
    **more: Any,
) -> Answer:
    """Let a builder build into `folder`, given the `last` build; report what is wrong.

    `more` are settings besides those of the file.
    """
    memory = CACHE / f"{last.name}.memory"
    again = folder == last  # a preview
    task = Task(settings, str(folder), str(last), str(memory), inputs.house, more, again)
    own = Keeper()
    try:
        answer = (keeper or own).build(task, lock)
    finally:
        own.end()
    report = answer.report
    if answer.traceback:
        LOG.write_text(f"{report}\n{answer.traceback}", encoding="utf-8")
        report += f"Fehler: Pelican ist gescheitert. Abhilfe: Alles Nähere steht in {LOG}.\n"
    print(report, end="", file=sys.stderr, flush=True)
    if not answer.done:
        raise BuildError(report)
    return answer


def _seconds(started: float) -> str:
    return f"{perf_counter() - started:.1f} s".replace(".", ",")
