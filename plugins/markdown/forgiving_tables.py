"""Python-Markdown extension: tables as authors write them, whatever kramdown made of them before.

    | Montag   | 18 Uhr |        a header line is not asked for
    | Dienstag | 19 Uhr | Saal   and a row may be longer than the first: no cell is dropped

A table may also follow upon a text without a blank line, as on GitHub
(https://github.github.com/gfm/#tables-extension-). In the line below the header, phones make `—`
of dashes.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableExtension, TableProcessor

_PRIORITY = 75  # the extension's own: after code, before quotes and lists
_LINE = re.compile(r"\|(?:\s*(?::?-{2,}:?|={2,})\s*\|)+")  # between header and rows, or sections
_DASHES = re.compile(r"[\s|:–—-]*[–—][\s|:–—-]*")  # of a phone
_DELIMITERS = re.compile(r"(?=[^|]*\|)[|\s]*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_TEXT = re.compile(r"[^|\s:=–—-]")  # a table has some
_HEAD = 2  # lines: the header and the one below it


class ForgivingTables(TableExtension):
    """Named in the setting MARKDOWN in the place of markdown.extensions.tables."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our processor in the place of the extension's."""
        super().extendMarkdown(md)
        processor = _Processor(md.parser, self.getConfigs())
        md.parser.blockprocessors.register(processor, "table", _PRIORITY)


class _Processor(TableProcessor):
    def __init__(self, parser: BlockParser, config: dict[str, object]) -> None:
        super().__init__(parser, config)
        self._start = 0  # the line of the block in which the table begins

    def test(self, parent: Element, block: str) -> bool:
        """Say whether there is a table in a block."""
        if "|" not in block or not _TEXT.search(block):
            return False
        lines = _lines(block)
        bordered = [i for i, line in enumerate(lines) if i and line.lstrip().startswith("|")]
        ruled = [i - 1 for i, line in enumerate(lines) if i > 1 and _DELIMITERS.fullmatch(line)]
        for self._start in (0, *sorted({*bordered[:1], *ruled[:1]})):
            rest = "\n".join(lines[self._start :])
            if super().test(parent, rest) or self._is_headless(lines[self._start :]):
                return True
        return False

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the table of the first block; what stands above it is text."""
        lines = _lines(blocks.pop(0))
        above, rows = lines[: self._start], lines[self._start :]
        if above:
            blocks[:0] = ["\n".join(above), "\n".join(rows)]
            return
        if not super().test(parent, "\n".join(rows)):
            rows = self._with_header(rows)
            super().test(parent, "\n".join(rows))
        missing = max(map(self._cells, rows)) - len(self.separator)
        self.separator = [*self.separator, *[""] * missing]  # type: ignore[assignment]  # a list
        super().run(parent, ["\n".join(rows)])
        table = parent[-1]
        head, body = table
        if not any((cell.text or "").strip() for cell in head[0]):
            table.remove(head)
        if len(rows) == _HEAD:
            table.remove(body)

    def _is_headless(self, lines: list[str]) -> bool:
        """Say whether these are rows of at least two cells, each behind a bar; one between bars."""
        rows = [line.strip() for line in lines]
        is_open = len(rows) == 1 and not self.RE_END_BORDER.search(rows[0])
        has_text = any(row.strip("| -:=") for row in rows)
        are_rows = all(row.startswith("|") and self._cells(row) > 1 for row in rows)
        return has_text and are_rows and not is_open

    def _with_header(self, rows: list[str]) -> list[str]:
        """Return the rows below an empty header, without the lines that part sections."""
        first = rows[0].strip()
        cells = [row for row in rows if not _LINE.fullmatch(row.strip())]
        columns = max(map(self._cells, rows))
        line = first if _LINE.fullmatch(first) and "=" not in first else "|---" * columns + "|"
        return ["|" + " |" * (self._cells(line)), line, *cells]

    def _split_row(self, row: str) -> list[str]:
        r"""Return the cells of a row, in which `\|` is a bar, also in code."""
        cells: list[str] = super()._split_row(row)  # type: ignore[misc]  # the stubs do not know it
        return [cell.replace("\\|", "|") for cell in cells]

    def _cells(self, row: str) -> int:
        row = self.RE_END_BORDER.sub("", row.strip().removeprefix("|"))
        return len(self._split(row))  # type: ignore[attr-defined]  # the stubs do not know it


def _lines(block: str) -> list[str]:
    """Return the lines of a block, with the dashes that were typed for those of a phone."""
    lines = block.split("\n")
    if "–" not in block and "—" not in block:
        return lines
    return [_typed(line) if "|" in line and _DASHES.fullmatch(line) else line for line in lines]


def _typed(line: str) -> str:
    return line.replace("–", "-").replace("—", "--")
