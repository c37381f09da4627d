"""What stands on lines of its own: paragraphs, headings, lists, quotations, code."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from selectolax.lexbor import LexborNode

from plugins.common.tree import Tree, ancestors
from tools.wordpress.markdown import figures, signs, tables
from tools.wordpress.markdown.context import Context
from tools.wordpress.markdown.headings import levels
from tools.wordpress.markdown.inline import Inline
from tools.wordpress.markdown.nodes import (
    HEADINGS,
    attribute,
    classes,
    descendants,
    is_block,
    kids,
)

_INDENT = "    "
_PLACES = re.compile(r'<span id="[^"]*"></span>')
_LEAVES = HEADINGS | {"pre", "figure", "table", "dl"}  # what is written in one piece
_LANGUAGE = re.compile(r"(?:language|lang|brush:?)[-\s]?([a-z0-9+#-]{1,20})", re.I)
_CONTROLS = frozenset({"input", "textarea", "select", "button", "label", "option", "optgroup"})
_PARTED = "<!-- -->"  # two lists below one another are two


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
        return "\n\n".join(joined([*made, *filter(None, [rest])])).strip("\n")

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
        self._places += self.inline.places(node)
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
        if "wp-block-button" in classes(node):
            return figures.button(self, node)
        return self.blocks(kids(node))

    def _tell_marks(self, nodes: Iterable[LexborNode]) -> None:
        """Let the report tell of what was left out within some nodes, for that is reached."""
        for node in (one for one in nodes if one.is_element_node):
            for mark in [node] if node.tag == "wbr" else node.css("wbr[class]"):
                self.context.marked(attribute(mark, "class"))

    def _note_places(self, root: LexborNode) -> None:
        """Take the places within an element that no text has brought along."""
        for node in root.css("[id], a[name]"):
            if not self._levels.get(node.mem_id):
                self._places += self.inline.places(node)

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
        inner = "\n\n".join(joined(self.blocks(kids(node))))
        return (
            [re.sub(r"^(?=.)", "> ", inner, flags=re.M).replace("\n\n", "\n>\n")] if inner else []
        )

    def items(self, node: LexborNode) -> list[str]:
        """Return a list; what is nested is four blanks further right."""
        is_ordered = node.tag == "ol"
        start = attribute(node, "start")
        number = int(start) if start.isdecimal() and len(start) < 7 else 1
        items: list[str] = []
        is_loose = False
        for child in kids(node):
            if child.tag in {"ul", "ol"} and items:  # not within an item, as old editors wrote it
                items[-1] += "\n" + _indented("\n\n".join(joined(self.items(child))))
                continue
            self._places += self.inline.places(child) if child.tag == "li" else []
            blocks = self.blocks(kids(child) if child.tag == "li" else [child])
            while blocks and blocks[0] == "---":  # a line across that begins an item is none
                del blocks[0]
            if not blocks:
                continue
            if _is_list(blocks[0]):  # within an item without words: Markdown has no such list
                items += blocks
                is_loose |= len(blocks) > 1
                continue
            marker = f"{number}." if is_ordered else "*"
            text, loose = _item(marker, blocks)
            items.append(text)
            is_loose |= loose
            number += 1
        made = ("\n\n" if is_loose else "\n").join(items)
        return [made] if made else []

    def terms(self, node: LexborNode) -> list[str]:
        """Return a list of terms with what they mean; where that is more than a line, as text."""
        members = [(str(one.tag), self._meaning(one)) for one in _members(node)]
        members = [(name, blocks) for name, blocks in members if blocks]
        is_plain = all(len(blocks) == 1 and _is_line(blocks[0]) for _, blocks in members)
        if not is_plain or not members or members[0][0] == "dd":
            return [block for _, blocks in members for block in blocks]
        made, last = [], ""
        for name, (text,) in members:
            made += [""] if (last, name) == ("dd", "dt") else []
            made.append(text if name == "dt" else f": {text}")
            last = name
        return ["\n".join(made)]

    def _meaning(self, node: LexborNode) -> list[str]:
        if node.tag == "dt":
            return list(filter(None, [self.line(node)]))
        return self.blocks(kids(node))

    def code(self, node: LexborNode) -> list[str]:
        """Return code between fences, with its language; a poem is lines."""
        if "wp-block-verse" in classes(node):
            return self.verse(node)
        for line_break in node.css("br"):
            line_break.replace_with("\n")
        text = re.sub("[\ue000-\ue0ff]", "", node.text()).strip("\n").replace("\xa0", " ")
        if not text.strip():
            return []
        inner = node.css_first("code")
        said = f"{attribute(node, 'class')} {attribute(inner, 'class') if inner else ''}"
        found = _LANGUAGE.search(said)
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        return [f"{fence}{found[1].lower() if found else ''}\n{text}\n{fence}"]

    def verse(self, node: LexborNode) -> list[str]:
        """Return a poem: lines end where they do, blank ones part paragraphs."""
        html = (node.inner_html or "").strip("\n")
        parts = re.split(r"\n\s*\n", html)
        return [
            made
            for part in parts
            for made in self.blocks(kids(Tree(part.replace("\n", "<br>")).root))
        ]

    def details(self, node: LexborNode) -> list[str]:
        """Return what opens by a click: HTML with Markdown within."""
        summary = next(descendants(node, "summary"), None)
        # Beside a tag Markdown means nothing.
        said = escape(signs.plain(summary.text()).strip(), quote=False) if summary else ""
        rest = [one for one in kids(node) if one.tag != "summary"]
        if any(around.tag in {"li", "dd", "td", "th"} for around in ancestors(node)):
            return [*self.blocks([summary] if summary else []), *self.blocks(rest)]
        begin = f"<details>\n<summary>{said or 'Mehr'}</summary>"
        return ["\n\n".join([begin, *joined(self.blocks(rest)), "</details>"])]

    def rule(self, _: LexborNode) -> list[str]:
        """Return a line across."""
        return ["---"]

    def form(self, node: LexborNode) -> list[str]:
        """Return the text of a form; its fields go, and the report names them."""
        for control in [*node.css("input, textarea, select, button")]:
            said = signs.plain(control.text() or attribute(control, "value")).strip()
            more = f": {said}" if said else ""
            self.context.note(f"Ein Feld eines Formulars ist weggelassen{more}.")
            control.decompose()
        self.context.note("Ein Formular ist weggelassen; sein Text steht noch da.")
        return self.blocks(kids(node))

    def frame(self, node: LexborNode) -> list[str]:
        """Return a frame of somebody who may be embedded, else a link."""
        url = attribute(node, "src") or attribute(node, "data-src")
        return figures.framed(self, url, attribute(node, "title"))

    def media(self, node: LexborNode) -> list[str]:
        """Return a link to a film or recording, which this site does not take."""
        return figures.media(self, node)

    def table(self, node: LexborNode) -> list[str]:
        """Return a table."""
        return tables.table(self, node)

    def figure(self, node: LexborNode) -> list[str]:
        """Return what a figure holds, with its caption."""
        return figures.figure(self, node)


def _members(terms: LexborNode) -> Iterator[LexborNode]:
    """Yield the terms of a list and what they mean; a <div> may hold some of them."""
    for child in kids(terms):
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from _members(child)


def _is_line(block: str) -> bool:
    """Say whether a block is one line of text."""
    return "\n" not in block and not re.match(r"[*-] |#{1,6} |[>|<]|```|!\[|\[\[|---|\d+\. ", block)


def joined(blocks: list[str]) -> list[str]:
    """Return blocks with something between two lists, which would be one."""
    made: list[str] = []
    for block in blocks:
        if made and _is_list(made[-1]) and _is_list(block):
            made.append(_PARTED)
        made.append(block)
    return made


def _is_list(block: str) -> bool:
    return re.match(r"(?:\*|\d+\.) ", block) is not None


def _item(marker: str, blocks: list[str]) -> tuple[str, bool]:
    """Return an item, and whether it has blank lines between what it holds."""
    first, *rest = joined(blocks)
    if not rest:
        return f"{marker} {_indented(first)[4:]}", False
    nested = len(rest) == 1 and _is_list(rest[0]) and not _is_list(first)
    between = "\n" if nested and "\n\n" not in rest[0] else "\n\n"
    text = between.join([_indented(first)[4:], *map(_indented, rest)])
    return f"{marker} {text}", between == "\n\n"


def _indented(text: str) -> str:
    return re.sub(r"^(?=.)", _INDENT, text, flags=re.M)


_BLOCKS: dict[str, Callable[[Writer, LexborNode], list[str]]] = {
    "blockquote": Writer.quote, "ul": Writer.items, "ol": Writer.items, "menu": Writer.items,
    "dl": Writer.terms, "pre": Writer.code, "details": Writer.details, "hr": Writer.rule,
    "form": Writer.form, "iframe": Writer.frame, "audio": Writer.media, "video": Writer.media,
    "table": Writer.table, "figure": Writer.figure,
}  # fmt: skip
