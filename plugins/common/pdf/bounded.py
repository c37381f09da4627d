"""What is in PDFs, within bounds of time and memory: `worker` looks, and may fail at a file."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.common.pdf.finding import Finding, Kind

SECONDS = 5.0  # of computing for a file, however busy the machine is
MEGABYTES = 700  # of address space, Python and its libraries included
_ROOT = Path(__file__).resolve().parents[3]


def look_into(paths: Sequence[Path], seconds: float = SECONDS) -> list[list[Finding]]:
    """Return the findings of each file, each once; TOO_MUCH is the last where looking was ended."""
    found: list[list[Finding]] = []
    while len(found) < len(paths):
        found += _until_it_ends(paths[len(found) :], seconds)
    return found


def _until_it_ends(paths: Sequence[Path], seconds: float) -> list[list[Finding]]:
    """Return the findings of as many files as one process looked into, at least of one."""
    process = subprocess.run(
        [sys.executable, "-m", "plugins.common.pdf.worker", str(seconds), str(MEGABYTES)],
        input=b"".join(os.fsencode(path.absolute()) + b"\0" for path in paths),
        cwd=_ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if process.returncode > 0 and not process.stdout:
        raise RuntimeError(process.stderr.decode("utf-8", "replace"))  # it did not even begin
    done: list[list[Finding]] = []
    current: list[Finding] = []
    for line in process.stdout.splitlines():
        if line == b"null":
            done.append(current)
            current = []
        else:
            kind, what = json.loads(line)
            current.append(Finding(Kind(kind), what))
    if len(done) < len(paths):
        done.append([*current, Finding(Kind.TOO_MUCH)])
    return done
