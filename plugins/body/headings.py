"""Headings of a body: each gets an id, so that one can link to it."""

import re
from collections import Counter

from plugins.common.german import transliterate, untypeset
from plugins.common.hidden_names import is_hidden
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, having


def add_ids(of_theme: frozenset[str], tree: Tree, place: Place) -> list[Problem]:
    """Give every heading without an id one made of its words; a second one alike gets "-2".

    `of_theme` are ids that templates put on every page. An author's id that is taken is a fault.
    """
    written = Counter(value for _, value in having(tree.root, "id"))
    if place.notes.title_id:
        written[place.notes.title_id] += 1
    taken = {*of_theme, *written}
    last: dict[str, int] = {}
    for heading in tree.root.css("h1, h2, h3, h4, h5, h6"):
        if "id" not in heading.attributes:
            heading.attrs["id"] = free_id(heading_id(heading.text()), taken, last)
    doubled = {i for i, count in written.items() if count > 1 or i in of_theme}
    return [
        Problem(
            place.source.path,
            place.source.locator.tag("", i, written[i] - 1),
            f"Die Kennung „{i}“ gibt es auf der Seite schon.",
            "Eine andere wählen.",
        )
        for i in sorted(doubled)
    ]


def free_id(base: str, taken: set[str], last: dict[str, int]) -> str:
    """Return an id that is not `taken`; `last` has the numbers that were given to each base."""
    number = last.get(base, 1)
    found = base if number == 1 else f"{base}-{number}"
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    last[base] = number
    taken.add(found)
    return found


def heading_id(text: str) -> str:
    """Return the words of a heading as an id: "Über uns" -> "ueber-uns".

    Typography makes no difference: "CO₂ bis 2023–2035" is "co2-bis-2023-2035".
    What a reader's ad blocker would hide gets a word before it: "Newsletter" -> "zu-newsletter".
    """
    words = re.sub(r"[^\w\s-]", "", transliterate(untypeset(text))).lower().split()
    found = "-".join(words) or "abschnitt"
    return f"zu-{found}" if is_hidden(found) else found
