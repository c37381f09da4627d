"""Builds the project of the present folder once for each part that fails; prints what was told.

A process of its own, started by tests/test_unexpected.py: it exchanges parts of our code.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, "")

from tools.build.client import Task
from tools.build.worker import Worker

# What raises, and whether it does so for the text `a.md` only; its arguments tell.
PARTS = [
    "plugins.previews.preview:drawn.draw",  # while nothing is drawn yet
    "plugins.front_matter.reader:parse", "plugins.history:identity_of", "plugins.redirects:output_file",
    "plugins.events:read", "plugins.events:_entry", "plugins.events.ical:_component",
    "plugins.checks:too_long", "plugins.photos:_choose", "plugins.previews:glyphs.missing",
    "plugins.previews:_card", "plugins.body.rendering:beginning",
    "plugins.body.rendering:Tree", "plugins.feeds.news:with_microseconds", "plugins.feeds.feed:_letters",
    "plugins.feeds.atom:_Atom._add", "plugins.feeds.rss:_Rss._add", "plugins.feeds.json_feed:_item",
    "plugins.announcements:_post", "plugins.redirects:_write_one", "plugins.pages.cached:CachedPages.render",
    "plugins.json_ld.graphs:trail", "plugins.german.body:pieces", "plugins.policy:policy",
]  # fmt: skip
# These are at no text: the place in our code is told.
AT_NO_TEXT = [
    "plugins.theme:Sheets.read", "plugins.campaign:partners.load", "plugins.checks:spellings",
    "plugins.feeds:faults", "plugins.photos:Album", "plugins.history:read_history",
    "plugins.fediverse:webfinger", "plugins.files:judge",
]  # fmt: skip
EXCEPTIONS = [ZeroDivisionError, MemoryError, RecursionError, KeyError]


def main() -> None:
    """Build and tell, by the name of the part that failed."""
    worker, told = Worker(), {}
    for number, name in enumerate([*PARTS, *AT_NO_TEXT]):
        with broken(name, EXCEPTIONS[number % len(EXCEPTIONS)]):
            told[name] = answer(worker)
    told["nothing"] = answer(worker)
    Path("content/pages/b.md").write_text("---\ntitle: B\n---\n[x](/nichts)\n")
    settings: dict[str, Any] = vars(import_module("pelicanconf"))
    for number, step in enumerate((*settings["BODY_STEPS"], *settings["FEED_STEPS"])):
        with broken_step(step, EXCEPTIONS[number % len(EXCEPTIONS)]):
            told[f"step {step}"] = answer(worker)
    with broken_step("links", KeyError):
        for number in range(30):
            Path(f"content/news/2023-02-01-n{number}.md").write_text("---\ntitle: N\n---\nText\n")
        told["in other processes"] = answer(worker)
    sys.stdout.write(json.dumps(told))


def answer(worker: Worker) -> tuple[bool, str, str]:
    found = worker.build(Task("publishconf.py", ".cache/out", ".cache/nothing", ".cache/m", ""))
    return found.done, found.report, found.traceback


@contextmanager
def broken(name: str, error: type[Exception]) -> Iterator[None]:
    module, _, attribute = name.partition(":")
    with patch(f"{module}.{attribute}", _failing(error)):
        yield


@contextmanager
def broken_step(name: str, error: type[Exception]) -> Iterator[None]:
    body = import_module("plugins.body")
    original = body.renderer_of

    def renderer_of(settings: Any) -> Any:
        renderer = original(settings)
        return replace(
            renderer, steps={**renderer.steps, name: _failing(error, renderer.steps[name])}
        )

    with patch("plugins.body.renderer_of", renderer_of):
        yield


def _failing(error: type[Exception], step: Any = None) -> Callable[..., Any]:
    def fail(*arguments: Any, **_: Any) -> Any:
        if step and not arguments[1].source.path.endswith("-a.md"):
            return step(*arguments)
        raise error("Das war nicht vorgesehen")

    return fail


if __name__ == "__main__":
    main()
