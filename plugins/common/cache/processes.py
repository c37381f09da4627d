"""Work that is independent, on all cores."""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

from plugins.common.progress import Progress

_FEW = 24  # items; less is done before a second process is under way

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Return how many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(work: Callable[[T], R], items: Sequence[T], what: str) -> list[R]:
    """Return `work(item)` of each item, in order; `what` is shown to who waits.

    Copies of this process take their share, so `work` must not change anything but its result. On
    macOS a copy may hang in the system's libraries, a copy of threads anywhere
    (https://docs.python.org/3/library/multiprocessing.html); then one process does all.
    """
    can_copy = sys.platform == "linux" and threading.active_count() == 1
    workers = cores() if can_copy and len(items) >= _FEW else 1
    helpers = [_start(work, items[number::workers]) for number in range(1, workers)]
    results: dict[int, R] = {}
    with Progress(what, len(items)) as progress:
        for place in range(0, len(items), workers):
            results[place] = progress.after(work(items[place]), workers)
    for number, helper in enumerate(helpers, start=1):
        # A copy may have been killed, for memory for one; what it left undone is done here.
        places = range(number, len(items), workers)
        found = _end(*helper, len(places)) or (work(items[place]) for place in places)
        results.update(zip(places, found, strict=True))
    return [results[place] for place in range(len(items))]


def _start(work: Callable[[T], R], items: Sequence[T]) -> tuple[int, IO[bytes]]:
    """Start a copy of this process that works on these items and writes the results to a file."""
    file = TemporaryFile()  # noqa: SIM115 - _end closes it
    process = os.fork()
    if process == 0:
        with suppress(BaseException):  # whatever it was, the parent meets it, too
            for item in items:
                pickle.dump(work(item), file)
            file.flush()
            os._exit(0)
        os._exit(1)
    return process, file


def _end(process: int, file: IO[bytes], count: int) -> list[Any]:
    """Return the results of a copy, nothing where it failed."""
    _, status = os.waitpid(process, 0)
    with file:
        if status:
            return []
        file.seek(0)
        return [pickle.load(file) for _ in range(count)]  # noqa: S301 - our own copy wrote it
