"""Places that links lead to: headings have ids of their words here, others keep theirs."""

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from plugins.body.headings import free_id, heading_id
from plugins.common.hidden_names import is_hidden
from plugins.common.tree import Tree
from tools.wordpress.markdown.headings import levels
from tools.wordpress.markdown.nodes import attribute, descendants


def names(node: LexborNode) -> Iterator[str]:
    """Yield what a link to an element may say behind its #."""
    for one in (attribute(node, "id"), attribute(node, "name") if node.tag == "a" else ""):
        if one:
            yield one


def id_of(name: str, of_theme: Collection[str]) -> str:
    """Return the id for a place that is no heading: its own, unless that is taken or hidden."""
    fit = "-".join("".join(c if c.isalnum() or c in "_.:-" else " " for c in name).split())
    return f"zu-{fit}" if fit in of_theme or is_hidden(fit) else fit


def places(html: str, wanted: Collection[str], of_theme: Collection[str]) -> dict[str, str]:
    """Return the id here of each place of a body that is `wanted`, by its name there.

    Where a name is none of the body's, a heading of just these words is meant: plugins that list
    headings name them when a page is shown.
    """
    tree = Tree(html)
    numbered = levels(tree.root)
    found: dict[str, str] = {}
    of_headings: dict[str, str] = {}
    for node in tree.root.css("[id], a[name]"):
        for name in names(node):
            if name in wanted and node.mem_id not in numbered:
                found.setdefault(name, id_of(name, of_theme))
    taken, last = {*of_theme, *found.values()}, dict[str, int]()
    headings = tree.root.css("h1, h2, h3, h4, h5, h6")
    for heading in (one for one in headings if one.mem_id in numbered):
        made = free_id(heading_id(heading.text()), taken, last)
        of_headings.setdefault(made, made)
        for name in names(heading):
            found.setdefault(name, made)
    for name in wanted:
        words = heading_id(unquote(name).removeprefix("h-").replace("_", " ").replace("-", " "))
        if name not in found and words in of_headings:
            found[name] = words
    return found


def is_place(node: LexborNode) -> bool:
    """Say whether an element is there for links only."""
    return any(names(node)) and not node.text().strip() and not any(descendants(node, "img"))
