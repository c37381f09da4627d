"""Addresses that an author only typed become links: https://…, www.… and those of mail."""

import re
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, tostring

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, replace

# Directives, unclosed markup, Liquid and kramdown, which others read; then what becomes a link.
_ADDRESS = re.compile(
    r"""
      \[\[.*?(?:\]\]|\Z) | \]\(\S* | \{[%{:][^}]{0,400}\}
    | (?<![\w/.@-])(?P<url>(?:https?://|www\.(?=\w))(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@])[^\s<>"„“”‚‘«»]*)
    | (?<!mailto:)(?<![\w.%+/@=-])(?P<mail>\w[\w.%+-]*@(?:[\w-]+\.)+[^\W\d_]{2,})(?![\w@-])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SIGN = re.compile(r"://|@|www\.", re.IGNORECASE)  # none of them is without one
_ENDS_A_SENTENCE = ".,;:!?'’…"
_OPENING = {")": "(", "]": "[", "}": "{"}
_NO_LINKS_WITHIN = "a, button, iframe, label, math, noscript, option, svg, template, title"


def link(tree: Tree, _place: Place) -> list[Problem]:
    """Make links of bare addresses outside code; must come before whatever reads links."""
    nodes = [(node, node.text_content or "") for node in tree.texts()]
    nodes = [(node, text) for node, text in nodes if _SIGN.search(text)]
    taken = _within_links(tree) if nodes else set()
    for node, text in nodes:
        if node.mem_id not in taken:
            _link(node, text)
    return []


def _within_links(tree: Tree) -> set[int]:
    outer = tree.root.css(_NO_LINKS_WITHIN)
    return {text.mem_id for node in outer for text in node.traverse(include_text=True)}


def _link(node: LexborNode, text: str) -> None:
    html, end = "", 0
    for begin, address, target in _addresses(text):
        found = Element("a", href=target)
        found.text = address
        html += escape(text[end:begin]) + tostring(found, encoding="unicode", method="html")
        end = begin + len(address)
    if end:
        replace(node, html + escape(text[end:]))


def _addresses(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each address begins, as it is shown, and what it leads to."""
    for found in _ADDRESS.finditer(text):
        if found["url"]:
            url = _without_end(found["url"])
            yield found.start(), url, url if "://" in url[:8] else f"https://{url}"
        elif found["mail"]:
            yield found.start(), found["mail"], f"mailto:{found['mail']}"


def _without_end(url: str) -> str:
    """Return a URL without what belongs to the sentence: "(https://x.de/a_(b))." ends behind b)."""
    surplus = {sign: url.count(sign) - url.count(other) for sign, other in _OPENING.items()}
    end = len(url)
    while (last := url[end - 1]) in _ENDS_A_SENTENCE or surplus.get(last, 0) > 0:
        if last in surplus:
            surplus[last] -= 1
        end -= 1
    return url[:end]
