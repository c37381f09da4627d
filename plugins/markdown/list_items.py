"""Which lines of Markdown are items of a list, as CommonMark or a word processor has them."""

import re
from dataclasses import dataclass

from plugins.markdown.german_dates import NUMBER

LEVEL = 4  # columns, also those of a tab
_RULE = re.compile(r" *([-*])(?: *\1){2,} *")
_ITEM = re.compile(
    rf" *(?:(?P<bullet>[-*+])|(?P<pasted>[•·])|(?P<number>{NUMBER}|\d{{1,3}}\)))"
    r"(?P<gap> +)(?P<text>.*)"
)
_PASTED = re.compile(r" *[•·] ")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_TASK = re.compile(r"\[([ xX])\](?= )")


@dataclass
class Item:
    """A line that begins an item of a list: its sign, the blanks after it, the rest; in columns."""

    sign: str
    gap: str
    text: str
    start: int  # the column of its sign
    within: int  # the column from which a line belongs to it
    base: int | None = None  # where its content begins, once a line of it was seen

    @property
    def is_numbered(self) -> bool:
        """Whether its sign is a number."""
        return self.sign[0].isdigit()

    def holds(self, column: int, item: "Item | None" = None) -> bool:
        """Say whether a line, or an item, belongs to this one."""
        is_other_kind = item is not None and item.is_numbered != self.is_numbered
        return column >= (self.start + 2 if is_other_kind else self.within)

    def depth(self, column: int) -> int:
        """Return how far behind the begin of the content a line stands."""
        if self.base is None:
            self.base = self.start + LEVEL if column >= self.start + LEVEL else column
        return max(column - self.base, 0)


def items_of(lines: list[str]) -> list[Item | None]:
    """Return for each line what it is as an item of a list."""
    code = _fenced(lines)
    written = [number for number, line in enumerate(lines) if line.strip()]
    pasted = [bool(_PASTED.match(lines[number])) for number in written]
    items: list[Item | None] = [None] * len(lines)
    for i, number in enumerate(written):
        if not code[number]:
            has_neighbour = any(pasted[max(i - 1, 0) : i] + pasted[i + 1 : i + 2])
            items[number] = _item(lines[number], has_neighbour=has_neighbour)
    return items


def _item(line: str, *, has_neighbour: bool) -> Item | None:
    found = _ITEM.match(line)
    if found is None or _RULE.fullmatch(line) or (found["pasted"] and not has_neighbour):
        return None
    start, gap = column_of(line), found["gap"]
    sign = found["bullet"] or (found["number"] or "-").replace(")", ".")
    text = found["text"]
    if task := _TASK.match(text):
        text = ("☐" if task[1] == " " else "☑") + text[task.end() :]
    return Item(sign, gap, text, start, min(start + len(sign + gap), start + LEVEL))


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


def column_of(line: str) -> int:
    """Return the column at which a line's text begins."""
    return len(line) - len(line.lstrip(" "))
