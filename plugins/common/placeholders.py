"""What stands in a body for something else, by the marks that templates give it.

An embed's placeholder bears the address that a click loads; authors may write no data-*, so it is
ours alone. Logos of partners stand in a box of their own.
"""

from selectolax.lexbor import LexborNode

from plugins.common.tree import ancestors

ADDRESS = "data-src"  # plugins/embeds/templates/placeholder.html
LOGOS = "logos"  # a class: plugins/campaign/templates/partners.html


def is_placeholder(node: LexborNode) -> bool:
    """Say whether an element stands for something of another website."""
    return node.is_element_node and ADDRESS in node.attributes


def is_logo(image: LexborNode) -> bool:
    """Say whether an <img> is one of the partners' logos."""
    classes = (around.attributes.get("class") or "" for around in ancestors(image))
    return any(LOGOS in value.split() for value in classes)
