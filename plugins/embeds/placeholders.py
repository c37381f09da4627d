"""Where a placeholder stands in the tree: it is a block, a frame may be within a sentence."""

from selectolax.lexbor import LexborNode

from plugins.common.placeholders import is_placeholder
from plugins.common.tree import Tree

# Elements that can hold a block; a frame within a sentence is put behind its paragraph.
_HOLDERS = frozenset(
    {"article", "aside", "blockquote", "body", "dd", "details", "div", "figure", "footer",
     "header", "li", "main", "nav", "section", "td", "th"}
)  # fmt: skip


def put_in_place(html: str, outer: LexborNode) -> None:
    """Put blocks in the place of `outer`, or behind the paragraph it stands in."""
    anchor = outer
    while anchor.parent is not None and anchor.parent.tag not in _HOLDERS:
        anchor = anchor.parent
    # Several frames of one paragraph keep their order.
    while anchor is not outer and anchor.next is not None and is_placeholder(anchor.next):
        anchor = anchor.next
    children = [child for child in Tree(html).children if child.is_element_node]
    if children and (name := outer.attributes.get("id")):
        children[0].attrs["id"] = name
    for child in reversed(children):
        anchor.insert_after(child)
    parent = outer.parent
    outer.decompose()
    _remove_empty(parent)


def _remove_empty(node: LexborNode | None) -> None:
    """Remove what held nothing but the frame: an empty link would still have the focus."""
    while node is not None and node.tag not in _HOLDERS:
        if any(not child.is_empty_text_node for child in node.iter(include_text=True)):
            return
        parent = node.parent
        node.decompose()
        node = parent
