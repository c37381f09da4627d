"""The text file an author wrote, and where in it something stands."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from plugins.common.locating import Locator
from plugins.common.problem import UNFIT, Level, Problem


@dataclass(frozen=True)
class Source:
    """A Markdown file: its path as an author knows it and its whole text (NFC, Unix line ends).

    `begin` is where in it the header ends and the body begins, `lines` those of what the header
    says, by key.
    """

    path: str
    text: str
    begin: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def body(self) -> str:
        """The Markdown below the header; cut out anew, for thousands of posts are held at once."""
        return self.text[self.begin :]

    @cached_property
    def locator(self) -> Locator:
        """What finds the lines of things in it."""
        return Locator(self.text, self.begin)

    @property
    def without_code(self) -> str:
        """The text with blanks in the place of code and comments, line for line."""
        return self.locator.search.without_code

    def problem(
        self,
        needle: str,
        message: str,
        remedy: str,
        *,
        occurrence: int = 0,
        level: Level = Level.FEHLER,
        behind: str = "",
    ) -> Problem:
        """Return a problem that points to the line of a text, or of what is `behind` its begin."""
        line = self.locator.text(needle, occurrence, behind)
        return Problem(self.path, line, message, remedy, level)

    def problem_in_header(
        self, key: str, message: str, remedy: str, level: Level = Level.FEHLER
    ) -> Problem:
        """Return a problem at the line of a key of the header."""
        line = self.lines.get(key) or self.locator.text(f"{key}:")
        return Problem(self.path, line, message, remedy, level)


def unfit_characters(source: Source, text: str) -> list[Problem]:
    """Return a problem where `text`, made of `source`, holds a character that nobody can read."""
    found = UNFIT.search(text)
    if found is None:
        return []
    number = ord(found[0])
    written = re.compile(
        f"{re.escape(found[0])}|&#0*{number}(?!\\d)|&#[xX]0*{number:x}(?![0-9a-fA-F])", re.I
    )
    place = written.search(source.text, source.begin) or written.search(source.text)
    line = source.locator.line_at(place.start()) if place else 1
    message = f"Hier steht ein unsichtbares Steuerzeichen (U+{number:04X})."
    return [Problem(source.path, line, message, "Es löschen, am besten die Zeile neu tippen.")]


def display_path(path: str | Path) -> str:
    """Return `path` as seen from the project's root, for messages."""
    # Not resolve(): a name may hold what no file system knows, and a link stays as it is called.
    absolute, root = Path(os.path.normpath(Path.cwd() / path)), Path.cwd()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)


def settings_file() -> Source:
    """Return the file of the site's settings, to name a line of it."""
    return source_of(Path("pelicanconf.py"))


def source_of(path: Path) -> Source:
    """Return a file of the project, an empty text where it cannot be read."""
    try:
        return Source(display_path(path), path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return Source(display_path(path), "")
