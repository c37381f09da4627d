"""What a command takes: seconds, and memory with all its processes."""

import resource
import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Usage:
    """Seconds that passed and that processors worked, 0 where that is not known."""

    seconds: float
    worked: float = 0.0


def measured(command: Sequence[str], folder: Path) -> Usage:
    """Run a command and return how long it took; one that fails says why and ends the bench."""
    started, worked = perf_counter(), _worked()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return Usage(perf_counter() - started, _worked() - worked)


def _worked() -> float:
    """Return the seconds that processors worked for processes that we started and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(command: Sequence[str], folder: Path) -> float:
    """Run a command and return the most memory (MB) that it and its processes take at once.

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
    return max(found)


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
