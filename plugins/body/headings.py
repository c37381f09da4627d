"""Headings of a body: each gets an id, so that one can link to it."""

import re

from plugins.common.german import transliterate
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree


def add_ids(tree: Tree, _place: Place) -> list[Problem]:
    """Give every heading without an id one made of its words; a second one alike gets "-2"."""
    taken = tree.ids()
    for heading in tree.root.css("h1, h2, h3, h4, h5, h6"):
        if "id" not in heading.attributes:
            base = heading_id(heading.text())
            number, new = 1, base
            while new in taken:
                number += 1
                new = f"{base}-{number}"
            taken.add(new)
            heading.attrs["id"] = new
    return []


def heading_id(text: str) -> str:
    """Return the words of a heading as an id: "Über uns" -> "ueber-uns"."""
    words = re.sub(r"[^\w\s-]", "", transliterate(text)).lower().split()
    return "-".join(words) or "abschnitt"
