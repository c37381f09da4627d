"""Looks into PDFs in a process of its own, which may be ended.

python -m plugins.common.pdf.worker SECONDS MEGABYTES
Reads paths, each ended by a zero byte; writes a line of JSON for each finding, and `null` when a
file is done. A file that takes too long ends the process, so that there is no `null` for it.
"""

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from plugins.common.pdf.finding import Finding, Kind
from plugins.common.pdf.looking import look


def main(seconds: float, megabytes: int) -> None:
    """Answer for each path, in order."""
    with suppress(OSError, ValueError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    for path in sys.stdin.buffer.read().split(b"\0")[:-1]:
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends a process
        _look_into(Path(os.fsdecode(path)))


def _look_into(path: Path) -> None:
    seen: set[Finding] = set()
    try:
        for finding in look(path.read_bytes()):
            if finding not in seen:
                seen.add(finding)
                _say(finding)
    except (MemoryError, RecursionError):
        _say(Finding(Kind.TOO_MUCH))
    _say(None)


def _say(what: Finding | None) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - to the process that waits for it


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
