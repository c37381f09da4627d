"""Lines of Markdown, with lists written as Python-Markdown reads them.

It asks for four columns a level, a blank line above a list, and its own signs. Authors write as
CommonMark (https://spec.commonmark.org/0.31.2/#list-items) or a word processor has it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.front_matter.german_dates import NUMBER

_LEVEL = 4  # columns, also those of a tab
_RULE = re.compile(r" *([-*])(?: *\1){2,} *")
_ITEM = re.compile(
    rf" *(?:(?P<bullet>[-*+])|(?P<pasted>[•·])|(?P<number>{NUMBER}|\d{{1,3}}\)))"
    r"(?P<gap> +)(?P<text>.*)"
)
_PASTED = re.compile(r" *[•·] ")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_TASK = re.compile(r"\[([ xX])\](?= )")
# A line that announces a list: "Wir brauchen:", "**Wir brauchen:**".
_ANNOUNCES = re.compile(r":[*_ ]*$")


@dataclass
class _Item:
    sign: str
    gap: str
    text: str
    start: int  # the column of its sign
    within: int  # the column from which a line belongs to it
    base: int | None = None  # where its content begins, once a line of it was seen

    @property
    def is_numbered(self) -> bool:
        return self.sign[0].isdigit()

    def holds(self, column: int, item: "_Item | None" = None) -> bool:
        """Say whether a line, or an item, belongs to this one."""
        is_other_kind = item is not None and item.is_numbered != self.is_numbered
        return column >= (self.start + 2 if is_other_kind else self.within)

    def depth(self, column: int) -> int:
        """Return how far behind the begin of the content a line stands."""
        if self.base is None:
            self.base = self.start + _LEVEL if column >= self.start + _LEVEL else column
        return max(column - self.base, 0)


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
        self._items = _items(lines)
        self._open: list[_Item] = []
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
                yield f"{' ' * _LEVEL * level}{item.sign}{item.gap}{item.text}"
            else:
                yield self._moved(line)
                self._is_new = False

    def _level(self, item: _Item, number: int) -> int | None:
        """Return the level of what looks like an item, None if it is text."""
        level = _count(self._open, item.start, item)
        deep = self._open[level - 1].depth(item.start) if level else item.start
        is_text = self._text is not None and level >= self._text
        return None if deep >= _LEVEL or (is_text and not self._is_meant(number)) else level

    def _is_meant(self, number: int) -> bool:
        """Say whether an item below text begins a list: announced, or not alone."""
        if _ANNOUNCES.search(self._lines[number - 1]):
            return True
        for line, item in zip(self._lines[number + 1 :], self._items[number + 1 :], strict=True):
            if item or not line.startswith("  ") or not line.strip():
                return item is not None
        return False

    def _needs_blank(self, item: _Item, level: int) -> bool:
        siblings = self._open[level : level + 1]
        is_other_list = any(one.is_numbered != item.is_numbered for one in siblings)
        return self._text is not None or (is_other_list and not self._is_new)

    def _moved(self, line: str) -> str:
        """Return a line of text, moved to its item where a blank line stands above."""
        column = _column(line)
        if self._is_new:
            self._text = level = _count(self._open, column)
            del self._open[level:]
            deep = self._open[-1].depth(column) if level else column
            self._shift = _LEVEL * level + deep - column
        is_moved = self._text and self._open[-1].holds(column)
        return " " * (column + self._shift) + line.lstrip(" ") if is_moved else line


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _count(items: list[_Item], column: int, item: _Item | None = None) -> int:
    """Return how many of the open items hold a line, each within the one before."""
    return next((i for i, one in enumerate(items) if not one.holds(column, item)), len(items))


def _items(lines: list[str]) -> list[_Item | None]:
    """Return for each line what it is as an item of a list."""
    code = _fenced(lines)
    written = [number for number, line in enumerate(lines) if line.strip()]
    pasted = [bool(_PASTED.match(lines[number])) for number in written]
    items: list[_Item | None] = [None] * len(lines)
    for i, number in enumerate(written):
        if not code[number]:
            has_neighbour = any(pasted[max(i - 1, 0) : i] + pasted[i + 1 : i + 2])
            items[number] = _item(lines[number], has_neighbour=has_neighbour)
    return items


def _item(line: str, *, has_neighbour: bool) -> _Item | None:
    found = _ITEM.match(line)
    if found is None or _RULE.fullmatch(line) or (found["pasted"] and not has_neighbour):
        return None
    start, gap = _column(line), found["gap"]
    sign = found["bullet"] or (found["number"] or "-").replace(")", ".")
    text = found["text"]
    if task := _TASK.match(text):
        text = ("☐" if task[1] == " " else "☑") + text[task.end() :]
    return _Item(sign, gap, text, start, min(start + len(sign + gap), start + _LEVEL))


def _fenced(lines: list[str]) -> list[bool]:
    """Say for each line whether it stands within a fence that is closed."""
    within = [False] * len(lines)
    begin, sign = 0, ""
    for number, line in enumerate(lines):
        if not sign and (fence := _FENCE.match(line)):
            begin, sign = number, fence[1]
        elif sign and line.strip() == sign:
            within[begin : number + 1] = [True] * (number + 1 - begin)
            sign = ""
    return within
