"""What a command takes: seconds, and at most how much memory with all its processes."""

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Usage:
    """Seconds, and megabytes where they were looked at."""

    seconds: float
    megabytes: float = 0.0


def measured(command: Sequence[str], folder: Path) -> Usage:
    """Run a command and return how long it took; one that fails raises CalledProcessError."""
    started = perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return Usage(perf_counter() - started)


def peak(command: Sequence[str], folder: Path) -> Usage:
    """Run a command and look at the memory of its processes; that takes time, so do not compare.

    What several share counts once (proportional set size); 0 where the system does not tell.
    """
    found, done = [0.0], threading.Event()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:

        def look() -> None:
            while not done.wait(_EVERY):
                found.append(sum(map(_megabytes, _family(process.pid))))

        looking = threading.Thread(target=look)
        looking.start()
        process.wait()
        done.set()
        looking.join()
    return Usage(0.0, max(found))


def _family(process: int) -> Iterator[int]:
    yield process
    for task in _read(f"/proc/{process}/task/{process}/children").split():
        yield from _family(int(task))


def _megabytes(process: int) -> float:
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""


def cores() -> int:
    """Return the cores that may be used."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
