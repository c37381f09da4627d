"""What is in PDFs, within bounds of time and memory: `worker` looks, and may fail at a file."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.common.pdf.finding import Finding, Kind
from plugins.common.traces import trace
from plugins.common.traces.trace import CannotStripError, Stripped, Trace

SECONDS = 5.0  # of computing for a file, however busy the machine is
MEGABYTES = 700  # of address space, Python and its libraries included
_LIKELY = (Trace(trace.Kind.NAME),)  # where nobody got to the end of looking
_ROOT = Path(__file__).resolve().parents[3]


def look_into(paths: Sequence[Path], seconds: float = SECONDS) -> list[list[Finding]]:
    """Return the findings of each file, each once; TOO_MUCH is the last where looking was ended."""
    found: list[list[Finding]] = []
    while len(found) < len(paths):
        found += _until_it_ends(paths[len(found) :], seconds)
    return found


def strip(content: bytes, seconds: float = 12 * SECONDS) -> Stripped:
    """Return a PDF without what it tells of people and places, as `stripping` does.

    CannotStripError where it has to stay as it is, or that takes longer, by the clock.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "plugins.common.pdf.stripping"],
            input=content, cwd=_ROOT, capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise CannotStripError("es ist zu verwickelt", _LIKELY) from None
    report, _, made = done.stdout.partition(b"\n")
    found = tuple(Trace(trace.Kind(kind), what) for kind, what in json.loads(report or b"[]"))
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] if report else []
        raise CannotStripError(reason[0] if reason else "es ist zu groß", found or _LIKELY)
    return Stripped(made, found)


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
