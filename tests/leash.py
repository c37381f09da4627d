"""Starts a process of a test: `python leash.py PARENT COMMAND...` becomes the command.

Signals are as a terminal leaves them, whatever the tests' own parent ignores: a script ignores
SIGINT in what it starts with `&`. On Linux the process ends when PARENT, the tests, does, even if
that is killed; elsewhere the fixture that started it sees to it.
"""

import ctypes
import os
import signal
import sys

_DIE_WITH_PARENT = (
    1  # PR_SET_PDEATHSIG: https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
)
_IGNORED_BY_SHELLS = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM)


def main(parent: str, *command: str) -> None:
    """Become the command."""
    for number in _IGNORED_BY_SHELLS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != int(parent):  # gone already
            sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 - a command of ours


if __name__ == "__main__":
    main(*sys.argv[1:])
