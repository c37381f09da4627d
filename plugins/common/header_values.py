"""The values of a header: text over one line or several, lists, and what YAML writers put around.

Nothing is typed: `No`, `19:30` and `2035` are text. Of YAML only its ways to write a text count
(https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions).
"""

import re
from dataclasses import dataclass, field
from html import unescape

import yaml

from plugins.common.problem import UNFIT

_ITEM = re.compile(r"\s*-\s+(?P<text>.*)$")
# `description: >`: the text stands in the indented lines below.
_BLOCK = re.compile(r"[>|][+-]?\d?[+-]?")
# Blanks of all widths, and what has none; not the joiners within an emoji.
_UNSEEN = "\u00ad\u200b\u2060\ufeff" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WITHIN_A_WORD = re.compile(r"(?<=[^\W\d_])`(?=[^\W\d_])")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")


@dataclass
class Value:
    """A value while its lines are read; `lines` are those of a text, `items` those of a list."""

    lines: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    is_block: bool = False

    @classmethod
    def begun(cls, text: str) -> "Value":
        """Return the value that begins with what stands behind its key."""
        block = _BLOCK.fullmatch(text.strip()) is not None
        return cls(lines=[] if block else [text], is_block=block)

    def takes(self, line: str) -> bool:
        """Take a further line; say whether it belongs here: an item, or anything indented."""
        item = None if self.is_block else _ITEM.match(line)
        if item:
            self.items.append(item["text"])
        elif line[:1].isspace() and self.items:
            self.items[-1] += f" {line.strip()}"
        elif line[:1].isspace():
            self.lines.append(line)
        return item is not None or line[:1].isspace()

    def read(self) -> str | list[str]:
        """Return the text in one line; a list where there are items, with such a text first."""
        text = _meant(unquote(" ".join(filter(None, map(str.strip, self.lines)))))
        items = [_meant(unquote(item)) for item in self.items]
        return [*filter(None, [text]), *items] if items else text


def _meant(text: str) -> str:
    """Return a text with entities as what they mean ("Rhein &amp; Main"); a header is no HTML.

    Nor is it Markdown: a backtick within a word is an apostrophe (geht`s).
    """
    text = _ENTITY.sub(_character, text) if "&" in text else text
    return _WITHIN_A_WORD.sub("'", text) if "`" in text else text


def _character(entity: re.Match[str]) -> str:
    meant = unescape(entity[0])
    return entity[0] if not meant or UNFIT.search(meant) or "\ufffd" in meant else meant


def unquote(value: str) -> str:
    """Return a text without the quotes around the whole of it, which are an editor's.

    Nor is what nobody sees at its edges.
    """
    value = value.strip(_UNSEEN)
    if len(value) < 2 or not _QUOTED.fullmatch(value):
        return value
    try:
        content = str(yaml.load(value, yaml.BaseLoader))  # noqa: S506 - makes nothing but text
    except (yaml.YAMLError, ValueError):  # "C:\Users": no escape that YAML knows, or no character
        return value[1:-1]
    return value[1:-1] if UNFIT.search(content) else " ".join(content.splitlines())
