"""What typogrify looks after in a body: ampersands, capitals, widows.

Its filters search HTML with regular expressions; here they get the few texts in which they find
something, never a whole page: 1.4 ms for a post of 3 KB become a tenth of that.
https://github.com/justinmayer/typogrify
"""

import re
from collections.abc import Callable, Iterator
from functools import reduce
from html import escape, unescape

from selectolax.lexbor import LexborNode
from typogrify.filters import amp, caps, widont

from plugins.common.placeholders import is_placeholder
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, remembering, replace
from plugins.german.body import is_foreign

_AMPERSAND = re.compile(r"\s&\s")
_CAPITALS = re.compile(r"[A-Z]\d{0,9}[A-Z]|[A-Z]\.\s?[A-Z]\.")
# No abbreviation is as long, and the filter would try each part of it with each other.
_LONG = re.compile(r"([A-Z\d']{25,})")
# The elements that typogrify gives no widows, and those that may end such a text.
_WITH_AN_END = "p, li, dt, dd, h1, h2, h3, h4, h5, h6"
_ENDINGS = frozenset({"a", "b", "em", "i", "span", "strong"})
# The last two of several words. A long one leaves no hole, and both must fit on a phone; what holds
# together by a no-break space counts as one.
_LAST_WORDS = re.compile(r"(?<=[^ \t\n][ \t\n])[^ \t\n]{1,18}[ \t\n]+[^ \t\n]{1,12}\s*\Z")


def typogrify(tree: Tree, _place: Place) -> list[Problem]:
    """Mark ampersands and capitals by class, and tie the last word of each text to its neighbour.

    It comes after all that reads the text: spans stand in the middle of it from here on.
    """
    ends = {node.mem_id for node in _last_texts(tree)}
    is_exempt = remembering(_exempts)
    for node in tree.texts():
        written = node.text_content or ""
        text = _without_widow(written) if node.mem_id in ends else written
        filters = [f for f, sign in ((amp, _AMPERSAND), (caps, _CAPITALS)) if sign.search(text)]
        if (not filters and text == written) or is_exempt(node.parent):
            continue
        if filters:
            replace(node, reduce(_filtered, filters, escape(text, quote=False)))
        else:
            node.replace_with(text)
    return []


def _filtered(html: str, ornament: Callable[[str], str]) -> str:
    """Return the HTML after one of typogrify's filters; what is too long for it stays."""
    if not _LONG.search(html):
        return ornament(html)
    parts = _LONG.split(html)
    parts[::2] = map(ornament, parts[::2])
    return "".join(parts)


def _without_widow(text: str) -> str:
    found = _LAST_WORDS.search(text, max(len(text) - 40, 0))
    if not found:
        return text
    return text[: found.start()] + unescape(widont(escape(found[0], quote=False)))


def _last_texts(tree: Tree) -> Iterator[LexborNode]:
    """Yield the text nodes with which paragraphs, items and headings end."""
    for block in tree.root.css(_WITH_AN_END):
        node = block.last_child
        while node is not None and node.tag in _ENDINGS:
            node = node.last_child
        if node is not None and node.is_text_node:
            yield node


def _exempts(node: LexborNode) -> bool:
    """Say whether no author's prose stands in it: an address, a placeholder's words."""
    return node.tag == "address" or is_placeholder(node) or is_foreign(node)
