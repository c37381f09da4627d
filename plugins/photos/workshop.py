"""Making what a build needs: each picture once, on all cores, and only what is not there yet."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

from plugins.common.problem import Problem, WrongInputError
from plugins.common.progress import Progress
from plugins.common.store import Store
from plugins.photos import encoding, opening
from plugins.photos.album import Picture
from plugins.photos.variants import LARGEST, Variant

_Order = tuple[Picture, list[Variant | None]]
# Larger ones are opened one after the other: 100 megapixels decoded take 400 MB.
_LARGE = 16_000_000


def make(pictures: Iterable[Picture], store: Store) -> list[Problem]:
    """Fill the store with all that is wanted of these pictures, and with their clean copies.

    Returns a problem for each picture that is damaged.
    """
    orders = [order for one in _distinct(pictures) if (order := _missing(one, store))[1]]
    return _in_parallel(orders, lambda order: _fill(*order, store))


def verify(pictures: Iterable[Picture], store: Store) -> list[Problem]:
    """Return a problem for each damaged picture; writes nothing, and trusts what was made of it."""
    doubtful: list[_Order] = [(p, []) for p in pictures if not store.has(p.key(None))]
    return _in_parallel(doubtful, lambda order: _open(order[0]))


def _distinct(pictures: Iterable[Picture]) -> Iterator[Picture]:
    """Yield one picture for each content and ending, which wants what all of them want."""
    by_content: dict[str, list[Picture]] = {}
    for picture in pictures:
        by_content.setdefault(picture.digest, []).append(picture)
    for first, *others in by_content.values():
        for other in others:
            first.wanted |= other.wanted
        yield first


def _in_parallel(orders: list[_Order], work: Callable[[_Order], list[Problem]]) -> list[Problem]:
    """Work on all cores: Pillow lets other threads run while it works."""
    large = [order for order in orders if _pixels(order[0]) > _LARGE]
    small = [order for order in orders if _pixels(order[0]) <= _LARGE]
    problems: list[Problem] = []
    with Progress("Bilder", len(orders)) as progress:
        for batch, workers in ((small, os.cpu_count() or 1), (large, 1)):
            with ThreadPoolExecutor(workers) as pool:
                for job in as_completed([pool.submit(work, order) for order in batch]):
                    problems += progress.after(job.result())
    return problems


def _open(picture: Picture) -> list[Problem]:
    try:
        opening.load(picture.path, LARGEST)
        if picture.probe.moving:
            opening.frames(picture.path)
    except WrongInputError as wrong:
        return [picture.problem(wrong.message, wrong.remedy)]
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
        return [picture.problem(wrong.message, wrong.remedy)]
    # An encoder may refuse what a decoder let through; the author can only try another file.
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # no room, or no right to write
        message = f"Aus dem Bild {picture.path.name} lässt sich nichts machen ({error})."
        return [picture.problem(message, "Es als JPEG sichern.")]
    return []
