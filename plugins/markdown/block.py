"""What a text of Markdown is made of: blocks, one within the other."""

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import Any


class Kind(Enum):
    """What a block is; of the first three others are made, the rest hold lines."""

    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    DEFINITIONS = auto()
    DEFINITION = auto()
    TERM = auto()
    PARAGRAPH = auto()
    HEADING = auto()
    CODE = auto()
    FENCE = auto()
    HTML = auto()
    RULE = auto()
    FOOTNOTE = auto()
    DOCUMENT = auto()


@dataclass(slots=True, eq=False)
class Block:
    """A block: the line (from 0) it begins in and the last that says something.

    `indent` is how many columns a line of an item gives up, or those before a paragraph, or a
    fence; `sign` tells lists from one another and holds what opened a fence; `level` is that of a
    list's first number or of a heading; `info` is what else is known of it.
    """

    kind: Kind
    begin: int
    end: int
    lines: list[str] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)
    indent: int = 0
    sign: str = ""
    level: int = 0
    info: Any = None

    def rest(self, text: str) -> str | None:
        """Return what a line says within this block, None where it does not belong to it."""
        if self.kind is Kind.QUOTE:
            inner = text.lstrip(" ")
            if not inner.startswith(">") or len(text) - len(inner) > 3:
                return None
            return inner[2:] if inner.startswith("> ") else inner[1:]
        if not text.strip():
            return "" if self.children else None
        return text[self.indent :] if text.startswith(" " * self.indent) else None

    @property
    def is_loose(self) -> bool:
        """Whether a blank line stands between two parts of a list, so that they are paragraphs."""
        items = self.children
        return _has_gap(items) or any(_has_gap(item.children) for item in items)


def _has_gap(blocks: list[Block]) -> bool:
    return any(b.begin > a.end + 1 for a, b in pairwise(blocks))
