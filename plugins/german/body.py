"""The German rules for the content tree of a page."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, remembering
from plugins.german.rules import BLOCK_END, LINE_END, OBJECT, pieces
from plugins.german.rules import text as typeset

# A text goes on across these; any other element is a block with a text of its own.
_WITHIN_TEXT = frozenset(
    """
    a abbr b bdi bdo button cite data del dfn em i ins label mark q ruby rp rt s small span strong
    sub sup time u var wbr
    """.split()  # noqa: SIM905 - as in plugins/body/elements.py
)
# What text stands around, and no rule looks into.
_OBJECTS = frozenset({"audio", "code", "img", "kbd", "picture", "samp", "svg", "math", "video"})
_VERBATIM = frozenset({"pre", "script", "style", "textarea", "iframe"})


# Attributes that are read out or shown, each a text of its own.
_SPOKEN = ("alt", "aria-label", "title")


def typography(tree: Tree, _place: Place) -> list[Problem]:
    """Set the text of a body, and of what its pictures say, as German typography has it."""
    nodes, texts = [], []
    for node, text in _texts(tree.root):
        nodes.append(node)
        texts.append(text)
    for number, text in pieces(texts).items():
        node = nodes[number]
        if node is not None:
            node.replace_with(text)
    is_in_foreign = remembering(is_foreign)
    for name in _SPOKEN:
        for node in tree.root.css(f"[{name}]"):
            written = node.attributes.get(name) or ""  # an SVG's xlink:title is another one
            if (text := typeset(written)) == written:
                continue
            if not is_in_foreign(node):
                node.attrs[name] = text
    return []


def _texts(root: LexborNode) -> Iterator[tuple[LexborNode | None, str]]:
    """Yield text nodes and their text in document order, and None for what parts them."""
    waiting: list[LexborNode | str] = _children(root)
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield None, node
        elif node.is_text_node:
            if text := node.text_content:
                yield node, text
        elif node.is_element_node:
            sign, within = _meaning(node)
            if sign:
                yield None, sign
            if within:
                waiting += [BLOCK_END, *_children(node)] if sign else _children(node)


def _children(node: LexborNode) -> list[LexborNode | str]:
    """Return the children from last to first, to be taken from the end."""
    children: list[LexborNode | str] = [*node.iter(include_text=True)]
    return children[::-1]


def _meaning(node: LexborNode) -> tuple[str, bool]:
    """Return what an element is to the text around it, and whether to look at the text in it."""
    tag = str(node.tag)
    if tag in _OBJECTS:
        return OBJECT, False
    if tag == "br":
        return LINE_END, False
    foreign = is_foreign(node)
    if tag in _WITHIN_TEXT:
        return (OBJECT, False) if foreign else ("", True)
    return BLOCK_END, tag not in _VERBATIM and not foreign


def is_foreign(node: LexborNode) -> bool:
    """Say whether an element is marked as in another language (BCP 47)."""
    language = (node.attributes.get("lang") or "de").lower()
    return language != "de" and not language.startswith("de-")
