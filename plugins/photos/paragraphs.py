"""Paragraphs that hold nothing but pictures: they become figures."""

from selectolax.lexbor import LexborNode

# An <img>, or a link around one, and the emphasis right under it.
Captioned = tuple[LexborNode, LexborNode | None]


def pictures_only(paragraph: LexborNode) -> list[Captioned]:
    """Return the pictures of a paragraph with the emphasis right under each; [] with other text."""
    groups: list[Captioned] = []
    for child in paragraph.iter(include_text=True):
        if child.is_empty_text_node or child.tag == "br":
            continue
        if picture_of(child) is not None:
            groups.append((child, None))
        elif child.tag == "em" and groups and groups[-1][1] is None:
            groups[-1] = (groups[-1][0], child)
        else:
            return []
    return groups


def picture_of(node: LexborNode) -> LexborNode | None:
    """Return the <img> that `node` is, or that is all a link holds."""
    if node.tag == "img":
        return node
    inner = [c for c in node.iter(include_text=True) if not c.is_empty_text_node]
    if node.tag == "a" and len(inner) == 1 and inner[0].tag == "img":
        return inner[0]
    return None
