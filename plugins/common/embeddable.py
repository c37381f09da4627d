"""What authors paste to show something of another website: frames, and the scripts beside them.

Such markup is not theirs to mend, so no check looks into it; plugins/embeds replaces all of it.
"""

from selectolax.lexbor import LexborNode

from plugins.common.tree import ancestors

_WRAPPERS = frozenset({"center", "div", "figure", "p", "span"})


def is_frame(node: LexborNode) -> bool:
    """Say whether `node` is a frame, or a quotation that a script would make one (Mastodon)."""
    return node.tag == "iframe" or (
        node.tag == "blockquote" and "data-embed-url" in node.attributes
    )


def is_foreign_script(node: LexborNode) -> bool:
    """Say whether `node` is a script with an address; one without is an author's own."""
    return node.tag == "script" and bool(node.attributes.get("src"))


def pasted_in(root: LexborNode) -> list[tuple[LexborNode, list[LexborNode]]]:
    """Return each element that was pasted whole, with the frames and scripts in it, in order.

    The element stands around nothing else: it is the one frame, or a wrapper of several.
    """
    groups: dict[int, tuple[LexborNode, list[LexborNode]]] = {}
    for node in root.css("iframe, script, blockquote[data-embed-url]"):
        is_pasted = is_frame(node) or is_foreign_script(node)
        if is_pasted and not any(map(is_frame, ancestors(node))):
            outer = _outermost(node)
            groups.setdefault(outer.mem_id, (outer, []))[1].append(node)
    return list(groups.values())


def _outermost(node: LexborNode) -> LexborNode:
    while (parent := node.parent) is not None and parent.tag in _WRAPPERS:
        beside = (c for c in parent.iter(include_text=True) if c.mem_id != node.mem_id)
        if not all(c.is_empty_text_node or is_frame(c) or is_foreign_script(c) for c in beside):
            break
        node = parent
    return node
