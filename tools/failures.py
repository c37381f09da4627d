"""What ends a build, and who looks after theme or settings can mend."""

import errno
import traceback

from jinja2 import TemplateSyntaxError, UndefinedError

from plugins.common.source import display_path
from tools.cache import refused

_REFUSED = {errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EROFS, errno.EDQUOT}
_VANISHED = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
_SETTINGS = ("pelicanconf.py", "publishconf.py")


def explained(error: Exception) -> str:
    """Return a sentence with file, line and remedy; "" where only our code can be to blame."""
    if isinstance(error, OSError) and error.errno in _REFUSED:
        return refused(error) + "\n"
    if isinstance(error, OSError) and error.errno in _VANISHED:
        path = display_path(str(error.filename or ""))
        message = "Die Datei ist während des Bauens verschwunden. Abhilfe: Noch einmal bauen."
        return f"{path}:1: Fehler: {message}\n" if path.startswith("content/") else ""
    path, line = _place(error)
    if not path:
        return ""
    said = f"{type(error).__name__}: {' '.join(str(error).split())}"
    remedy = f"Die Stelle berichtigen; was dort geändert wurde, zeigt `git diff {path}`."
    return f"{path}:{line}: Fehler: So geht es nicht ({said}). Abhilfe: {remedy}\n"


def _place(error: Exception) -> tuple[str, int]:
    """Return where in a template or in the settings it went wrong, ("", 0) where elsewhere."""
    if isinstance(error, (TemplateSyntaxError, SyntaxError)):
        return display_path(error.filename or ""), error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    # Jinja itself raises for a variable that is not there.
    candidates = reversed(frames) if isinstance(error, UndefinedError) else frames[-1:]
    for frame in candidates:
        path = display_path(frame.filename)
        if path in _SETTINGS or path.startswith("theme/templates/"):
            return path, frame.lineno or 1
    return "", 0
