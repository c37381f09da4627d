"""The shape of a page: its elements and words, without what no reader can tell apart."""

import re
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from plugins.common.tree import Tree

# An element's name, its attributes, what is in it; or words.
Shape = tuple[str, tuple[tuple[str, str], ...], tuple[Any, ...]] | str

_SAME = {"del": "s"}
_UNSEEN = frozenset({"id", "rel", "target", "disabled"})
_ALIGNED = re.compile(r"text-align: ?(\w+);?")
# In these, text alone is nothing but the blanks between what they hold.
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
# Around and within these, blanks at the edge are not shown.
_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li
    main nav ol p pre script section style summary table tbody td textarea tfoot th thead title tr
    ul
    """.split()  # noqa: SIM905 - as in plugins.body.elements
)


def shape(html: str) -> tuple[Shape, ...]:
    """Return the shape of an HTML fragment, as a browser would parse it."""
    return _children(Tree(html).root, is_verbatim=False)


def _children(node: LexborNode, *, is_verbatim: bool) -> tuple[Shape, ...]:
    found: list[Shape] = []
    for child in node.iter(include_text=True):
        if child.is_comment_node:
            continue
        if child.is_text_node:
            _add_text(found, child.text_content or "")
        elif child.tag == "input" and child.attributes.get("type") == "checkbox":
            _add_text(found, "☑" if "checked" in child.attributes else "☐")
        else:
            found.append(_element(child, is_verbatim=is_verbatim))
    return tuple(found) if is_verbatim else _trimmed(found, is_block=str(node.tag) in _BLOCKS)


def _element(node: LexborNode, *, is_verbatim: bool) -> Shape:
    tag = str(node.tag)
    within = _children(node, is_verbatim=is_verbatim or tag in _VERBATIM)
    attributes = {k: v or "" for k, v in node.attributes.items() if k not in _UNSEEN}
    if found := _ALIGNED.fullmatch(attributes.get("style", "")):
        del attributes["style"]
        attributes["align"] = found[1]
    # "ö" and "%C3%B6" lead to the same place.
    attributes |= {k: unquote(attributes[k]) for k in ("href", "src") if k in attributes}
    attributes |= {k: " ".join(attributes[k].split()) for k in ("alt", "title") if k in attributes}
    return _SAME.get(tag, tag), tuple(sorted(attributes.items())), within


def _add_text(found: list[Shape], text: str) -> None:
    if found and isinstance(found[-1], str):
        found[-1] += text
    else:
        found.append(text)


def _trimmed(shapes: list[Shape], *, is_block: bool) -> tuple[Shape, ...]:
    """Return shapes with one blank for many, and none beside the edge of a block."""
    found: list[Shape] = []
    for i, one in enumerate(shapes):
        if isinstance(one, str):
            text = re.sub(r"[ \t\n\r\f]+", " ", one)
            before = is_block if i == 0 else shapes[i - 1][0] in _BLOCKS
            after = is_block if i == len(shapes) - 1 else shapes[i + 1][0] in _BLOCKS
            text = text.lstrip(" ") if before else text
            text = text.rstrip(" ") if after else text
            found += [text] if text else []
        else:
            found.append(one)
    return tuple(found)


def outline(shapes: tuple[Shape, ...], depth: int = 0) -> str:
    """Return a shape for people to read: one element or text a line."""
    lines = []
    for one in shapes:
        if isinstance(one, str):
            lines.append("  " * depth + repr(one))
        else:
            tag, attributes, within = one
            written = "".join(f" {name}={value!r}" for name, value in attributes)
            lines += [f"{'  ' * depth}{tag}{written}", *filter(None, [outline(within, depth + 1)])]
    return "\n".join(lines)
