"""Links around whole blocks: a card with heading, picture and text. Markdown links words only."""

from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from tools.wordpress.markdown import signs
from tools.wordpress.markdown.nodes import attribute, is_block, kids

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer


def card(writer: "Writer", node: LexborNode) -> list[str]:
    """Return what a link holds; its first line is the link, else its first picture."""
    url = attribute(node, "href")
    leaf = _first_line(node) if url else None
    if leaf is not None:
        leaf.inner_html = f'<a href="{escape(url)}">{leaf.inner_html}</a>'
    elif (image := node.css_first("img")) and url and (around := image.parent) is not None:
        shown = image.html or ""
        linked = f'<a href="{escape(url)}">{shown}</a>'
        around.inner_html = (around.inner_html or "").replace(shown, linked, 1)
    return writer.blocks(kids(node))


def _first_line(node: LexborNode) -> LexborNode | None:
    """Return the first element below a node that holds words and no blocks."""
    for kid in kids(node):
        if not kid.is_element_node or not signs.one_line(kid.text()).strip():
            continue
        if not is_block(kid):
            continue
        if not any(map(is_block, kids(kid))):
            return kid if kid.css_first("a") is None and kid.tag not in {"pre", "table"} else None
        if found := _first_line(kid):
            return found
    return None
