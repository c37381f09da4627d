"""Plain text out of a body."""

import re
from textwrap import shorten

from plugins.common.placeholders import is_placeholder
from plugins.common.tree import Tree

# A description tells what a text is about, and an address does not.
_ADDRESSES = re.compile(r"(?:(?:https?://|www\.)\S+[\s:–-]*)+")

SUMMARY_LENGTH = 200  # characters; what a preview or a search result shows at most


def beginning(tree: Tree) -> str:
    """Return the first paragraph that says something, cut between words; "" without one.

    Addresses it begins with are left out.
    """
    for paragraph in tree.root.css("p"):
        if paragraph.parent is not None and is_placeholder(paragraph.parent):
            continue  # a placeholder's own words
        text = paragraph.text().strip()
        if leading := _ADDRESSES.match(text):
            text = text[leading.end() :]
        if text:
            return shorten(text, SUMMARY_LENGTH, placeholder=" …")
    return ""
