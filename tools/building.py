"""Building: Pelican in a process of its own, into a fresh folder that then takes output's place."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

OUTPUT = Path("output")
CACHE = Path(".cache")
LOG = CACHE / "build.log"
_PREVIOUS = CACHE / "previous-output"


class BuildError(SystemExit):
    """The site could not be built; `report` says why, in German, a line for each problem."""

    def __init__(self, report: str) -> None:
        super().__init__(1)
        self.report = report


def build(settings: str) -> None:
    """Build with a settings file; a build that fails leaves output/ as it was."""
    started = perf_counter()
    _restore()
    with tempfile.TemporaryDirectory(prefix="build-", dir=_cache()) as folder:
        fresh = Path(folder) / "output"
        _pelican(settings, fresh)
        files = sum(path.is_file() for path in fresh.rglob("*"))
        _replace_output(fresh)
    print(f"Fertig: {files} Dateien in {OUTPUT}/, {_seconds(started)}.")


def check(settings: str) -> None:
    """Read content and data and report what is wrong; writes nothing."""
    started = perf_counter()
    with tempfile.TemporaryDirectory(prefix="check-", dir=_cache()) as folder:
        _pelican(settings, Path(folder), "--extra-settings", "CHECK_ONLY=true")
    print(f"Kein Fehler gefunden, {_seconds(started)}.")


def _pelican(settings: str, output: Path, *options: str) -> None:
    """Run Pelican with warnings as errors; its chatter is shown only when it fails."""
    result = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", settings, "-o", str(output),
         "--fatal=warnings", "--log-handler=plain", *options],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    report, traceback, _ = result.stderr.partition("Traceback (most recent call last):")
    if traceback:
        LOG.write_text(result.stderr, encoding="utf-8")
        report += f"Fehler: Pelican ist gescheitert. Abhilfe: Alles Nähere steht in {LOG}.\n"
    print(report, end="", file=sys.stderr, flush=True)
    if result.returncode:
        print(f"Nicht gebaut; {OUTPUT}/ bleibt, wie es war.", file=sys.stderr)
        raise BuildError(report)


def _replace_output(fresh: Path) -> None:
    """Put a finished folder in the place of output/, by two renames."""
    shutil.rmtree(_PREVIOUS, ignore_errors=True)
    if OUTPUT.exists():
        OUTPUT.rename(_PREVIOUS)
    fresh.rename(OUTPUT)
    shutil.rmtree(_PREVIOUS, ignore_errors=True)


def _restore() -> None:
    """Bring back the last good output/ if a build was killed between the two renames."""
    if _PREVIOUS.exists() and not OUTPUT.exists():
        _PREVIOUS.rename(OUTPUT)


def _cache() -> Path:
    CACHE.mkdir(exist_ok=True)
    return CACHE


def _seconds(started: float) -> str:
    return f"{perf_counter() - started:.1f} s".replace(".", ",")
