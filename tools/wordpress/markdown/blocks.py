"""What stands on lines of its own: paragraphs, headings, lists, quotations, code."""

import re
from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborNode

from plugins.common.tree import Tree
from tools.wordpress.markdown import cards, embeds, figures, lists, signs, special, tables
from tools.wordpress.markdown.context import Context
from tools.wordpress.markdown.headings import levels
from tools.wordpress.markdown.inline import Inline
from tools.wordpress.markdown.nodes import (
    HEADINGS,
    attribute,
    classes,
    is_block,
    kids,
)

_PLACES = re.compile(r'<span id="[^"]*"></span>')
_LEAVES = HEADINGS | {"pre", "figure", "table", "dl"}  # what is written in one piece


class Writer:
    """Writes Markdown of HTML; a list of strings are blocks with blank lines between."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.inline = Inline(context)
        self._levels: dict[int, int] = {}
        self._places: list[str] = []  # what links lead to, of blocks that have no text yet

    def markdown(self, html: str) -> str:
        """Return the Markdown of a body."""
        tree = Tree(html)
        self._levels = levels(tree.root)
        made = self.blocks(kids(tree.root))
        self._note_places(tree.root)
        rest, self._places = "".join(self._places), []
        return "\n\n".join(lists.joined([*made, *filter(None, [rest])])).strip("\n")

    def blocks(self, nodes: Iterable[LexborNode]) -> list[str]:
        """Return the blocks of nodes beside one another; what is inline becomes paragraphs."""
        made: list[str] = []
        line: list[LexborNode] = []

        def take(blocks: list[str]) -> None:
            made.extend(one for one in blocks if one.strip())
            if made:
                self.context.reached(made[-1])

        for node in nodes:
            if is_block(node):
                take(self._paragraphs(line))
                line = []
                take(self.block(node))
            else:
                line.append(node)
        take(self._paragraphs(line))
        return made

    def block(self, node: LexborNode) -> list[str]:
        """Return what one element becomes."""
        name = str(node.tag)
        if name in _LEAVES:
            self._tell_marks([node])
        if name in HEADINGS and self._levels.get(node.mem_id):
            return self._heading(node)
        self.take_place(node)
        made = self._made(name, node)
        if name in _LEAVES:
            self._note_places(node)
        return made

    def _made(self, name: str, node: LexborNode) -> list[str]:
        if name in HEADINGS:
            return self._heading(node)
        make = _BLOCKS.get(name)
        if make:
            return make(self, node)
        if make := next((_BY_CLASS[one] for one in classes(node) if one in _BY_CLASS), None):
            return make(self, node)
        return self.blocks(kids(node))

    def _tell_marks(self, nodes: Iterable[LexborNode]) -> None:
        """Let the report tell of what was left out within some nodes, for that is reached."""
        for node in (one for one in nodes if one.is_element_node):
            for mark in [node] if node.tag == "wbr" else node.css("wbr[class]"):
                self.context.marked(attribute(mark, "class"))

    def take_place(self, node: LexborNode) -> None:
        """Take the name of an element that a link leads to; the next text brings it along."""
        self._places += self.inline.places(node)

    def _note_places(self, root: LexborNode) -> None:
        """Take the places within an element that no text has brought along."""
        for node in root.css("[id], a[name]"):
            if not self._levels.get(node.mem_id):
                self.take_place(node)

    def _with_places(self, pieces: str) -> str:
        """Return the pieces of a text with the places before it, "" for mere places."""
        text = _PLACES.sub("", pieces)
        if not signs.finished(text):
            self._places += [found[0] for found in _PLACES.finditer(pieces)]
            return text
        places, self._places = self._places, []
        return "".join(places) + pieces

    def _paragraphs(self, nodes: list[LexborNode]) -> list[str]:
        """Return a paragraph, pictures at its edges apart from it."""
        self._tell_marks(nodes)
        before, inner, after = figures.parted(nodes)
        pictures = [self.inline.pieces([one]) for one in (*before, *after)]
        text = signs.finished(self._with_places(self.inline.pieces(inner)))
        lead = [one for one in map(signs.finished, pictures[: len(before)]) if one]
        if len(lead) == 1 and not after and figures.is_caption(inner):
            return ["\n".join([*lead, text])]
        tail = [one for one in map(signs.finished, pictures[len(before) :]) if one]
        return [*(["\n".join(lead)] if lead else []), *filter(None, [text]),
                *(["\n".join(tail)] if tail else [])]  # fmt: skip

    def _heading(self, node: LexborNode) -> list[str]:
        text = self.line(node)
        if not text:
            return []
        level = self._levels.get(node.mem_id, 0)
        text = re.sub(r"(#+)$", r"\\\1", text)
        return [f"{'#' * level} {text}" if level else f"**{text}**" if text.isalnum() else text]

    def line_of(self, html: str) -> str:
        """Return all of some HTML in one line."""
        return self.line(Tree(html).root)

    def line(self, node: LexborNode) -> str:
        """Return all of an element in one line."""
        pieces = self._with_places(self.inline.pieces(kids(node)))
        return signs.finished(pieces, one_line=True)

    def quote(self, node: LexborNode) -> list[str]:
        """Return a quotation."""
        inner = "\n\n".join(lists.joined(self.blocks(kids(node))))
        return (
            [re.sub(r"^(?=.)", "> ", inner, flags=re.M).replace("\n\n", "\n>\n")] if inner else []
        )

    def rule(self, _: LexborNode) -> list[str]:
        """Return a line across."""
        return ["---"]

    def frame(self, node: LexborNode) -> list[str]:
        """Return a frame of somebody who may be embedded, else a link."""
        url = attribute(node, "src") or attribute(node, "data-src")
        return embeds.framed(self, url, attribute(node, "title"))


_BY_CLASS: dict[str, Callable[[Writer, LexborNode], list[str]]] = {
    "wp-block-button": embeds.button, "elementor-button-wrapper": embeds.button,
    "wp-block-buttons": embeds.buttons, "wp-block-file": embeds.file,
    "wp-block-jetpack-tiled-gallery": figures.tiles, "wp-block-jetpack-slideshow": figures.tiles,
    "tiled-gallery": figures.tiles, "gallery": figures.tiles, "ngg-galleryoverview": figures.tiles,
}  # fmt: skip
_BLOCKS: dict[str, Callable[[Writer, LexborNode], list[str]]] = {
    "blockquote": Writer.quote, "ul": lists.items_of, "ol": lists.items_of, "menu": lists.items_of,
    "dl": lists.terms, "pre": special.code, "details": special.details, "hr": Writer.rule,
    "form": special.form, "iframe": Writer.frame, "audio": embeds.media, "video": embeds.media,
    "table": tables.table, "figure": figures.figure, "a": cards.card,
}  # fmt: skip
