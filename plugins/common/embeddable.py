"""What authors paste to show something of another website: frames, and the scripts beside them.

Such markup is not theirs to mend, so no check looks into it; plugins/embeds replaces all of it by
placeholders, which bear the frame's address.
"""

import re

from selectolax.lexbor import LexborNode

# Only placeholders bear this attribute: checks refuse data-* in what authors write.
_PLACEHOLDER = re.compile(r'data-src="(https://[^/"?#]+)')
_WRAPPERS = frozenset({"center", "div", "figure", "p", "span"})


def is_frame(node: LexborNode) -> bool:
    """Say whether `node` is a frame, or a quotation that a script would make one (Mastodon)."""
    return node.tag == "iframe" or "data-embed-url" in node.attributes


def is_foreign_script(node: LexborNode) -> bool:
    """Say whether `node` is a script with an address; one without is an author's own."""
    return node.tag == "script" and bool(node.attributes.get("src"))


def outermost(pasted: LexborNode) -> LexborNode:
    """Return the element that stands around nothing but `pasted`, a frame or script, and such."""
    node = pasted
    while (parent := node.parent) is not None and parent.tag in _WRAPPERS:
        beside = (c for c in parent.iter(include_text=True) if c.mem_id != node.mem_id)
        if not all(c.is_empty_text_node or is_frame(c) or is_foreign_script(c) for c in beside):
            break
        node = parent
    return node


def pasted_in(root: LexborNode) -> set[int]:
    """Return the `mem_id` of each element that was pasted whole, with what stands around it."""
    found = (n for n in root.css("iframe, script, [data-embed-url]"))
    return {outermost(n).mem_id for n in found if is_frame(n) or is_foreign_script(n)}


def frame_origins(body: str) -> list[str]:
    """Return the origins of all placeholders in a finished body, each once, sorted."""
    return sorted(set(_PLACEHOLDER.findall(body)))
