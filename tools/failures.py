"""What ends a build before anything else can be told, as one sentence for whoever can mend it."""

import errno

from plugins.common.blame import problem_of
from plugins.common.source import display_path
from plugins.common.unexpected import FULL
from tools.cache import refused

_REFUSED = {errno.EACCES, errno.EPERM, *FULL}
_VANISHED = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


def explained(error: Exception) -> tuple[str, str]:
    """Return a line with file, fault and remedy, and the traceback: "" where none is needed."""
    if isinstance(error, OSError) and error.errno in _REFUSED:
        return refused(error) + "\n", ""
    if isinstance(error, OSError) and error.errno in _VANISHED:
        path = display_path(str(error.filename or ""))
        if path.startswith("content/"):
            message = "Die Datei ist während des Bauens verschwunden. Abhilfe: Noch einmal bauen."
            return f"{path}:1: Fehler: {message}\n", ""
    problem = problem_of(error)
    return f"{problem}\n", problem.traceback
