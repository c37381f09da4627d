"""What a single line of Markdown begins: a heading, a fence, a rule, a definition.

https://spec.commonmark.org/0.31.2/#leaf-blocks, and beyond it `##Titel` and a phone's `—-`.
"""

import re
from typing import NamedTuple

TAB = 4  # columns
CODE = 4  # so many columns in, a line is code
# One of these must stand first where a line begins anything but a paragraph.
BEGINS = re.compile(r" {0,3}(?:[`~#<>=\-+*_\[:•·▪‣◦●○–—]|\d{1,9}[.)]|[a-z]\))")
RULE = re.compile(r"(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|(?=-*[–—])[-–—]{2,}\s*)$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]:")
DEFINITION = re.compile(r":( {1,3})(?=\S)")
# Lines that are nothing but definitions of links stand under no heading's text.
LINK_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s*\S+$")
# After one # a blank is asked for: `#Wärmewende` is a tag; after two of them none is.
_HEADING = re.compile(r"(?P<level>#{1,6})(?:[ \t]+(?P<text>.*)|(?P<close>(?<=##)[^#\s].*)|$)")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_FENCE = re.compile(r"(?:(?P<ticks>`{3,})(?P<info>[^`]*)|(?P<tildes>~{3,})(?P<other>.*))$")
_STRUCTURE = re.compile(r"[ \t>]*(?:(?:[-+*•·▪‣◦●○–]|\d{1,9}[.)]|[a-z]\)|:)[ \t>]+)*")


class Heading(NamedTuple):
    """A heading in one line."""

    level: int
    text: str


class Fence(NamedTuple):
    """What opens code: its signs, and the words behind."""

    sign: str
    info: str


def heading_of(text: str) -> Heading | None:
    """Return the heading that a line is; `# Kurs in C#` keeps its last sign."""
    found = _HEADING.match(text)
    if found is None:
        return None
    level = found["level"]
    if close := found["close"]:
        return Heading(len(level), close.removesuffix(level).strip())
    return Heading(len(level), _CLOSING.sub("", found["text"] or "").strip())


def fence_of(text: str) -> Fence | None:
    """Return the fence that a line opens."""
    found = _FENCE.match(text)
    if found is None:
        return None
    return Fence(found["ticks"] or found["tildes"], (found["info"] or found["other"] or "").strip())


def closes(text: str, sign: str) -> bool:
    """Say whether a line closes the fence that `sign` opened."""
    written = text.strip()
    return len(written) >= len(sign) and set(written) == {sign[0]} and indent_of(text) < CODE


def indent_of(text: str) -> int:
    """Return how many columns of blanks stand first."""
    return len(text) - len(text.lstrip(" "))


def in_columns(line: str) -> str:
    """Return a line with blanks for the tabs before its text."""
    if "\t" not in line:
        return line
    found = _STRUCTURE.match(line)
    end = found.end() if found else 0
    return line[:end].expandtabs(TAB) + line[end:]
