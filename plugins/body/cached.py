"""Bodies that an earlier build rendered, and new ones rendered on all cores.

A body hangs on its text, its place and the steps with what is bound to them: that is its key. What
else it hangs on is known when it is rendered (`Dependencies`), and is compared when it is found in
the cache. All else is the same within an environment (tools/build/inputs.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from plugins.body.addresses import Addresses
from plugins.body.rendered import Body, Rendered, Texts
from plugins.body.rendering import Renderer
from plugins.common import clock
from plugins.common.cache.database import Database
from plugins.common.cache.fingerprint import fingerprint
from plugins.common.cache.processes import in_processes
from plugins.common.problem import Level, Problem
from plugins.common.steps import Dependencies, Notes, Place
from plugins.common.unexpected import working_on


@dataclass(frozen=True)
class Order:
    """A body to be had."""

    texts: Texts
    place: Place
    in_feed: bool


def bodies(
    orders: list[Order], renderer: Renderer, addresses: Addresses, cache: Database
) -> Iterable[Rendered]:
    """Yield the body of each order."""
    keys = [_key(order, renderer) for order in orders]
    entries = [_valid(cache.get(key), renderer, addresses) for key in keys]
    missing = [number for number, entry in enumerate(entries) if entry is None]

    def render(number: int) -> tuple[Rendered, Any]:
        with working_on(orders[number].place.source.path):
            return _rendered(orders[number], renderer)

    fresh = {}
    for number, (rendered, expires) in zip(
        missing, in_processes(render, missing, "Texte"), strict=True
    ):
        fresh[number] = rendered
        if expires:
            clock.expires(expires)
        elif rendered.dependencies.is_complete:
            cache.put(keys[number], _as_data(rendered))
    entries.reverse()  # each is let go as soon as it is handed on: thousands fill the memory
    for number in range(len(orders)):
        entry = entries.pop()
        yield fresh.pop(number) if entry is None else _of_data(entry)


def _key(order: Order, renderer: Renderer) -> bytes:
    place = order.place
    shown = (place.source, place.folder, place.url, place.title, place.may_be_empty)
    return fingerprint(("body", renderer.fingerprint, shown, order.texts, order.in_feed))


def _rendered(order: Order, renderer: Renderer) -> tuple[Rendered, Any]:
    """Return a rendered body, and when it expires, None if it does not."""
    with clock.expiring() as expiry:
        rendered = renderer.render(order.texts, order.place, in_feed=order.in_feed)
    return rendered, expiry.expires


def _valid(entry: Any, renderer: Renderer, addresses: Addresses) -> Any:
    """Return an entry of the cache if all the body hangs on is as it was, else None."""
    if entry is None:
        return None
    steps = {name: found.hex() for name, found in renderer.fingerprints.items() if found}
    if any(steps.get(name) != found for name, found in entry["steps"].items()):
        return None
    same = all(addresses.answer(kind, path) == answer for kind, path, answer in entry["answers"])
    return entry if same else None


def _as_data(rendered: Rendered) -> dict[str, Any]:
    """Return a rendered body as plain data."""
    body, dependencies = rendered.body, rendered.dependencies
    return {
        "answers": [[*question, answer] for question, answer in dependencies.answers.items()],
        "steps": dependencies.steps,
        "notes": rendered.notes.as_data(),
        "body": {**vars(body), "problems": list(map(asdict, body.problems))},
    }


def _of_data(entry: Mapping[str, Any]) -> Rendered:
    """Return the rendered body of `_as_data`."""
    data = entry["body"]
    problems = tuple(Problem(**{**p, "level": Level(p["level"])}) for p in data["problems"])
    ids, fragments = tuple(data["ids"]), tuple(data["fragments"])
    body = Body(**{**data, "ids": ids, "fragments": fragments, "problems": problems})
    return Rendered(body, Notes.of_data(entry["notes"]), Dependencies())
