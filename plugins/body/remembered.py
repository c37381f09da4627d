"""Bodies that an earlier build rendered, and new ones rendered on all cores.

A body hangs on its text, its place, the steps with what is bound to them, and on where the
addresses it links to lead; all else is the same for a whole house (tools/build/inputs.py). It is
kept only if each step it went through has a print, and nobody asked for the time; with it is kept
what steps noted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from plugins.body.addresses import Addresses
from plugins.body.rendering import Body, Press, Texts
from plugins.common.clock import horizon
from plugins.common.fingerprint import fingerprint
from plugins.common.memory import Memory
from plugins.common.problem import Level, Problem
from plugins.common.processes import in_processes
from plugins.common.steps import Notes, Place
from plugins.common.unexpected import working_on


@dataclass(frozen=True)
class Order:
    """A body to be had."""

    texts: Texts
    place: Place
    in_feed: bool


def bodies(
    orders: list[Order], press: Press, addresses: Addresses, memory: Memory
) -> Iterable[Body]:
    """Yield the body of each order; what steps found for templates is in its `place.notes`."""
    keys = [_key(order, press) for order in orders]
    known = [_recalled(memory.recall(key), addresses) for key in keys]
    missing = [number for number, found in enumerate(known) if found is None]

    def render(number: int) -> dict[str, Any] | None:
        with working_on(orders[number].place.source.path):
            return _lasting(orders[number], press, addresses)

    for number, made in zip(missing, in_processes(render, missing, "Texte"), strict=True):
        if made is not None:
            known[number] = made
            if made["body"]["is_whole"]:  # the next time may fare better
                memory.keep(keys[number], made)
    known.reverse()  # each is let go as soon as it is handed on: thousands fill the memory
    for order in orders:
        if (found := known.pop()) is None:
            yield press.render(order.texts, order.place, in_feed=order.in_feed)
        else:
            order.place.notes.take_in(found["notes"])
            yield _body(found["body"])


def _key(order: Order, press: Press) -> bytes:
    place = order.place
    said = (place.source, place.folder, place.url, place.title, order.texts, order.in_feed)
    return fingerprint(("body", press.print_of_all, said))


def _lasting(order: Order, press: Press, addresses: Addresses) -> dict[str, Any] | None:
    """Return a body as plain data with what it hangs on, None where that is not known."""
    notes = Notes()
    addresses.asked.clear()
    asked_for_time = horizon.asked
    body = press.render(order.texts, replace(order.place, notes=notes), in_feed=order.in_feed)
    if not press.was_repeatable or horizon.asked != asked_for_time or None in addresses.asked:
        return None
    return {
        "asked": [[*question, answer] for question, answer in addresses.asked.items() if question],
        "notes": notes.as_data(),
        "body": {**vars(body), "problems": list(map(asdict, body.problems))},
    }


def _recalled(found: Mapping[str, Any] | None, addresses: Addresses) -> Any:
    """Return what was kept, if the addresses still lead where they led."""
    if found is None:
        return None
    same = all(addresses.answer(kind, path) == answer for kind, path, answer in found["asked"])
    return found if same else None


def _body(data: Mapping[str, Any]) -> Body:
    problems = (Problem(**{**p, "level": Level(p["level"])}) for p in data["problems"])
    ids, fragments = tuple(data["ids"]), tuple(data["fragments"])
    return Body(**{**data, "ids": ids, "fragments": fragments, "problems": tuple(problems)})
