"""Elements by what they are in a text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    """
    address article aside audio blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav
    ol p pre section summary table tbody td tfoot th thead tr ul video
    """.split()  # noqa: SIM905
)
SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "link", "meta", "title", "svg", "canvas",
     "object", "embed", "math", "source", "track", "param", "col", "colgroup",
     "base", "area", "map"}
)  # fmt: skip
_MARK = re.compile(r"<wbr class=note-\d+>")  # where a shortcode stood within an attribute
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def kids(node: LexborNode) -> list[LexborNode]:
    """Return the children of an element, text among them, comments not."""
    return [one for one in node.iter(include_text=True) if not one.is_comment_node]


def is_block(node: LexborNode) -> bool:
    """Say whether an element stands on lines of its own, or holds one that does."""
    if not node.is_element_node:
        return False
    if node.tag in BLOCKS:
        return True
    return node.tag not in SILENT and any(map(is_block, kids(node)))


def is_sign(node: LexborNode) -> bool:
    """Say whether an element is a mere sign for the eye, such as the plus of what opens."""
    return attribute(node, "aria-hidden") == "true" and not (
        re.search(r"[^\W_]", node.text()) or node.css_first("img, iframe, video")
    )


def classes(node: LexborNode) -> set[str]:
    """Return the classes of an element."""
    return set((node.attributes.get("class") or "").split())


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value, "" without."""
    return _MARK.sub("", node.attributes.get(name) or "").strip()


def descendants(node: LexborNode, *names: str) -> Iterator[LexborNode]:
    """Yield the elements of these names below an element."""
    for one in kids(node):
        if one.tag in names:
            yield one
        if one.is_element_node:
            yield from descendants(one, *names)
