"""What Markdown's extensions say of a text: they know its lines, and nothing of its file."""

from dataclasses import dataclass
from typing import Any

from plugins.common.problem import Level, Problem
from plugins.common.source import Source


@dataclass(frozen=True)
class Remark:
    """What an author should mend: in that line of the body, from 1; 0 says where `needle` is.

    `needle` may span lines; `occurrence` counts from 0.
    """

    line: int
    needle: str
    message: str
    remedy: str
    level: Level = Level.FEHLER
    occurrence: int = 0

    def problem(self, source: Source) -> Problem:
        """Return it with the file and line where it stands."""
        if not self.line:
            needle = self.needle if self.needle in source.text else self.needle.split("\n")[0]
            message, remedy, nth, level = self.message, self.remedy, self.occurrence, self.level
            return source.problem(needle, message, remedy, occurrence=nth, level=level)
        line = source.text.count("\n", 0, source.begin) + self.line
        return Problem(source.path, line, self.message, self.remedy, self.level)


def remarks_of(markdown: Any) -> list[Remark]:
    """Return the list that extensions of this Markdown fill while they convert a text."""
    remarks: list[Remark] = markdown.__dict__.setdefault("remarks", [])
    return remarks
