"""The markup of a body as a feed reader may have it, with no stylesheet or script behind it."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

# What would run, ask or be sent; https://validator.w3.org/feed/docs/warning/SecurityRisk.html
_ACTIVE = (
    "button, embed, form, iframe, input, object, script, select, style, template, textarea"
)  # fmt: skip
_LOOKS = frozenset({"class", "role", "style", "tabindex"})
_FAMILIES = ("aria-", "data-", "on")


def strip_presentation(tree: Tree, _place: Place) -> list[Problem]:
    """Take out what is active or about looks; a <span> that says nothing more leaves its text."""
    while node := tree.root.css_first(_ACTIVE):
        node.decompose()
    for node in tree.root.css("*"):
        for name in [name for name in node.attributes if _is_about_looks(name)]:
            del node.attrs[name]
    for node in tree.root.css("span"):
        if not node.attributes and node.first_child:
            node.unwrap()
        elif not node.attributes:
            node.decompose()  # of what is empty, unwrap() leaves all
    return []


def _is_about_looks(name: str) -> bool:
    return name in _LOOKS or name.startswith(_FAMILIES)
