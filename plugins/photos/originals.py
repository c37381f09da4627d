"""What the files below content/ tell that anybody may read in the public repository.

The site publishes clean copies, GitHub the files themselves. A picture that tells a place, a name
or a serial number is a Fehler before that, and a Hinweis once it is too late.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from plugins.common import traces
from plugins.common.picture_files import DRAWING
from plugins.common.problem import Level, Problem
from plugins.common.source import display_path
from plugins.common.traces import routine, words
from plugins.common.traces.trace import CannotStripError, Kind, Trace
from plugins.photos.known import Known

BEFORE = "`make strip` entfernt es; wie es ohne Rechner geht, steht in docs/schreiben.md unter 5."
AFTER = "`make strip` entfernt es; was schon öffentlich war, steht in docs/betrieb.md."
_EXPORT = "als JPEG exportieren und stattdessen dieses ablegen"
_DRAWING = "im Zeichenprogramm als einfaches SVG sichern, Bilder eingebettet"


def check(paths: Sequence[Path], known: Known, level: Level) -> Iterator[Problem]:
    """Yield a problem of this level for each picture or drawing that tells something."""
    for path in paths:
        found, is_stuck = _found(path, known)
        if told := words.told(found):
            message = f"In der Datei steht mehr, als sie zeigt: {told}."
            yield Problem(
                display_path(path), 1, message, _remedy(path, level, is_stuck=is_stuck), level
            )


def _remedy(path: Path, level: Level, *, is_stuck: bool) -> str:
    if is_stuck:
        return f"Sie {_DRAWING if path.suffix.lower() == DRAWING else _EXPORT}."
    return BEFORE if level is Level.FEHLER else AFTER


def _found(path: Path, known: Known) -> tuple[list[Trace], bool]:
    """Return what tells something, and whether it has to stay.

    To know a photo again takes longer (2 ms for 2.5 MB) than to look at it (1.4 ms); what drawings
    carry has to be unpacked first.
    """
    content = path.read_bytes()
    if path.suffix.lower() != DRAWING:
        return _looked(content)
    said = known.recall(content, version())
    if said is None:
        said = _looked(content)
        known.keep(content, version(), said)
    found, is_stuck = said
    return [Trace(Kind(kind), what) for kind, what in found], is_stuck


def _looked(content: bytes) -> tuple[list[Trace], bool]:
    try:
        found, is_stuck = routine.strip(content).found, False
    except CannotStripError as error:
        found, is_stuck = error.found, True
    return [trace for trace in found if trace.kind.tells], is_stuck


@cache
def version() -> str:
    """Return what findings hang on besides the file: this code."""
    folder = Path(traces.__file__).parent
    files = [*folder.glob("*.py"), *folder.with_name("containers").glob("*.py")]
    return "".join(file.read_text("utf-8") for file in sorted(files))
