"""The text file an author wrote, and where in it something stands."""

import os
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.common.problem import Level, Problem

# Fenced blocks and code spans: what stands there is shown, never acted upon.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<tick>`+)[^`].*?(?P=tick)", re.M | re.S
)


@dataclass(frozen=True)
class Source:
    """A Markdown file: its path as an author knows it and its whole text (NFC, Unix line ends).

    `begin` is where in it the header ends and the body begins.
    """

    path: str
    text: str
    begin: int = 0

    @property
    def body(self) -> str:
        """The Markdown below the header; cut out anew, for thousands of posts are held at once."""
        return self.text[self.begin :]

    def line_of(self, needle: str, occurrence: int = 0) -> int:
        """Return the line (from 1) of an occurrence (from 0) of `needle` outside code, else 1.

        Occurrences that are part of a longer word or address do not count where there are others.
        """
        word = rf"(?<![\w./:@-]){re.escape(needle)}(?![\w/-]|[.?#&=%]\w)"
        for pattern, text in (
            (word, self.without_code),
            (re.escape(needle), self.without_code),
            (re.escape(needle), self.text),
        ):
            found = [match.start() for match in re.finditer(pattern, text)]
            if found:
                position = found[min(occurrence, len(found) - 1)]
                return self.text.count("\n", 0, position) + 1
        return 1

    def line_of_tag(self, tag: str, said: str = "", occurrence: int = 0) -> int:
        """Return the line (from 1) of a start tag that an author wrote, in any case.

        Counted are those outside code that say `said`, an attribute's name or value.
        """
        written = "|".join(re.escape(form) for form in {said, escape(said)})
        pattern = rf"<{re.escape(tag)}\b[^>]*?(?:{written})"
        found = [m.start() for m in re.finditer(pattern, self.without_code, re.I)]
        if not found:
            return self.line_of(f"<{tag}", occurrence)
        return self.text.count("\n", 0, found[min(occurrence, len(found) - 1)]) + 1

    def problem(
        self,
        needle: str,
        message: str,
        remedy: str,
        *,
        occurrence: int = 0,
        level: Level = Level.FEHLER,
    ) -> Problem:
        """Return a problem that points to the line of `needle`."""
        return Problem(self.path, self.line_of(needle, occurrence), message, remedy, level)

    @property
    def without_code(self) -> str:
        """The text with blanks in the place of code, line for line."""
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text)


# No page and no feed can carry these (XML 1.0, 2.2; HTML, 13.2.3.5).
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")


def unfit_characters(source: Source, text: str) -> list[Problem]:
    """Return a problem where `text`, made of `source`, holds a character that nobody can read."""
    found = UNFIT.search(text)
    if found is None:
        return []
    number = ord(found[0])
    written = [found[0], f"&#{number};", f"&#x{number:x};"]
    needle = next((w for w in written if w in source.text), "&#")
    message = f"Hier steht ein unsichtbares Steuerzeichen (U+{number:04X})."
    return [source.problem(needle, message, "Es löschen, am besten die Zeile neu tippen.")]


def display_path(path: str | Path) -> str:
    """Return `path` as seen from the project's root, for messages."""
    # Not resolve(): a name may hold what no file system knows, and a link stays as it is called.
    absolute, root = Path(os.path.normpath(Path.cwd() / path)), Path.cwd()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)


def settings_file() -> Source:
    """Return the file of the site's settings, to name a line of it."""
    path = Path("pelicanconf.py")
    return Source(str(path), path.read_text(encoding="utf-8"))
