"""What the report tells of a text, and the line that it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """What the report tells of a text; `line` is 0 where it is about none."""

    message: str
    line: int = 0


@dataclass(frozen=True)
class Remark:
    """What is told while a text is written.

    `needle` is text of the line it is about, `behind` the block written before it, None where it is
    about no line.
    """

    message: str
    needle: str = ""
    behind: str | None = None


def placed(remarks: Iterable[Remark], written: str) -> Iterator[Note]:
    """Yield notes with their lines, each once; what is told stands in the order of the text."""
    begin = written.find("\n---\n") + 5
    reached = begin
    notes: dict[Note, None] = {}
    for one in remarks:
        reached = max(reached, _after(one.behind, written, reached) or 0)
        at = written.find(one.needle, reached) if one.needle else -1
        at = written.find(one.needle, begin) if one.needle and at < 0 else at
        if at < 0 and one.behind is not None:
            at = _next_text(written, reached)
        notes[Note(one.message, written.count("\n", 0, at) + 1 if at >= 0 else 0)] = None
    yield from notes


def _after(block: str | None, written: str, begin: int) -> int | None:
    """Return where the text goes on behind a block, None where that is not found."""
    last = (block or "").rstrip().rpartition("\n")[2].strip()
    found = re.compile(f"{re.escape(last)}$", re.M).search(written, begin) if last else None
    return found.start() + len(last) if found else None


def _next_text(written: str, at: int) -> int:
    """Return where the next line with text begins, or the end of all text."""
    begin = written.rfind("\n", 0, at) + 1
    if at > begin:  # within a line: it is another one's
        begin = (written.find("\n", at) + 1) or len(written)
    found = re.compile(r"^[^\n]*\S", re.M).search(written, begin)
    return found.start() if found else len(written.rstrip()) - 1
