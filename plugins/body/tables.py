"""Tables of Markdown."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.templates import environment
from plugins.common.tree import Tree, ancestors, having, replace

_templates = environment(__file__)


def prepare(tree: Tree, _place: Place) -> list[Problem]:
    """Let wide tables scroll, and say the alignment of cells by class.

    The attribute `align` is obsolete, `style` refused by our policy.
    """
    template, tables = _templates.get_template("table.html"), tree.root.css("table")
    for table in [t for t in tables if all(around.tag != "table" for around in ancestors(t))]:
        replace(table, template.render(table=table.html))
    for tag in ("td", "th"):
        for cell, align in having(tree.root, "align", tag):
            written = cell.attributes.get("class") or ""
            cell.attrs["class"] = f"{written} align-{align}".strip()
            del cell.attrs["align"]
    return []
