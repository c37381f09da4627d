"""Making what a build needs: each picture once, on all cores, and only what is not there yet."""

import os
import sys
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from time import monotonic

from plugins.common.problem import Problem, WrongInputError
from plugins.photos import encoding, opening
from plugins.photos.album import Picture
from plugins.photos.store import Store
from plugins.photos.variants import LARGEST, Variant

_Order = tuple[Picture, list[Variant | None]]
# Decoding such a one takes half a gigabyte: those are made one after the other.
_HUGE = 30_000_000
_PATIENCE = 1.0  # seconds after which a reader of the terminal wants to know


def make(pictures: Iterable[Picture], store: Store) -> list[Problem]:
    """Fill the store with all that is wanted of these pictures, and with their clean copies.

    Returns a problem for each picture that is damaged. Pillow lets other threads run while it
    works, so threads keep all cores busy.
    """
    orders = [order for picture in pictures if (order := _missing(picture, store))[1]]
    huge = [order for order in orders if _pixels(order[0]) > _HUGE]
    small = [order for order in orders if _pixels(order[0]) <= _HUGE]
    progress = _Progress(len(orders))
    problems: list[Problem] = []
    for batch, workers in ((small, os.cpu_count() or 1), (huge, 1)):
        with ThreadPoolExecutor(workers) as pool:
            jobs = [pool.submit(_fill, *order, store) for order in batch]
            for job in as_completed(jobs):
                problems += job.result()
                progress.step()
    progress.end()
    return problems


def verify(pictures: Iterable[Picture], store: Store) -> list[Problem]:
    """Return a problem for each damaged picture; writes nothing, and trusts what was made of it."""
    doubtful = [p for p in pictures if not store.has(p.key(None))]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [problem for found in pool.map(_open, doubtful) for problem in found]


def _open(picture: Picture) -> list[Problem]:
    try:
        opening.load(picture.path, LARGEST)
    except WrongInputError as wrong:
        return [picture.blame(wrong.message, wrong.remedy)]
    return []


def _missing(picture: Picture, store: Store) -> _Order:
    wanted: Collection[Variant | None] = [None, *sorted(picture.wanted)]
    return picture, [variant for variant in wanted if not store.has(picture.key(variant))]


def _pixels(picture: Picture) -> int:
    try:
        return picture.probe.width * picture.probe.height
    except WrongInputError:
        return 0


def _fill(picture: Picture, missing: list[Variant | None], store: Store) -> list[Problem]:
    """Make all that is missing of one picture, so that it is decoded once."""
    try:
        opened = opening.load(picture.path, LARGEST)
        if None in missing:
            copy = encoding.clean_copy(picture.path, picture.probe, opened)
            store.keep(picture.key(None), copy)
        for variant, content in encoding.variants(opened, filter(None, missing)):
            store.keep(picture.key(variant), content)
    except WrongInputError as wrong:
        return [picture.blame(wrong.message, wrong.remedy)]
    return []


class _Progress:
    """A bar in the terminal, once it is worth one; nothing where nobody watches."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._started = total, 0, monotonic()
        self._watched = sys.stderr.isatty()

    def step(self) -> None:
        self._done += 1
        if self._watched and monotonic() - self._started > _PATIENCE:
            filled = "█" * (20 * self._done // self._total)
            line = f"\rBilder {filled:░<20} {self._done} von {self._total}"
            print(line, end="", file=sys.stderr, flush=True)  # noqa: T201 - a progress bar

    def end(self) -> None:
        if self._watched and monotonic() - self._started > _PATIENCE:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)  # noqa: T201
