"""Plain text out of a body."""

from textwrap import shorten

from plugins.common.tree import Tree

SUMMARY_LENGTH = 200  # characters; what a preview or a search result shows at most


def beginning(tree: Tree) -> str:
    """Return the first paragraph that says something, cut between words; "" without one."""
    for paragraph in tree.root.css("p"):
        if paragraph.parent is not None and "data-src" in paragraph.parent.attributes:
            continue  # a placeholder's own words
        if text := paragraph.text().strip():
            return shorten(text, SUMMARY_LENGTH, placeholder=" …")
    return ""
