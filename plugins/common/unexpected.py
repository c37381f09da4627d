"""What nobody expected: an exception of our own code becomes a Fehler that names the text at hand.

    with told(problems, path):              whatever the block raises is a problem of this file
    problems += of_each(look, contents)     the same for each text, so that all are looked at
    with working_on(path):                  says only which text it is; somebody further out tells
    signals.initialized.connect(guarded(offer))

A build goes on after that, to tell what else is wrong, and is ended by the report. The traceback
goes along in `Problem.traceback`, for .cache/build.log. What the file system refuses for the whole
build, such as room, is told by tools/failures.py.
"""

import errno
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from plugins.common.problem import Problem, problems_of
from plugins.common.source import display_path

P = ParamSpec("P")
R = TypeVar("R")

# No file to come can be written either.
FULL = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT})
_TEMPLATES = "theme/templates/"
_CODE = ("plugins/", "tools/")
_MANY = 5
_SETTINGS = ("pelicanconf.py", "publishconf.py")


@contextmanager
def working_on(path: str) -> Iterator[None]:
    """Say of whatever the block raises that it was about this file, unless that is known better."""
    try:
        yield
    except Exception as error:
        if not text_of(error):
            error.path_at_hand = path  # type: ignore[attr-defined]  # any exception can carry it
        raise


@contextmanager
def told(problems: list[Problem], path: str = "") -> Iterator[None]:
    """Add whatever the block raises to `problems`: of the text at hand, else of `path`.

    Without either it is told of the place in our code.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problems.append(problem_of(error, path))


def of_each(
    look: Callable[[Any], Iterable[Problem] | None], contents: Iterable[Any]
) -> list[Problem]:
    """Return what `look` finds in each text; one at which it fails keeps it from no other."""
    problems: list[Problem] = []
    for content in contents:
        with told(problems, content.source.path):
            problems += look(content) or ()
    return problems


@cache  # signals hold their handlers weakly, and know those they have by identity
def guarded(handler: Callable[P, R]) -> Callable[P, R | None]:
    """Return a handler of a signal that never raises; its sender has, or is a list of, settings."""

    @wraps(handler)
    def safe(*arguments: P.args, **named: P.kwargs) -> R | None:
        with told(problems_of(_settings(arguments[0]))):
            return handler(*arguments, **named)
        return None

    return safe


def _settings(sender: Any) -> MutableMapping[str, Any]:
    settings: MutableMapping[str, Any] = (
        sender[0] if isinstance(sender, list) else sender
    ).settings
    return settings


def problem_of(error: Exception, path: str = "") -> Problem:
    """Return the Fehler for an exception: of a template or the settings, else of a text."""
    error = _cause(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    file, line = place_of(error)
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, TemplateNotFound):
        missing = f"{_TEMPLATES}{error.name}"
        message = f"Diese Vorlage fehlt; {f'{file}:{line}' if file else path} verlangt sie."
        remedy = f"Sie wiederherstellen: `git checkout {missing}`."
        return Problem(missing, 1, message, remedy, traceback=trace)
    if file.startswith(_TEMPLATES) or file in _SETTINGS:
        remedy = f"Die Stelle berichtigen; was dort geändert wurde, zeigt `git diff {file}`."
        return Problem(file, line, f"So geht es nicht ({what}).", remedy, traceback=trace)
    text = text_of(error) or path
    if isinstance(error, OSError) and error.errno in {errno.EACCES, errno.EPERM}:
        shown = display_path(error.filename or text or file)
        message = f"Die Datei lässt sich nicht lesen oder beschreiben ({error.strerror})."
        return Problem(
            shown, 1, message, "Ihre Rechte und die ihres Ordners prüfen.", traceback=trace
        )
    return _failure(text, file, line, type(error).__name__, trace)


def _failure(text: str, file: str, line: int, kind: str, trace: str) -> Problem:
    remedy = "Bitte melden; alles Nähere steht in .cache/build.log."
    if not text:
        message = f"Hier ist das Programm gescheitert ({kind})."
        remedy += f" Was dort geändert wurde, zeigt `git diff {file}`."
        return Problem(file or _SETTINGS[0], line, message, remedy, traceback=trace)
    where = f"{kind} in {file}, Zeile {line}" if file else kind
    message = f"Daran ist das Programm gescheitert ({where}); die Datei mag richtig sein."
    return Problem(text, 1, message, remedy, traceback=trace)


def _cause(error: Exception) -> Exception:
    """Return what Pelican had in hand when it ended a build by logging it (pelican/log.py)."""
    logged = traceback.extract_tb(error.__traceback__)[-1:]
    is_pelicans = isinstance(error, RuntimeError) and logged and logged[0].name == "_log"
    found = error.__context__
    return found if is_pelicans and isinstance(found, Exception) else error


def text_of(error: BaseException) -> str:
    """Return the file that was worked on when an exception came up, "" where nobody said."""
    return str(getattr(error, "path_at_hand", ""))


def place_of(error: BaseException) -> tuple[str, int]:
    """Return file and line of templates, settings or our code in which it went wrong.

    ("", 1) where it was none of these. A template is to blame only where it is the last to act, or
    for a name that is not there.
    """
    if isinstance(error, (TemplateSyntaxError, SyntaxError)):
        return display_path(error.filename or ""), error.lineno or 1
    frames = [
        (display_path(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    is_of_template = isinstance(error, (UndefinedError, TemplateNotFound))
    for path, line in reversed(frames) if is_of_template else frames[-1:]:
        if path in _SETTINGS or path.startswith(_TEMPLATES):
            return path, line
    ours = [(path, line) for path, line in frames if path.startswith(_CODE)]
    inner = [place for place in ours if not place[0].endswith("/unexpected.py")]
    return inner[-1] if inner else ("", 1)


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, of what nobody expected only the first of each file.

    Of our code, which is at no text, none is told that came up after another: it may follow from
    that. Of a fault at many texts, which is one in our code, the first are told.
    """
    kept: list[Problem] = []
    failed: set[str] = set()
    alike: Counter[str] = Counter()
    for problem in problems:
        if problem.traceback:
            if problem.path in failed or (failed and problem.path.startswith(_CODE)):
                continue
            failed.add(problem.path)
            alike[problem.message] += 1
            if alike[problem.message] > _MANY:
                continue
        kept.append(problem)
    return [_with_count(problem, alike[problem.message]) for problem in kept]


def _with_count(problem: Problem, count: int) -> Problem:
    if count <= _MANY:
        return problem
    return replace(problem, message=f"{problem.message} Ebenso an anderen, {count} im Ganzen.")
