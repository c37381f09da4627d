"""Making what a build needs: each picture once, on all cores, and only what is not there yet."""

import os
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

from plugins.common.at_work import AtWork
from plugins.common.cache.store import Store
from plugins.common.problem import Problem, WrongInputError
from plugins.common.progress import Progress
from plugins.common.source import display_path
from plugins.photos import encoding, opening
from plugins.photos.picture import Picture
from plugins.photos.room import ROOM
from plugins.photos.variants import LARGEST, Variant

_Order = tuple[Picture, list[Variant | None]]


def make(pictures: Iterable[Picture], store: Store, at_work: AtWork) -> list[Problem]:
    """Fill the store with all that is wanted of these pictures, and with their clean copies.

    Returns a problem for each picture that is damaged, be it one of several of the same content.
    """
    alike = _by_content(pictures)
    distinct = (_wanting_all(same) for same in alike.values())
    orders = [order for one in distinct if (order := _missing(one, store))[1]]

    def fill(order: _Order) -> list[Problem]:
        first, missing = order
        if not (problems := _fill(first, missing, store)):
            return []
        return problems + [p for one in alike[first.digest][1:] for p in _fill(one, missing, store)]

    return _in_parallel(orders, fill, at_work)


def verify(pictures: Iterable[Picture], store: Store, at_work: AtWork) -> list[Problem]:
    """Return a problem for each damaged picture; writes nothing, and trusts what was made of it."""
    doubtful: list[_Order] = [(p, []) for p in pictures if not store.has(p.key(None))]
    return _in_parallel(doubtful, lambda order: _open(order[0]), at_work)


def _by_content(pictures: Iterable[Picture]) -> dict[str, list[Picture]]:
    """Return the pictures of each content and ending."""
    by_content: dict[str, list[Picture]] = {}
    for picture in pictures:
        by_content.setdefault(picture.digest, []).append(picture)
    return by_content


def _wanting_all(same: list[Picture]) -> Picture:
    """Return one picture of the same content, which wants what all of them want."""
    for other in same[1:]:
        same[0].wanted |= other.wanted
    return same[0]


def _in_parallel(
    orders: list[_Order], work: Callable[[_Order], list[Problem]], at_work: AtWork
) -> list[Problem]:
    """Work on all cores: Pillow lets other threads run while it works.

    Several pictures are opened at once as long as they fit into memory together.
    """

    def done(order: _Order) -> list[Problem]:
        needed = _needed(order[0])
        with ROOM.for_bytes(needed), at_work.on(display_path(order[0].path), needed):
            return work(order)

    problems: list[Problem] = []
    with Progress("Bilder", len(orders)) as progress, ThreadPoolExecutor(os.cpu_count()) as pool:
        for job in as_completed([pool.submit(done, order) for order in orders]):
            problems += progress.after(job.result())
    return problems


def _needed(picture: Picture) -> int:
    return picture.probe.memory if picture.is_readable else 0


def _open(picture: Picture) -> list[Problem]:
    try:
        opening.load(picture.path, LARGEST)
        if picture.probe.moving:
            opening.film(picture.path)
    except WrongInputError as wrong:
        return [picture.unreadable(wrong)]
    return []


def _missing(picture: Picture, store: Store) -> _Order:
    copy = [None] if picture.answers else []
    wanted: Collection[Variant | None] = [*copy, *sorted(picture.wanted)]
    return picture, [variant for variant in wanted if not store.has(picture.key(variant))]


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
        return [picture.unreadable(wrong)]
    # An encoder may refuse what a decoder let through; the author can only try another file.
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # no room, or no right to write
        message = f"Aus dem Bild {picture.path.name} lässt sich nichts machen ({error})."
        return [picture.unreadable(WrongInputError(message, "Es als JPEG sichern."))]
    return []
