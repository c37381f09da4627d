"""A table of collections of pictures: how many are right, refused, wrong, and what is wrong."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from plugins.common.picture_files import is_picture
from tools.pictures.judging import Judgement, Verdict, judged
from tools.pictures.rendering import Chromium

_COLUMNS = tuple(verdict.value for verdict in Verdict)


def compare(folder: Path, browser: Browser) -> int:
    """Print a row for each collection, before it what is wrong in it; return how many are wrong."""
    rows = {}
    with browser.new_context() as context:
        chromium = Chromium(context.new_page())
        for collection in sorted(path for path in folder.iterdir() if path.is_dir()):
            counted = Counter(_judged(collection, chromium))
            rows[collection.name] = [counted.total(), *(counted[each] for each in Verdict)]
    _print_row("collection", "tried", *_COLUMNS)
    for name, numbers in rows.items():
        _print_row(name, *numbers)
    sums = [sum(column) for column in zip(*rows.values(), strict=True)]
    _print_row("all", *sums)
    return sums[1 + list(Verdict).index(Verdict.WRONG)] if sums else 0


def _judged(collection: Path, chromium: Chromium) -> Iterator[Verdict]:
    """Yield the verdict on each picture of a collection; print what is not right."""
    for path in sorted(collection.rglob("*")):
        if path.is_file() and is_picture(path):
            found = judged(path, chromium)
            if found.verdict is not Verdict.RIGHT:
                _print_finding(path.relative_to(collection.parent), found)
            yield found.verdict


def _print_finding(path: Path, found: Judgement) -> None:
    print(f"{found.verdict.value}: {path}: {found.reason}", flush=True)


def _print_row(name: str, *cells: object) -> None:
    print(f"{name:40}", *(f"{cell:>8}" for cell in cells))
