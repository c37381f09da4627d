"""What stands within a line: text, emphasis, links, pictures, code."""

import re
from html import escape
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from tools.wordpress.markdown import signs
from tools.wordpress.markdown.anchors import names
from tools.wordpress.markdown.context import Context
from tools.wordpress.markdown.nodes import SILENT, attribute, classes, is_block, is_sign, kids

_MARKED = {
    "strong": signs.STRONG, "b": signs.STRONG, "em": signs.EMPHASIS, "i": signs.EMPHASIS,
    "cite": signs.EMPHASIS, "s": signs.STRUCK, "del": signs.STRUCK, "strike": signs.STRUCK,
    "dfn": signs.EMPHASIS,
}  # fmt: skip
# Those Markdown has no sign for stay what they are, without attributes.
_AS_THEY_ARE = frozenset(
    {"sub", "sup", "mark", "kbd", "small", "q", "ins", "u", "abbr", "samp", "var"}
)
_LATER = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file")
_NUMBER = re.compile(r"wp-image-(\d{1,12})\b")


class Inline:
    """Writes what stands within a paragraph; `pieces` are put together by `signs.finished`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def pieces(self, nodes: list[LexborNode], *, in_link: bool = False) -> str:
        """Return the pieces of some nodes beside one another."""
        made = ""
        for node in nodes:
            piece = self._piece(node, in_link)
            # Else the link after an exclamation mark would be a picture.
            made = f"{made[:-1]}\\!" if made.endswith("!") and piece.startswith("[") else made
            made += piece
        return made

    def _piece(self, node: LexborNode, in_link: bool) -> str:
        if node.is_text_node:
            return signs.escaped(signs.one_line(node.text_content or ""), in_brackets=in_link)
        return self._place(node) + self._element(node, in_link)

    def _place(self, node: LexborNode) -> str:
        """Return what a link may lead to, where an element bears a name."""
        is_picture = node.tag == "img" or node.css_first("img") is not None
        return "" if is_picture else "".join(self.places(node))

    def places(self, node: LexborNode) -> list[str]:
        """Return empty elements that bear the names of an element which links lead to."""
        ids = filter(None, map(self._context.anchor, names(node)))
        return [f'<span id="{escape(one)}"></span>' for one in ids]

    def _element(self, node: LexborNode, in_link: bool) -> str:
        name, inner = str(node.tag), kids(node)
        if name in SILENT:
            return self._silent(node)
        if is_sign(node):
            return ""
        if name == "wbr":
            self._context.marked(attribute(node, "class"))
            return ""
        if name == "br":
            return " " if in_link else signs.BREAK
        if name == "img":
            return self.picture(node)
        if name == "a" and not in_link:
            return self._link(node)
        if name in {"code", "tt"}:
            return code(signs.one_line(node.text()))
        made = self.pieces(inner, in_link=in_link)
        if name in _MARKED:
            return signs.wrapped(made, _MARKED[name])
        if name in _AS_THEY_ARE and made.strip():
            return f"<{name}{_title(node)}>{made}</{name}>"
        # Blocks within a line were told apart by lines.
        return f"{signs.BREAK}{made}{signs.BREAK}" if is_block(node) and not in_link else made

    def _silent(self, node: LexborNode) -> str:
        if node.tag == "script":
            self._context.note("Ein Skript ist weggelassen; die Website führt keines aus.")
        elif node.tag not in {"style", "link", "meta", "title", "col", "colgroup"}:
            text = signs.one_line(node.text()).strip()
            more = f" Darin stand: {text}" if text else ""
            self._context.note(f"<{node.tag}> ist weggelassen.{more}")
        return ""

    def _link(self, node: LexborNode) -> str:
        url, inner = attribute(node, "href"), kids(node)
        pictures = list(node.css("img"))
        if pictures and not node.text().strip():
            return "".join(self._linked_picture(one, url) for one in pictures)
        made = self.pieces(inner, in_link=True)
        text = made.strip()
        target = self._context.link(url) if text and url else ""
        if not target:
            return _apart(node, made)
        before, after = made[: made.index(text)], made[made.index(text) + len(text) :]
        return f"{before}[{text}]({written(target)}){after}"

    def _linked_picture(self, image: LexborNode, url: str) -> str:
        """Return a picture; a link to its own file, or its page, is what WordPress added."""
        made = self.picture(image)
        if not made.startswith("!") or not url or is_own_file(url, source_of(image)):
            return made
        target = self._context.link(url)
        is_file = target.startswith("/images/")
        return f"[{made}]({written(target)})" if target and not is_file else made

    def picture(self, image: LexborNode) -> str:
        """Return a picture that is here, else its alternative text."""
        alt = signs.one_line(attribute(image, "alt")).strip()
        if classes(image) & {"wp-smiley", "emoji"}:
            return signs.escaped(alt)
        number = number_of(image)
        alt = alt or signs.one_line(self._context.alternative(number)).strip()
        source = source_of(image)
        path = self._context.picture(source, number) if source or number else ""
        label = signs.escaped(alt, in_brackets=True)
        return f"![{label}]({written(path)})" if path else signs.escaped(alt)


def _apart(link: LexborNode, made: str) -> str:
    """Return the text of a link that is none any more: only its colour parted it from others."""
    before, after = (_text(one) for one in (link.prev, link.next))
    left = " " if before[-1:].isalnum() and made[:1].isalnum() else ""
    right = " " if after[:1].isalnum() and made[-1:].isalnum() else ""
    return f"{left}{made}{right}"


def _text(node: LexborNode | None) -> str:
    if node is None or node.is_comment_node:
        return ""
    return (node.text_content if node.is_text_node else node.text()) or ""


def source_of(image: LexborNode) -> str:
    """Return the address of a picture, wherever a plugin put it to load it later."""
    source = attribute(image, "src")
    if source and not source.startswith("data:"):
        return source
    later = (attribute(image, name) for name in _LATER)
    return next(filter(None, later), "") or attribute(image, "srcset").split(" ")[0] or source


def number_of(image: LexborNode) -> int:
    """Return the number that WordPress knows a picture by, 0 where it does not say."""
    found = _NUMBER.search(f"wp-image-{attribute(image, 'data-id')} {attribute(image, 'class')}")
    return int(found[1]) if found else 0


def code(text: str) -> str:
    """Return text as code, between as many backticks as it takes."""
    text = text.strip()
    if not text:
        return ""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, blank = "`" * (longest + 1), " " if "`" in text else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def written(url: str) -> str:
    """Return an address as it can stand in the brackets of a link."""
    return re.sub(
        r"[\s()<>\[\]\\*_`|\"']", lambda sign: quote(sign[0], safe=""), url.strip()
    ).replace("%5F", "_")


def is_own_file(url: str, source: str) -> bool:
    """Say whether a link leads to the picture itself, in whichever size."""

    def core(address: str) -> str:
        name = address.split("?")[0].rpartition("/")[2].rpartition(".")[0]
        return re.sub(r"(?:-\d+x\d+|-scaled|-rotated|-e\d{9,})+$", "", name)

    return bool(core(source)) and core(url) == core(source)


def _title(node: LexborNode) -> str:
    title = attribute(node, "title")
    return f' title="{escape(signs.one_line(title))}"' if node.tag == "abbr" and title else ""
