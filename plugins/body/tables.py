"""Tables of Markdown."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, ancestors, having, replace

# A wide table is scrolled by itself, by keyboard as well (WCAG 2.2, 1.4.10 and 2.1.1).
_AROUND = '<div class="table" role="group" aria-label="Tabelle" tabindex="0">'


def prepare(tree: Tree, _place: Place) -> list[Problem]:
    """Let wide tables scroll, and say the alignment of cells by class.

    The attribute `align` is obsolete, `style` refused by our policy.
    """
    tables = tree.root.css("table")
    for table in [t for t in tables if all(around.tag != "table" for around in ancestors(t))]:
        replace(table, f"{_AROUND}{table.html}</div>")
    for tag in ("td", "th"):
        for cell, align in having(tree.root, "align", tag):
            written = cell.attributes.get("class") or ""
            cell.attrs["class"] = f"{written} align-{align}".strip()
            del cell.attrs["align"]
    return []
