"""What an exception is told as: file, line, a German sentence, and the traceback beside it."""

import errno
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from plugins.common.problem import Problem
from plugins.common.source import display_path

CODE = ("plugins/", "tools/")
_TEMPLATES = "theme/templates/"
_OURS = Path(__file__).parents[2]  # wherever the site is
_SETTINGS = ("pelicanconf.py", "publishconf.py")


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
    if gone := _vanished(error):
        return Problem(
            gone, 1, "Die Datei ist während des Bauens verschwunden.", "Noch einmal bauen."
        )
    if isinstance(error, OSError) and error.errno in {errno.EACCES, errno.EPERM}:
        shown = display_path(error.filename or text or file)
        message = f"Die Datei lässt sich nicht lesen oder beschreiben ({error.strerror})."
        return Problem(
            shown, 1, message, "Ihre Rechte und die ihres Ordners prüfen.", traceback=trace
        )
    return _failure(text, file, line, type(error).__name__, trace)


def _vanished(error: Exception) -> str:
    """Return the file below content/ that is gone since it was looked at, "" for other errors."""
    is_gone = isinstance(error, OSError) and error.errno in {errno.ENOENT, errno.ENOTDIR}
    path = display_path(str(getattr(error, "filename", "") or ""))
    return path if is_gone and path.startswith("content/") else ""


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
        (_display_code(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    is_of_template = isinstance(error, (UndefinedError, TemplateNotFound))
    for path, line in reversed(frames) if is_of_template else frames[-1:]:
        if path in _SETTINGS or path.startswith(_TEMPLATES):
            return path, line
    ours = [(path, line) for path, line in frames if path.startswith(CODE)]
    inner = [place for place in ours if not place[0].endswith("/unexpected.py")]
    return inner[-1] if inner else ("", 1)


def _display_code(filename: str) -> str:
    """Return a file of our code as `CODE` has it, any other as seen from the project's root."""
    path = Path(filename)
    ours = path.relative_to(_OURS).as_posix() if path.is_relative_to(_OURS) else ""
    return ours if ours.startswith(CODE) else display_path(filename)
