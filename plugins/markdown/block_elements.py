"""Makes the elements of Python-Markdown's tree of a text's blocks."""

import re
from collections.abc import Callable, Iterable
from itertools import takewhile
from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString, code_escape

from plugins.common.problem import Level
from plugins.common.remark import Remark, remarks_of
from plugins.markdown.block import Block, Kind
from plugins.markdown.block_lines import LINK_DEFINITION
from plugins.markdown.inline.signs import unescaped

# ```python title="x" {.numberLines} and ```{.python}: what other programs read.
_ATTRIBUTES = re.compile(r"[\w-]+=|\{")
_KRAMDOWN = re.compile(r"\{\s*\.?([\w+#-]*)")
_TABS = re.compile(r" *\t[ \t]*")
_NUMBERS = {3: "drei", 4: "vier", 5: "fünf", 6: "sechs"}


class Builder:
    """Adds blocks to an element; `processors` are asked whether a paragraph is theirs.

    `notes` takes footnotes. `first_line` of the blocks is 1, or None where they are not the whole
    text.
    """

    def __init__(
        self,
        md: Markdown,
        processors: Iterable[BlockProcessor],
        notes: BlockProcessor | None,
        first_line: int | None,
    ) -> None:
        self._md = md
        self._first_line = first_line
        self._notes = notes
        self._processors = list(processors)
        self._makes: dict[Kind, Callable[[Element, Block], None]] = {
            Kind.QUOTE: self._quote,
            Kind.LIST: self._list,
            Kind.DEFINITIONS: self._definitions,
            Kind.HEADING: self._heading,
            Kind.CODE: self._code,
            Kind.FENCE: self._fence,
            Kind.HTML: self._html,
            Kind.RULE: self._rule,
            Kind.FOOTNOTE: self._footnote,
        }

    def add(self, parent: Element, blocks: Iterable[Block], *, is_tight: bool = False) -> None:
        """Add blocks; where they stand tight, text in them is no paragraph."""
        extra = 0  # columns by which the paragraph above was moved in
        for block in blocks:
            if block.kind is Kind.PARAGRAPH:
                extra = block.indent
                self._paragraph(parent, "\n".join(block.lines).rstrip(), is_tight=is_tight)
                continue
            if block.kind is Kind.CODE:
                block.indent = extra
            self._makes[block.kind](parent, block)

    def _paragraph(self, parent: Element, text: str, *, is_tight: bool) -> None:
        blocks = [_TABS.sub(" ", text) if "\t" in text else text]
        while blocks:
            if not any(
                one.test(parent, blocks[0]) and one.run(parent, blocks) is not False
                for one in self._processors
            ):
                self._text(parent, blocks.pop(0), is_tight=is_tight)

    def _text(self, parent: Element, text: str, *, is_tight: bool) -> None:
        if is_tight:
            _append(parent, text)
        elif text.strip():
            SubElement(parent, "p").text = text

    def _quote(self, parent: Element, block: Block) -> None:
        self.add(SubElement(parent, "blockquote"), block.children)

    def _list(self, parent: Element, block: Block) -> None:
        tag = "ul" if block.sign == "-" else "ol"
        made = SubElement(parent, tag)
        if tag == "ol" and block.level != 1:
            made.set("start", str(block.level))
        if block.sign == "a":
            made.set("type", "a")
        is_tight = not block.is_loose
        for item in block.children:
            self.add(SubElement(made, "li"), item.children, is_tight=is_tight)

    def _definitions(self, parent: Element, block: Block) -> None:
        made = SubElement(parent, "dl")
        is_tight = not block.is_loose
        for child in block.children:
            if child.kind is Kind.TERM:
                for line in child.lines:
                    SubElement(made, "dt").text = line
            else:
                self.add(SubElement(made, "dd"), child.children, is_tight=is_tight)

    def _heading(self, parent: Element, block: Block) -> None:
        definitions = list(takewhile(LINK_DEFINITION.match, block.lines))
        if definitions:  # above an underlined heading
            self._paragraph(parent, "\n".join(definitions), is_tight=False)
            del block.lines[: len(definitions)]
        SubElement(parent, f"h{block.level}").text = "\n".join(block.lines).strip()

    def _rule(self, parent: Element, _block: Block) -> None:
        SubElement(parent, "hr")

    def _code(self, parent: Element, block: Block) -> None:
        lines = block.lines[: block.end - block.begin + 1]  # blank ones at the end are not shown
        indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        moved = min([block.indent, *indents])
        self._verbatim(parent, [line[moved:] for line in lines], "")

    def _fence(self, parent: Element, block: Block) -> None:
        info, is_closed = block.info
        language, _, rest = unescaped(info).partition(" ")
        if found := _KRAMDOWN.match(info):
            language, rest = found[1], ""
        self._verbatim(parent, block.lines, language)
        if not is_closed:
            message = "Der Codeblock ist nicht geschlossen."
            number = _NUMBERS.get(len(block.sign), "ebenso vielen")
            remedy = f"Nach ihm eine Zeile mit {number} {block.sign} ergänzen."
            self._remark(block, message, remedy)
        elif rest and not _ATTRIBUTES.match(rest):
            message = f"Hinter {block.sign} steht „{shorten(info, 40)}“, das zeigt niemand."
            self._remark(block, message, "Es in die Zeile darunter schreiben.", Level.HINWEIS)

    def _remark(self, block: Block, message: str, remedy: str, level: Level = Level.FEHLER) -> None:
        line = 0 if self._first_line is None else self._first_line + block.begin
        remarks_of(self._md).append(Remark(line, block.sign, message, remedy, level))

    def _verbatim(self, parent: Element, lines: list[str], language: str) -> None:
        code = SubElement(SubElement(parent, "pre"), "code")
        if language:
            code.set("class", f"language-{language}")
        code.text = AtomicString(code_escape("".join(f"{line}\n" for line in lines)))

    def _html(self, parent: Element, block: Block) -> None:
        _append(parent, self._md.htmlStash.store("".join(f"{line}\n" for line in block.lines)))

    def _footnote(self, parent: Element, block: Block) -> None:
        blocks = "\n".join(block.lines).rstrip().split("\n\n")
        while blocks:
            # None stands in another, whose text is read when all are counted.
            notes = self._notes if self._first_line is not None else None
            if notes is None or notes.run(parent, blocks) is False:
                self._text(parent, blocks.pop(0), is_tight=False)


def _append(parent: Element, text: str) -> None:
    """Put a line of text at the end of an element."""
    if len(parent):
        last = parent[-1]
        last.tail = f"{last.tail or ''}\n{text}"
    else:
        parent.text = f"{parent.text}\n{text}" if parent.text else text
