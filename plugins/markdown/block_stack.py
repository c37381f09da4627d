"""The blocks that are open while a text is read, and how one more comes to them."""

from collections.abc import Sequence

from plugins.markdown.block import Block, Kind
from plugins.markdown.block_lines import CODE

_DEEPEST = 200  # blocks within one another; nobody writes so many, and elements take stack


class Stack:
    """Blocks in a document: `_open` from it inwards, and the leaf that takes lines in the last.

    `_number` (from 0) is the line being read.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._number = 0
        self.document = Block(Kind.DOCUMENT, 0, 0)
        self._open = [self.document]
        self._leaf: Block | None = None
        self._unending: set[str] = set()  # fences that no further line closes

    @property
    def _paragraph(self) -> Block | None:
        leaf = self._leaf
        return leaf if leaf is not None and leaf.kind is Kind.PARAGRAPH else None

    def _close(self, depth: int) -> None:
        """Close what is open below that many blocks."""
        del self._open[depth:]
        self._leaf = None

    def _add(self, depth: int, block: Block) -> None:
        self._close(depth)
        self._open[-1].children.append(block)
        self._enter(block)

    def _enter(self, block: Block) -> None:
        """Open a block that holds others; RecursionError where too many are open."""
        if len(self._open) > _DEEPEST:
            raise RecursionError
        self._open.append(block)

    def _add_leaf(self, depth: int, kind: Kind, line: str | None = None) -> Block:
        self._close(depth)
        block = Block(kind, self._number, self._number, [] if line is None else [line])
        self._open[-1].children.append(block)
        self._leaf = block
        self._touch()
        return block

    def _add_line(self, line: str) -> None:
        if self._leaf is not None:
            self._leaf.lines.append(line)
        if line.strip():
            self._touch()

    def _touch(self, depth: int | None = None) -> None:
        """Note that the open blocks, or so many of them, reach to this line."""
        for block in self._open[:depth]:
            block.end = self._number
            if block.children and block.children[-1].kind in {Kind.LIST, Kind.DEFINITIONS}:
                block.children[-1].end = self._number
        if self._leaf is not None:
            self._leaf.end = self._number

    def _touch_quoted(self) -> None:
        """Note that a line without text is part of the quotation whose sign it has."""
        if self._lines[self._number].strip():
            quotes = [i for i, block in enumerate(self._open) if block.kind is Kind.QUOTE]
            self._touch(quotes[-1] + 1 if quotes else 0)

    def _code(self, depth: int, text: str) -> str:
        """Return a line of code without the four columns before it, with the tabs it has."""
        typed = self._lines[self._number]
        if depth > 1 or not typed.startswith(("\t", "    ")):
            return text[CODE:]
        return typed[1 if typed.startswith("\t") else CODE :]

    def _typed(self, text: str) -> str:
        """Return the line with its tabs where it stands in nothing."""
        return self._lines[self._number] if len(self._open) == 1 else text
