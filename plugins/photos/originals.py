"""What the files below content/ tell that anybody may read in the public repository.

The site publishes clean copies, GitHub the files themselves. A picture that tells a place, a name
or a serial number is a Fehler before that, and a Hinweis once it is too late.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from plugins.common import traces
from plugins.common.problem import Level, Problem
from plugins.common.source import display_path
from plugins.common.traces import remedies, routine, words
from plugins.common.traces.trace import CannotStripError, Kind, Trace
from plugins.photos.known import Known
from plugins.photos.picture import Picture

BEFORE = "`make strip` entfernt es; wie es ohne Rechner geht, steht in docs/schreiben.md unter 5."
AFTER = "`make strip` entfernt es; was schon öffentlich war, steht in docs/betrieb.md."


def check(pictures: Iterable[Picture], known: Known, level: Level) -> Iterator[Problem]:
    """Yield a problem of this level for each picture or drawing that tells something.

    What was found is known by what tells a picture from others, which a build has found out anyway:
    to look at a photo takes 2 ms, and so does to know it again by its bytes.
    """
    for picture in pictures:
        found, is_stuck = known.once(f"{picture.digest}{version()}", partial(_look, picture.path))
        if telling := words.telling(Trace(Kind(kind), what) for kind, what in found):
            message = f"In der Datei steht mehr, als sie zeigt: {telling}."
            remedy = _remedy(picture.path, level, is_stuck=is_stuck)
            yield Problem(display_path(picture.path), 1, message, remedy, level)


def _remedy(path: Path, level: Level, *, is_stuck: bool) -> str:
    if is_stuck:
        return remedies.of(path.name)
    return BEFORE if level is Level.FEHLER else AFTER


def _look(path: Path) -> tuple[list[Trace], bool]:
    """Return what tells something, and whether it has to stay."""
    try:
        found, is_stuck = routine.strip(path.read_bytes()).found, False
    except CannotStripError as error:
        found, is_stuck = error.found, True
    return [trace for trace in found if trace.kind.tells], is_stuck


@cache
def version() -> str:
    """Return a digest of what findings hang on besides the file: this code."""
    folder = Path(traces.__file__).parent
    files = [*folder.glob("*.py"), *folder.with_name("containers").glob("*.py")]
    code = b"".join(file.read_bytes() for file in sorted(files))
    return sha256(code).hexdigest()
