"""The text file an author wrote, and where in it something stands."""

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.common.problem import Level, Problem

# Fenced blocks and code spans: what stands there is shown, never acted upon.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<tick>`+)[^`].*?(?P=tick)", re.M | re.S
)


@dataclass(frozen=True)
class Source:
    """A Markdown file: its path as an author knows it and its whole text (NFC, Unix line ends)."""

    path: str
    text: str

    def line_of(self, needle: str) -> int:
        """Return the line (from 1) where `needle` first stands outside code, else 1."""
        position = self._without_code.find(needle)
        if position < 0:
            position = self.text.find(needle)
        return self.text.count("\n", 0, position) + 1 if position >= 0 else 1

    def problem(
        self, needle: str, message: str, remedy: str, level: Level = Level.FEHLER
    ) -> Problem:
        """Return a problem that points to the line of `needle`."""
        return Problem(self.path, self.line_of(needle), message, remedy, level)

    @property
    def _without_code(self) -> str:
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text)


def display_path(path: str | Path) -> str:
    """Return `path` as seen from the project's root, for messages."""
    absolute = Path(path).resolve()
    root = Path.cwd().resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)
