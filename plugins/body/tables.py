"""Tables of Markdown."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree


def align(tree: Tree, _place: Place) -> list[Problem]:
    """Say the alignment of cells by class: `align` is obsolete, `style` refused by our policy."""
    for cell in tree.root.css("td[align], th[align]"):
        written = cell.attributes.get("class") or ""
        cell.attrs["class"] = f"{written} align-{cell.attributes['align']}".strip()
        del cell.attrs["align"]
    return []
