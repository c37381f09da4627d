r"""Python-Markdown extension: footnotes, numbered as they are read, as on GitHub.

    Der Etat[^1] sinkt.

    [^1]: Haushaltsplan 2026, S. 12.

A footnote that nothing leads to is shown last, and told. The form is that of Python-Markdown's own
extension, whose time grows with the square of the marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.common.problem import Level
from plugins.common.remark import Remark, remarks_of
from plugins.markdown.inline.targets import normal

# Python-Markdown's own: before definitions of links, before and after what stands within lines.
_DEFINITIONS, _BEFORE, _AFTER = 17, 50, 15
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\[\]\n]+)\]:[ ]*(.*)$", re.MULTILINE)
_INDENT = " " * 4


@dataclass
class _Note:
    """A footnote: its name and text as written, and what comes of them."""

    name: str
    text: str
    item: Element = field(default_factory=partial(Element, "li"))
    marks: list[str] = field(default_factory=list)  # the id of each mark in the text

    @property
    def id(self) -> str:
        return "-".join(self.name.split())


class Footnotes(Extension):
    """Named in the setting MARKDOWN; the extension Inline finds the marks."""

    def __init__(self, **kwargs: str) -> None:
        self.config = {"BACKLINK_TITLE": ["Zurück zum Text, Stelle {}", "of the way back"]}
        super().__init__(**kwargs)
        self.notes: dict[str, _Note] = {}
        self.used: list[_Note] = []  # in the order of their first marks

    def extendMarkdown(self, md: Markdown) -> None:
        """Take definitions out of the text, and put them below it."""
        self._found = remarks_of(md)
        md.registerExtension(self)
        vars(md)["footnote_mark"] = self.mark
        md.parser.blockprocessors.register(_Definitions(md.parser, self), "footnote", _DEFINITIONS)
        md.treeprocessors.register(_Texts(md, self), "footnote", _BEFORE)
        md.treeprocessors.register(_List(md, self), "footnote_list", _AFTER)

    def reset(self) -> None:
        """Forget the last text."""
        self.notes.clear()
        self.used.clear()

    def define(self, name: str, text: str) -> None:
        """Note a footnote; the first of a name counts."""
        needle = f"[^{name}]:"
        if not text.strip():
            message, remedy = f"Die Fußnote [^{name}] hat keinen Text.", "Ihn dahinter schreiben."
            self._found.append(Remark(0, needle, message, remedy))
        if normal(name) in self.notes:
            message = f"Die Fußnote [^{name}] gibt es zweimal; gezeigt wird die erste."
            remedy = "Die zweite anders nennen, auch im Text."
            self._found.append(Remark(0, needle, message, remedy, occurrence=1))
        else:
            self.notes[normal(name)] = _Note(name, text)

    def mark(self, name: str) -> Element | None:
        """Return a mark in the text, None where there is no such footnote."""
        note = self.notes.get(normal(name))
        if note is None:
            message = f"Die Fußnote [^{name}] hat keinen Text."
            remedy = f"Unten eine Zeile `[^{name}]: …` ergänzen."
            self._found.append(Remark(0, f"[^{name}]", message, remedy))
            return None
        if not note.marks:
            self.used.append(note)
        count = len(note.marks) + 1
        note.marks.append(f"fnref{count if count > 1 else ''}:{note.id}")
        mark = Element("sup", id=note.marks[-1])
        link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{note.id}"})
        if count == 1:
            note.item.set("value", str(len(self.used)))
        link.text = note.item.get("value")
        return mark

    def in_order(self) -> Iterator[_Note]:
        """Yield the footnotes as their first marks come, then those without one."""
        yield from self.used
        for note in self.notes.values():
            if not note.marks:
                message = f"Auf die Fußnote [^{note.name}] verweist nichts; sie steht am Ende."
                remedy = f"`[^{note.name}]` in den Text setzen oder sie löschen."
                self._found.append(Remark(0, f"[^{note.name}]:", message, remedy, Level.HINWEIS))
                yield note

    def way_back(self, note: _Note, number: int) -> Iterator[Element]:
        """Yield a link to each mark of a footnote."""
        title = self.getConfig("BACKLINK_TITLE").format(number)
        for mark in note.marks:
            link = Element("a", {"class": "footnote-backref", "href": f"#{mark}", "title": title})
            link.text = "\u21a9"
            yield link


class _Definitions(BlockProcessor):
    """Takes the definitions out of a block, with what is indented below the last of them."""

    def __init__(self, parser: BlockParser, footnotes: Footnotes) -> None:
        super().__init__(parser)
        self._footnotes = footnotes

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - its caller's form
        return "[^" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002 - as above
        block = blocks[0]
        found = list(_DEFINITION.finditer(block))
        if not found:
            return False
        blocks.pop(0)
        ends = [one.start() for one in found[1:]] + [len(block)]
        for one, end in zip(found, ends, strict=True):
            text = f"{one[2]}\n{_unindented(block[one.end() : end].strip(chr(10)))}".strip("\n")
            if end == len(block):
                text = "\n\n".join([text, *self._indented(blocks)])
            self._footnotes.define(one[1], text.rstrip())
        if above := block[: found[0].start()].strip("\n"):
            blocks.insert(0, above)
        return True

    def _indented(self, blocks: list[str]) -> Iterator[str]:
        while blocks and blocks[0].startswith(_INDENT):
            yield _unindented(blocks.pop(0))


def _unindented(text: str) -> str:
    return "\n".join(line.removeprefix(_INDENT) for line in text.split("\n"))


class _Texts(Treeprocessor):
    """Appends the footnotes to the text, before anything within lines is looked for."""

    def __init__(self, md: Markdown, footnotes: Footnotes) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        notes = list(self._footnotes.notes.values())
        if not notes:
            return
        holder = SubElement(root, "div", {"class": "footnote"})
        SubElement(holder, "hr")
        items = SubElement(holder, "ol")
        for note in notes:
            # Lists look at what they are put into; an <li> would be one of theirs.
            text = Element("div")
            self.md.parser.parseChunk(text, note.text)
            note.item.extend(text)
            items.append(note.item)


class _List(Treeprocessor):
    """Puts the footnotes into their order, when all marks are known, and leads back to each."""

    def __init__(self, md: Markdown, footnotes: Footnotes) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        if not self._footnotes.notes:
            return
        items = root[-1][-1]
        items.clear()
        for number, note in enumerate(self._footnotes.in_order(), start=1):
            note.item.attrib.clear()
            note.item.set("id", f"fn:{note.id}")
            items.append(note.item)
            for link in self._footnotes.way_back(note, number):
                _last_paragraph(note.item).append(link)


def _last_paragraph(item: Element) -> Element:
    """Return the paragraph that ends a footnote, ready for a link behind its text."""
    if not len(item) or item[-1].tag != "p":
        return SubElement(item, "p")
    last = item[-1]
    if len(last):
        last[-1].tail = (last[-1].tail or "") + "\u00a0"
    else:
        last.text = (last.text or "") + "\u00a0"
    return last
