"""What ends a build before anything else can be told, as one sentence for whoever can mend it."""

import errno

from plugins.common.blame import problem_of
from plugins.common.unexpected import FULL
from tools.cache import refused

_REFUSED = {errno.EACCES, errno.EPERM, *FULL}


def explained(error: Exception) -> tuple[str, str]:
    """Return a line with file, fault and remedy, and the traceback: "" where none is needed."""
    if isinstance(error, OSError) and error.errno in _REFUSED:
        return refused(error) + "\n", ""
    problem = problem_of(error)
    return f"{problem}\n", problem.traceback
