"""Building: Pelican in a process of its own, into a fresh folder that then takes output's place."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from plugins.checks.formats import FORMATS

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
    """Build with a settings file; a build that fails leaves `output` as it was."""
    started = perf_counter()
    try:
        with explain_os_errors(), building(settings, output) as fresh:
            files = sum(path.is_file() for path in fresh.folder.rglob("*"))
    except BuildError:
        print(f"Nicht gebaut; {output}/ bleibt, wie es war.", file=sys.stderr)
        raise
    print(f"Fertig: {files} Dateien in {output}/, {_seconds(started)}.", flush=True)


def check(settings: str, report_format: str = "text", *, outside: bool = False) -> str:
    """Read content and data and report what is wrong ("text" or "github"); writes nothing.

    Returns what the plugin `checks` lists for `outside`, as JSON; "" without.
    """
    if report_format not in FORMATS:
        raise SystemExit(f"Fehler: Das Format „{report_format}“ fehlt. Abhilfe: --format github")
    started = perf_counter()
    extra = [
        "--extra-settings", "CHECK_ONLY=true", f'CHECK_FORMAT="{report_format}"',
        f"CHECK_OUTSIDE={str(outside).lower()}",
    ]  # fmt: skip
    with explain_os_errors(), _locked() as lock:
        listed = _pelican(settings, _FRESH, lock, *extra)
    print(f"Kein Fehler gefunden, {_seconds(started)}.", flush=True)
    return listed


@contextmanager
def building(settings: str, output: Path = OUTPUT) -> Iterator[Fresh]:
    """Build, give the fresh folder, and put it in the place of `output` when the block is done.

    Nobody else builds meanwhile; what a killed build left is cleared away first.
    """
    with _locked() as lock:
        previous = CACHE / f"previous-{output.name}"
        if previous.exists() and not output.exists():  # killed between the two renames
            previous.rename(output)
        for leftover in (_FRESH, previous):
            shutil.rmtree(leftover, ignore_errors=True)
        _pelican(settings, _FRESH, lock)
        yield Fresh(_FRESH, lock)
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


def _pelican(settings: str, output: Path, lock: int, *options: str) -> str:
    """Run Pelican with warnings as errors and return what it prints; faults are shown."""
    result = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", settings, "-o", str(output),
         "--fatal=warnings", "--log-handler=plain", *options],
        capture_output=True, text=True, encoding="utf-8", check=False, pass_fds=(lock,),
    )  # fmt: skip
    report, traceback, _ = result.stderr.partition("Traceback (most recent call last):")
    if traceback:
        LOG.write_text(result.stderr, encoding="utf-8")
        report += f"Fehler: Pelican ist gescheitert. Abhilfe: Alles Nähere steht in {LOG}.\n"
    print(report, end="", file=sys.stderr, flush=True)
    if result.returncode:
        raise BuildError(report)
    return result.stdout


def _seconds(started: float) -> str:
    return f"{perf_counter() - started:.1f} s".replace(".", ",")
