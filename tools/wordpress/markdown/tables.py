"""Tables: a line for each row; what Markdown has no cells for is filled up."""

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from tools.wordpress.markdown import signs
from tools.wordpress.markdown.nodes import attribute, descendants, kids

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer

_CODE_OR_BAR = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)|\|")
_BOLD = re.compile(r"\*\*([^*\\]+)\*\*")
MOST = 60  # columns that a cell may span


def table(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a table, below it its caption; of one with a single cell, what that holds."""
    lines = [row for row in descendants(node, "tr") if _of(row, node)]
    cells = [[one for one in kids(row) if one.tag in {"td", "th"}] for row in lines]
    caption = next(descendants(node, "caption"), None)
    caption_text = writer.line(caption) if caption else ""
    below = [caption_text] if caption_text else []
    cells = [row for row in cells if row]
    if not cells:
        return [
            *writer.blocks([k for k in kids(node) if k.tag != "caption"] if not lines else []),
            *below,
        ]
    if all(len(row) == 1 for row in cells) or any(_holds_a_table(c) for row in cells for c in row):
        # It only arranged what it holds.
        return [made for row in cells for c in row for made in writer.blocks(kids(c))] + below
    grid = _filled(writer, cells)
    width = max(map(len, grid))
    rows = [[*row, *[""] * (width - len(row))] for row in grid]
    has_head = all(cell.tag == "th" for cell in cells[0]) or (len(rows) > 1 and _is_bold(rows[0]))
    head = [_BOLD.sub(r"\1", one) for one in rows.pop(0)] if has_head else [""] * width
    made = [_row(head), _row(["---"] * width), *map(_row, rows)]
    return ["\n".join(made), *below]


def _is_bold(row: list[str]) -> bool:
    """Say whether a row is set in bold, as a head was where an editor had none."""
    return bool(row[0]) and all(not cell or _BOLD.fullmatch(cell) for cell in row)


def _of(row: LexborNode, table: LexborNode) -> bool:
    """Say whether a row is one of this table, not of one within."""
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent is not None and parent.mem_id == table.mem_id


def _holds_a_table(cell: LexborNode) -> bool:
    return next(descendants(cell, "table", "pre", "details", "iframe"), None) is not None


def _filled(writer: "Writer", cells: list[list[LexborNode]]) -> list[list[str]]:
    """Return the text of all cells; one that spans several is followed by empty ones."""
    grid: list[list[str]] = []
    hanging: dict[int, int] = {}  # column: rows that a cell from above still takes
    is_spanned = False
    for row in cells:
        made: list[str] = []
        for cell in row:
            while hanging.get(len(made), 0) > 0:
                hanging[len(made)] -= 1
                made.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            is_spanned |= wide > 1 or high > 1
            for column in range(wide):
                hanging[len(made)] = max(hanging.get(len(made), 0), high - 1)
                made.append(_cell(writer, cell) if column == 0 else "")
        grid.append(made)
    if is_spanned:
        writer.context.note("Verbundene Zellen einer Tabelle stehen nun einzeln.")
    return grid


def _span(cell: LexborNode, name: str) -> int:
    number = attribute(cell, name)
    return min(max(int(number), 1), MOST) if number.isdecimal() and len(number) < 6 else 1


def _cell(writer: "Writer", cell: LexborNode) -> str:
    """Return a cell in one line; paragraphs and items within are parted by <br>."""
    text = signs.finished(writer.inline.pieces(kids(cell)))
    text = text.replace("\\\n", "<br>").replace("\n", " ")
    text = re.sub(r"(?<!\\)\\\|", "|", text)
    # A backslash holds within code, but not within the text of a link; a number elsewhere.
    return _CODE_OR_BAR.sub(
        lambda found: "&#124;" if found[0] == "|" else found[0].replace("|", "\\|"), text
    )


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
