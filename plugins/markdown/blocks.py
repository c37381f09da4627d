"""Python-Markdown extension: blocks are what GitHub's preview shows, and sometimes more.

Python-Markdown looks for blocks between blank lines, by rules older than CommonMark: it knows no
fence in a list, no Markdown within <details>, and asks for four columns a level. Here one block
processor takes the place of its own; what other extensions add for paragraphs (tables, footnotes,
definitions of links) is asked as before, and inline Markdown is Python-Markdown's.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import PrettifyTreeprocessor
from markdown.util import ETX, STX

from plugins.markdown.block_elements import Builder
from plugins.markdown.block_reader import read
from plugins.markdown.kramdown_html import KramdownHtml

_FIRST = 1000  # before all others
_REPLACED = (
    "empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote",
    "paragraph",
)  # fmt: skip


class Blocks(Extension):
    """Named last in the setting MARKDOWN, so that it knows what the others brought."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our block processor in the place of Python-Markdown's."""
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(KramdownHtml(md), "kramdown_html", 20)
        for name in _REPLACED:
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(_Blocks(md), "blocks", _FIRST)
        md.treeprocessors.register(_Prettify(md), "prettify", 10)


class _Whitespace(Preprocessor):
    """Tabs stay, unlike with Python-Markdown's: they may stand in code."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class _Prettify(PrettifyTreeprocessor):
    """Blank lines at the end of code stay, unlike with Python-Markdown's."""

    def run(self, root: Element) -> None:
        codes = [(code, code.text) for code in root.iterfind(".//pre/code")]
        super().run(root)
        for code, text in codes:
            code.text = text


class _Blocks(BlockProcessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._md = md

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - asked for by name
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = "\n\n".join(blocks).split("\n")
        blocks.clear()
        known = self.parser.blockprocessors
        notes = known["footnote"] if "footnote" in known else None  # noqa: SIM401 - it is no dict
        others = (one for one in known if one not in (self, notes))
        is_whole = parent is getattr(self.parser, "root", None)
        builder = Builder(self._md, others, notes, first_line=1 if is_whole else None)
        builder.add(parent, read(lines).children)
