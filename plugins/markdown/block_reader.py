"""Reads the blocks of a text, line by line, as CommonMark says.

https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy: first each open block is asked
whether the line goes on in it, then what it begins; what is left is text.
"""

from collections.abc import Sequence

from plugins.common.directives import is_block
from plugins.markdown.block import Block, Kind
from plugins.markdown.block_lines import (
    BEGINS,
    CODE,
    RULE,
    closes,
    fence_of,
    heading_of,
    in_columns,
    indent_of,
)  # fmt: skip
from plugins.markdown.block_starts import Starts
from plugins.markdown.html_blocks import BLANK, end_of_html
from plugins.markdown.list_items import sign_of


def read(lines: Sequence[str]) -> Block:
    """Return the document that lines make."""
    reader = _Reader(lines)
    for number in range(len(lines)):
        reader.read(number)
    return reader.document


class _Reader(Starts):
    def read(self, number: int) -> None:
        """Read that line; those before it were."""
        self._number = number
        depth, text = 1, in_columns(self._lines[number])
        while depth < len(self._open) and (rest := self._rest(depth, text)) is not None:
            depth, text = depth + 1, rest
        if depth == len(self._open) and self._leaf is not None and self._goes_on(self._leaf, text):
            return
        self._begin(depth, text)

    def _rest(self, depth: int, text: str) -> str | None:
        """Return what the line says within an open block, None where it does not belong to it."""
        block = self._open[depth]
        rest = block.rest(text)
        if rest is not None or block.kind is not Kind.ITEM:
            return rest
        # Below "1. eins", points may stand two columns in, and "a) …" right below.
        indent = indent_of(text)
        sign = sign_of(text[indent:], self._lines, self._number) if indent < CODE else None
        if sign is None or sign.joins == block.sign:
            return None
        if 2 <= indent < block.indent:
            block.indent = indent
            return text[indent:]
        return text if sign.joins == "a" else None

    def _begin(self, depth: int, text: str) -> None:
        """Open what a line begins below the first `depth` of the open blocks; add its text."""
        while text.strip():
            if text.startswith(" " * CODE):
                if self._paragraph is None:
                    self._add_leaf(depth, Kind.CODE, self._code(depth, text))
                    return
                break
            if not BEGINS.match(text):
                break
            if self._begins_leaf(depth, text):
                return
            rest = self._begins_container(depth, text)
            if rest is None:
                break
            depth, text = len(self._open), rest
        self._add_text(depth, text)

    def _add_text(self, depth: int, text: str) -> None:
        if not text.strip():
            self._close(depth)
            self._touch_quoted()
        elif self._paragraph is not None:
            self._add_line(text.lstrip(" \t"))  # lazily, too: without the signs of its blocks
        else:
            block = self._add_leaf(depth, Kind.PARAGRAPH, text.lstrip(" \t"))
            block.indent = indent_of(text)

    def _goes_on(self, leaf: Block, text: str) -> bool:
        """Add a line to the code, HTML or note that is open; return false where it is over."""
        if leaf.kind is Kind.FENCE:
            self._add_to_fence(leaf, text)
            return True
        if leaf.kind is Kind.HTML:
            return self._add_to_html(leaf, text)
        if leaf.kind is Kind.CODE and (not text.strip() or text.startswith(" " * CODE)):
            self._add_line(self._code(len(self._open), text))
            return True
        if leaf.kind is Kind.FOOTNOTE and self._is_of_note(leaf, text):
            self._add_line(text)
            return True
        return False

    def _add_to_fence(self, leaf: Block, text: str) -> None:
        if closes(text, leaf.sign):
            leaf.info = (*leaf.info[:1], True)
            self._touch()
            self._leaf = None
        else:
            typed = text if leaf.indent else self._typed(text)
            self._add_line(typed[min(leaf.indent, indent_of(typed)) :])

    def _add_to_html(self, leaf: Block, text: str) -> bool:
        if leaf.info is BLANK and not text.strip():
            self._leaf = None
            return False
        self._add_line(self._typed(text))
        if leaf.info is not BLANK and leaf.info.search(text):
            self._leaf = None
        return True

    def _is_of_note(self, leaf: Block, text: str) -> bool:
        """Say whether a line belongs to a footnote: four columns in, or right below its text."""
        if not text.strip() or text.startswith(" " * CODE):
            return True
        return bool(leaf.lines[-1].strip()) and not self._would_begin(text)

    def _would_begin(self, text: str) -> bool:
        first = text.lstrip(" ")
        return bool(BEGINS.match(text)) and bool(
            first.startswith((">", "[^")) or heading_of(first) or fence_of(first)
            or RULE.match(first) or sign_of(first, self._lines, self._number)
            or end_of_html(first, may_interrupt=False)
            or is_block(first)
        )  # fmt: skip
