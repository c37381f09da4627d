"""`make strip`: what files tell of people and places is taken out of them, in place."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_IWUSR

from plugins.common.german import counted
from plugins.common.pdf import bounded
from plugins.common.progress import Progress
from plugins.common.source import display_path
from plugins.common.traces import remedies, routine, words
from plugins.common.traces.trace import CannotStripError, Stripped, Trace
from tools.cache import explain_os_errors, locked
from tools.strip.targets import NotThereError, targets
from tools.strip.writing import ChangedError, replace, sweep

CONTENT = Path("content")
_AT_ONCE = 4  # files


class _RefusedError(Exception):
    """A file that stays as it is; reason and remedy are German sentences."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


@dataclass(frozen=True)
class _Done:
    """What came of a file: "changed", "clean" or "stays"; and the line that tells it, if any."""

    outcome: str
    line: str = ""


def strip(names: Sequence[str], *, dry_run: bool = False) -> None:
    """Strip the files that are meant, and tell of each; SystemExit where one has to stay."""
    done: Counter[str] = Counter()
    try:
        with explain_os_errors(), locked():
            sweep(CONTENT)
            files = targets(CONTENT, names)
            with Progress("Dateien", len(files)) as progress:
                for one in _each(files, dry_run=dry_run):
                    progress.step()
                    done[one.outcome] += 1
                    _tell(one)
    except NotThereError as error:
        raise SystemExit(str(error)) from None
    except KeyboardInterrupt:
        raise SystemExit("Abgebrochen. Jede Datei ist, wie sie war, oder fertig.") from None
    print(_summary(done, dry_run=dry_run))
    if done["stays"]:
        raise SystemExit(1)


def _each(files: Sequence[Path], *, dry_run: bool) -> Iterator[_Done]:
    """Yield what came of each, in order; several are written at once, for disks are slow."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        yield from pool.map(partial(_one, dry_run=dry_run), files)
    finally:
        pool.shutdown(cancel_futures=True)


def _tell(one: _Done) -> None:
    if one.line:
        print(one.line, file=sys.stderr if one.outcome == "stays" else sys.stdout)


def _summary(done: Counter[str], *, dry_run: bool) -> str:
    verb = "wären zu bereinigen" if dry_run else "bereinigt"
    parts = [f"{done['changed']} {verb}", f"{done['clean']} unverändert"]
    parts += [f"{done['stays']} nicht zu bereinigen"] if done["stays"] else []
    return f"{counted(sum(done.values()), 'Datei', 'Dateien')}: {', '.join(parts)}."


def _one(path: Path, *, dry_run: bool) -> _Done:
    """Strip a file."""
    name = display_path(path)
    try:
        found = _stripped(path, dry_run=dry_run)
    except _RefusedError as error:
        return _Done("stays", f"{name}:1: Fehler: {error.reason} Abhilfe: {error.remedy}")
    if found is None:
        return _Done("clean")
    verb = "zu entfernen" if dry_run else "entfernt"
    return _Done("changed", f"{name}: {verb}: {words.everything(found)}")


def _stripped(path: Path, *, dry_run: bool) -> Sequence[Trace] | None:
    """Return what went, or would go; None where nothing had to."""
    if path.is_symlink():
        raise _RefusedError("Das ist eine Verknüpfung.", "Die Datei selbst nennen.")
    before = path.stat()
    try:
        content = path.read_bytes()
        made = _made(path, content)
        if made.content == content:
            return None
        if not dry_run:
            if not before.st_mode & S_IWUSR:
                remedy = "Ihre Rechte ändern (unter Linux und macOS: chmod u+w)."
                raise _RefusedError("Die Datei ist schreibgeschützt.", remedy)
            replace(path, before, made.content)
    except ChangedError:
        raise _RefusedError(
            "Ein anderes Programm schreibt gerade.", "make strip wiederholen."
        ) from None
    except OSError as error:
        message = f"Die Datei lässt sich nicht ändern ({error.strerror})."
        raise _RefusedError(message, "Platz und Rechte prüfen, auch die ihres Ordners.") from None
    return made.found


def _made(path: Path, content: bytes) -> Stripped:
    """Return a file without what it tells; of one that tells nothing by itself, as it is."""
    try:
        if b"%PDF-" in content[:1024]:
            return bounded.strip(content)
        return routine.strip(content)
    except CannotStripError as error:
        telling = words.telling(error.found)
        if not telling:
            return Stripped(content, ())
        reason = f"In der Datei steht mehr, als sie zeigt: {telling}; sie bleibt, wie sie ist"
        raise _RefusedError(f"{reason}: {error.reason}.", remedies.of(path.name)) from None
