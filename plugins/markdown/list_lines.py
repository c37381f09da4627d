"""Lines of Markdown, with lists written as Python-Markdown reads them.

It asks for four columns a level, a blank line above a list, and its own signs. Authors write as
CommonMark (https://spec.commonmark.org/0.31.2/#list-items) or a word processor has it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from plugins.markdown.list_items import LEVEL, Item, column_of, items_of

# A line that announces a list: "Wir brauchen:", "**Wir brauchen:**".
_ANNOUNCES = re.compile(r":[*_ ]*$")


def normalised(lines: Sequence[str]) -> list[str]:
    """Return the lines; blank ones may come in. Code stays as it is, save for its indent."""
    found: list[str] = []
    for is_quoted, group in groupby(lines, lambda line: line.startswith(">")):
        if is_quoted:
            inner = normalised([line[1:].removeprefix(" ") for line in group])
            found += [f"> {line}" if line else ">" for line in inner]
        else:
            found += _Lines(list(group)).normalised()
    return found


class _Lines:
    """Lines outside of quotations, and what is open when one is read."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._items = items_of(lines)
        self._open: list[Item] = []
        self._is_new = True  # a blank line, or none, stands above
        self._text: int | None = None  # the level of the lines since then, if all are text
        self._shift = 0  # and how far these move

    def normalised(self) -> Iterator[str]:
        for number, line in enumerate(self._lines):
            if not line.strip():
                self._is_new, self._text = True, None
                yield line
            elif (item := self._items[number]) and (level := self._level(item, number)) is not None:
                if self._needs_blank(item, level):
                    yield ""
                self._open[level:] = [item]
                self._is_new, self._text = False, None
                yield f"{' ' * LEVEL * level}{item.sign}{item.gap}{item.text}"
            else:
                yield self._moved(line)
                self._is_new = False

    def _level(self, item: Item, number: int) -> int | None:
        """Return the level of what looks like an item, None if it is text."""
        level = _count(self._open, item.start, item)
        deep = self._open[level - 1].depth(item.start) if level else item.start
        is_text = self._text is not None and level >= self._text
        return None if deep >= LEVEL or (is_text and not self._is_meant(number)) else level

    def _is_meant(self, number: int) -> bool:
        """Say whether an item below text begins a list: announced, or not alone."""
        if _ANNOUNCES.search(self._lines[number - 1]):
            return True
        for line, item in zip(self._lines[number + 1 :], self._items[number + 1 :], strict=True):
            if item or not line.startswith("  ") or not line.strip():
                return item is not None
        return False

    def _needs_blank(self, item: Item, level: int) -> bool:
        siblings = self._open[level : level + 1]
        is_other_list = any(one.is_numbered != item.is_numbered for one in siblings)
        return self._text is not None or (is_other_list and not self._is_new)

    def _moved(self, line: str) -> str:
        """Return a line of text, moved to its item where a blank line stands above."""
        column = column_of(line)
        if self._is_new:
            self._text = level = _count(self._open, column)
            del self._open[level:]
            deep = self._open[-1].depth(column) if level else column
            self._shift = LEVEL * level + deep - column
        is_moved = self._text and self._open[-1].holds(column)
        return " " * (column + self._shift) + line.lstrip(" ") if is_moved else line


def _count(items: list[Item], column: int, item: Item | None = None) -> int:
    """Return how many of the open items hold a line, each within the one before."""
    return next((i for i, one in enumerate(items) if not one.holds(column, item)), len(items))
