"""Pictures with captions, galleries, pull quotes, buttons, and what other services show."""

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from tools.wordpress.markdown import embeds, signs
from tools.wordpress.markdown.nodes import classes, descendants, is_block, kids

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer

_BESIDE = frozenset({"figcaption", "wbr"})
_FRAMES = frozenset({"iframe", "video", "audio", "table", "form", "pre"})
_NOT_IN_A_LINE = re.compile(r"[|\[\]<>\n]")


def figure(writer: "Writer", node: LexborNode) -> list[str]:
    """Return what a figure holds, with its caption right below."""
    kind = classes(node)
    if "wp-block-pullquote" in kind:
        return pull_quote(writer, node)
    if "wp-block-embed" in kind or any(c.startswith("wp-block-embed") for c in kind):
        return embeds.embedded(writer, node)
    nested = list(descendants(node, "figure"))
    pictures = list(descendants(node, "img"))
    others = next(descendants(node, "table", "blockquote", "pre", "iframe", "video", "audio", "ul",
                              "ol", "p", "dl"), None)  # fmt: skip
    caption = next((one for one in kids(node) if one.tag == "figcaption"), None)
    if pictures and (len(pictures) > 1 or nested):
        return gallery(writer, node, caption)
    if pictures and others is None:
        return _captioned(writer, node, caption)
    inner = writer.blocks([one for one in kids(node) if one.tag != "figcaption"])
    return [*inner, *embeds.below(writer, caption)]


def _captioned(writer: "Writer", node: LexborNode, caption: LexborNode | None) -> list[str]:
    """Return one picture; of one that is not here its alternative text, if the caption differs."""
    made = signs.finished(writer.inline.pieces([k for k in kids(node) if k.tag != "figcaption"]))
    below_it = _caption(writer, caption)
    if made.startswith(("![", "[![")):
        return ["\n".join(filter(None, [made, below_it]))]
    below = embeds.below(writer, caption)
    letters = re.sub(r"\W+", "", "".join(below))
    return [*([made] if made and re.sub(r"\W+", "", made) != letters else []), *below]


def _caption(writer: "Writer", caption: LexborNode | None) -> str:
    """Return a caption as the emphasis right below a picture."""
    if caption is None:
        return ""
    pieces = writer.inline.pieces(kids(caption))
    for sign in signs.EMPHASIS:
        pieces = pieces.replace(sign, "")
    return signs.finished(signs.wrapped(pieces, signs.EMPHASIS), one_line=True)


def gallery(writer: "Writer", node: LexborNode, caption: LexborNode | None = None) -> list[str]:
    """Return pictures beside one another, each with its caption; those not here as text below."""
    shown: list[str] = []
    text: list[str] = []
    members = list(descendants(node, "figure", "li")) or _members(node)
    members = [
        one
        for one in members
        if next(descendants(one, "img"), None) is not None or one.tag == "img"
    ]
    members = [one for one in members if not any(
        inner.tag in {"figure", "li"} and next(descendants(inner, "img"), None) is not None
        for inner in descendants(one, "figure", "li")
    )]  # fmt: skip
    seen = {i.mem_id for m in members for i in ([m] if m.tag == "img" else descendants(m, "img"))}
    members += [one for one in descendants(node, "img") if one.mem_id not in seen]
    for member in members:
        if member.tag in {"img", "a"}:
            made = [signs.finished(writer.inline.pieces([member]))]
        else:
            inner = next(descendants(member, "figcaption"), None)
            made = _captioned(writer, _without(member), inner)
        for one in filter(None, made):
            (shown if one.startswith(("![", "[![")) else text).append(one)
    return [*(["\n".join(shown)] if shown else []), *text, *embeds.below(writer, caption)]


def are_only_pictures(nodes: list[LexborNode]) -> bool:
    """Say whether each of some nodes, two at least, holds a picture and no word but captions."""
    members = [one for one in nodes if not _is_nothing(one)]
    return len(members) > 1 and all(
        one.is_element_node and one.css_first("img:not(.emoji):not(.wp-smiley)") is not None
        and not any(_speaks(kid) for kid in kids(one))
        for one in members
    )  # fmt: skip


def _speaks(node: LexborNode) -> bool:
    """Say whether a node says something that is no caption."""
    if node.is_text_node or node.tag == "figcaption":
        return node.is_text_node and not _is_nothing(node)
    return node.tag in _FRAMES or any(map(_speaks, kids(node)))


def tiles(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a gallery that a plugin laid out in boxes of its own."""
    boxes = list(descendants(node, "figure", "li"))
    inside = [one for one in boxes if next(descendants(one, "figure", "li"), None) is None]
    if are_only_pictures(inside) and not any(map(_speaks, kids(node))):
        return gallery(writer, node)
    return writer.blocks(kids(node))


def _members(node: LexborNode) -> list[LexborNode]:
    return list(descendants(node, "img"))


def _without(member: LexborNode) -> LexborNode:
    """Return the element around a picture, below other ones that only arrange."""
    inner = [one for one in kids(member) if one.is_element_node and one.tag not in _BESIDE]
    while len(inner) == 1 and inner[0].tag in {"div", "figure"}:
        member = inner[0]
        inner = [one for one in kids(member) if one.is_element_node and one.tag not in _BESIDE]
    return member


def parted(
    nodes: list[LexborNode],
) -> tuple[list[LexborNode], list[LexborNode], list[LexborNode]]:
    """Return the pictures before a paragraph's text, the text, and the pictures after it."""
    inner = list(nodes)
    before, after = _taken(inner, 0), _taken(inner, -1)
    return before, inner, after[::-1]


def _taken(nodes: list[LexborNode], at: int) -> list[LexborNode]:
    taken = []
    while nodes and (_is_picture(nodes[at]) or _is_nothing(nodes[at])):
        node = nodes.pop(at)
        taken += [node] if _is_picture(node) else []
    return taken


def _is_picture(node: LexborNode) -> bool:
    """Say whether a node shows a picture and says nothing."""
    if node.tag == "img":
        return not classes(node) & {"wp-smiley", "emoji"}
    inner = [one for one in kids(node) if not _is_nothing(one)] if node.is_element_node else []
    return node.tag in {"a", "span", "strong", "em"} and len(inner) == 1 and _is_picture(inner[0])


def is_caption(nodes: list[LexborNode]) -> bool:
    """Say whether nodes are nothing but emphasis, which below a picture is its caption."""
    shown = [one for one in nodes if not _is_nothing(one)]
    return len(shown) == 1 and shown[0].tag in {"em", "i"}


def _is_nothing(node: LexborNode) -> bool:
    return node.tag in {"br", "wbr"} or (
        node.is_text_node and not signs.one_line(node.text_content or "").strip()
    )


def pull_quote(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a sentence pulled out, who said it behind it; a longer one is a quotation."""
    quote = next(descendants(node, "blockquote"), node)
    cite = next(descendants(quote, "cite"), None)
    words = [one for one in kids(quote) if one.tag != "cite"]
    text = signs.finished(writer.inline.pieces(words), one_line=True)
    who = writer.line(cite) if cite else ""
    is_one_line = not any(map(_NOT_IN_A_LINE.search, (text, who))) and not re.search(
        r"[*\\`]", text + who
    )
    if not text or not is_one_line or sum(map(is_block, words)) > 1:
        return writer.quote(quote)
    return [f"[[Zitat: {' | '.join(filter(None, [text, who]))}]]"]
