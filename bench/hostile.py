"""`make bench ARGS="--hostile"`: texts that nobody should have to wait for, at three sizes.

Time shall grow with the size: from half to all of it by a factor of 2, or little more. 4 is the
sign of something that looks at everything again for each part.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time
from typing import Any

from markdown import Markdown

from bench import sites
from bench.hostile_texts import CASES, Case, ordinary
from bench.renderer import rendered, renderer_of_site
from plugins.body.rendering import Renderer
from plugins.common.steps import Only

_PATIENCE = 20.0  # seconds after which no larger size is tried
_ORDINARY = 1_000_000  # characters
_MOST = 4.0  # times what Python-Markdown alone takes for them
_HEAD = """\
| text | most | a quarter, s | half, s | all, s | half to all | mostly in |
|---|---:|---:|---:|---:|---:|---|"""


class Watch:
    """Seconds that the processor worked, by what it worked on."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Measure a block."""
        started = process_time()
        try:
            yield
        finally:
            self.spent[name] += process_time() - started


@dataclass(frozen=True)
class _Timed:
    """A step, or the converter, that is measured."""

    name: str
    work: Any
    watch: Watch

    def __call__(self, *arguments: Any) -> Any:
        with self.watch.on(self.name):
            return self.work(*arguments)

    def convert(self, text: str) -> Any:
        with self.watch.on(self.name):
            return self.work.convert(text)


def bench(only: str = "") -> None:
    """Print a row for each kind of text whose name holds `only`; without, compare ordinary ones."""
    with tempfile.TemporaryDirectory() as folder:
        renderer, watch = renderer_of_site(sites.ours(Path(folder, "ours"), 3)), Watch()
    measured = _measured(renderer, watch)
    rendered(measured, ordinary(3000))  # reads patterns
    print(_HEAD)
    for case in CASES:
        if only in case.name:
            print(_row(case, measured, watch), flush=True)
    if not only:
        print(_comparison(renderer))


def _measured(renderer: Renderer, watch: Watch) -> Renderer:
    steps: dict[str, Any] = {}
    for name, step in renderer.steps.items():
        timed = _Timed(name, step, watch)
        steps[name] = Only(step.concerns, timed) if isinstance(step, Only) else timed
    converter: Any = _Timed("Markdown", renderer.converter, watch)
    return replace(renderer, converter=converter, steps=steps)


def _row(case: Case, renderer: Renderer, watch: Watch) -> str:
    """Return a row of the table; sizes that would take too long are left out."""
    seconds: list[float] = []
    for part in (4, 2, 1):
        if not seconds or seconds[-1] < _PATIENCE:
            text = case.text(case.most // part)
            watch.spent.clear()
            started = process_time()
            try:
                rendered(renderer, text)
            except Exception as error:
                return f"| {case.name} | {case.most} | {type(error).__name__} |||||"
            seconds.append(process_time() - started)
    shown = [f"{one:.2f}" for one in seconds] + ["–"] * (3 - len(seconds))
    growth = f"{seconds[-1] / seconds[-2]:.1f}" if len(seconds) > 1 and seconds[-1] > 0.1 else "–"
    name, longest = max(watch.spent.items(), key=lambda item: item[1])
    mostly = f"{name} ({longest:.2f})"
    name = case.name.replace("|", "\\|")
    return f"| `{name}` | {case.most} | {' | '.join(shown)} | {growth} | {mostly} |"


def _comparison(renderer: Renderer) -> str:
    """Return how an ordinary text compares with Python-Markdown alone."""
    text = ordinary(_ORDINARY)
    started = process_time()
    Markdown().convert(text)
    alone = process_time() - started
    started = process_time()
    rendered(renderer, text)
    ours = process_time() - started
    return (
        f"\n{len(text) / 1e6:.1f} MB of ordinary text: {ours:.2f} s, {ours / alone:.2f} times what"
        f" Python-Markdown alone takes ({alone:.2f} s; at most {_MOST:.0f} times)"
    )
