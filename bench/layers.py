"""What each layer of the caches saves: builds after one edit, with all of them and without each."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median

from bench import sites

# What a layer keeps, and the functions that find nothing where it is not there.
LAYERS = {
    "bodies": ("plugins.body.cached:_valid",),
    "finished pages": ("plugins.pages.cached:CachedPages.find",),
    "compiled templates": ("plugins.pages.compiled:Compiled.load_bytecode",),
    "files that are there": ("plugins.common.output:holds", "plugins.pages:holds"),
}
_BUILD = """
import json, os, sys
from importlib import import_module
from pathlib import Path
for where in json.loads(sys.argv[1]):
    module, _, path = where.partition(":")
    *outer, name = path.split(".")
    owner = import_module(module)
    for part in outer:
        owner = getattr(owner, part)
    setattr(owner, name, lambda *_: None)
from tools.build.client import Task
from tools.build.swap import replace
from tools.build.worker import Worker
Path("output").mkdir(exist_ok=True)
Path(".cache").mkdir(exist_ok=True)
task = Task("publishconf.py", ".cache/fresh", "output", ".cache/layers.sqlite", "bench")
before = os.times()
answer = Worker().build(task)
after = os.times()
assert answer.done, answer.report
replace(Path("output"), Path(".cache/fresh"), answer.unchanged)
print(json.dumps([after.elapsed - before.elapsed, sum(after[:4]) - sum(before[:4])]))
"""


def bench(counts: Sequence[int], runs: int) -> None:
    """Print seconds, and those that processors worked, of an edit; for so many posts each."""
    print("| posts | without | seconds | CPU |\n|---:|---|---:|---:|")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            site = sites.ours(Path(folder), count)
            for name, without in _cases():
                found = [_edited(site, without, number) for number in range(runs + 1)][1:]
                medians = [f"{median(column):.2f}" for column in zip(*found, strict=True)]
                print(f"| {count} | {name} | {medians[0]} | {medians[1]} |", flush=True)


def _cases() -> Iterator[tuple[str, list[str]]]:
    yield "nothing", []
    for name, where in LAYERS.items():
        yield name, [*where]
    yield "all of them", [*chain.from_iterable(LAYERS.values())]


def _edited(site: Path, without: list[str], number: int) -> tuple[float, float]:
    """Return what a build takes after an edit; the first one fills the caches."""
    with sites.middle(site).open("a", encoding="utf-8") as post:
        post.write(f"\nNachtrag {number}\n")
    result = subprocess.run(
        [sys.executable, "-c", _BUILD, json.dumps(without)],
        cwd=site, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, worked = json.loads(result.stdout.splitlines()[-1])
    return seconds, worked
