"""Definitions of links: `[label]: address "Title"` on a line of its own.

A line is one only if its address is one; `[Stand]: 12.03.2024` and `[Foto]: privat` are
text, although CommonMark would let them vanish. A definition right below a text counts, too.
https://spec.commonmark.org/0.31.2/#link-reference-definitions
"""

import re
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from plugins.markdown.inline.definitions import Definitions
from plugins.markdown.inline.signs import unescaped
from plugins.markdown.inline.targets import LONGEST_LABEL, is_address

_DEFINITION = re.compile(
    rf"""
    ^[ ]{{0,3}}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){{1,{LONGEST_LABEL}}})\]:[ ]*\n?[ ]*
    (?:<(?P<angle>(?:[^<>\n\\]|\\.)*)>|(?P<plain>[^\s<]\S*))
    (?:(?:[ ]+\n?|\n)[ ]*
      (?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'|\((?P<round>(?:[^()\\]|\\.)*+)\))
    )?
    [ ]*$\n?
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


class References(BlockProcessor):
    """Takes the definitions out of a block; in the place of Python-Markdown's."""

    def __init__(self, parser: BlockParser, definitions: Definitions) -> None:
        super().__init__(parser)
        self._definitions = definitions

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - its caller's form
        """Say whether there may be a definition in a block."""
        return "]:" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002 - as above
        """Note the definitions; what else stands in the block is looked at again."""
        block = blocks[0]
        text = _DEFINITION.sub(self._defined, block)
        if text == block:
            return False
        blocks.pop(0)
        if text.strip():
            blocks.insert(0, text.strip("\n"))
        return True

    def _defined(self, found: re.Match[str]) -> str:
        """Note a definition and return nothing, or return what is none."""
        label = found["label"]
        url = unescaped(found["plain"] if found["angle"] is None else found["angle"])
        if not label.strip() or not is_address(url):
            return found[0]
        title = next((t for t in found.group("double", "single", "round") if t is not None), None)
        one_line = None if title is None else " ".join(unescaped(title).split())
        self._definitions.define(label, url, one_line)
        return ""
