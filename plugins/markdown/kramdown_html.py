"""HTML as kramdown has it: `<div markdown="1">` says that what stands within is Markdown.

The attribute goes, and blank lines come around what is within, so that it is read as on GitHub.
"""

import re
from collections.abc import Iterator
from textwrap import dedent

from markdown.preprocessors import Preprocessor

_OPEN = re.compile(
    r"""(?P<indent>[ \t]*)<(?P<name>[a-zA-Z][\w-]*)(?P<before>[^<>]*?)
    \s+markdown\s*=\s*(?P<quote>["']?)(?P<value>\w+)(?P=quote)(?P<after>[^<>]*)>(?P<rest>.*)""",
    re.X,
)
_SPAN = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_OFF = "0"
_SUMMARY = re.compile(r"\s*<summary>.*</summary>\s*")


class KramdownHtml(Preprocessor):
    """Registered by plugins.markdown.blocks."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without the attribute."""
        return list(_cleared(lines)) if any("markdown" in line for line in lines) else lines


def _cleared(lines: list[str]) -> Iterator[str]:
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        found = _OPEN.fullmatch(line) if "markdown" in line else None
        if found is None:
            yield line
            continue
        within, after, count = _content(found, lines[number:])
        if found["value"] == _OFF or count is None:
            yield line[: found.end("before")] + line[found.start("after") :]
        else:
            yield from _opened(found, list(_cleared(within)), after)
            number += count


def _content(found: re.Match[str], lines: list[str]) -> tuple[list[str], str, int | None]:
    """Return what stands within an element, what behind its end, and in how many more lines."""
    tag = re.compile(rf"<(/?){found['name']}\b[^<>]*>", re.I)
    depth = 1
    within: list[str] = []
    for number, line in enumerate([found["rest"], *lines]):
        for one in tag.finditer(line):
            depth += -1 if one[1] else 1
            if not depth:
                return _dedented([*within, line[: one.start()]]), line[one.end() :], number
        within.append(line)
    return [], "", None


def _dedented(lines: list[str]) -> list[str]:
    """Return lines, moved to the first column; what stands behind the tag is there already."""
    rest = dedent("\n".join(lines[1:])).split("\n") if lines[1:] else []
    blank = [""] if _SUMMARY.fullmatch(lines[0]) else []
    return [lines[0].lstrip(), *blank, *rest]


def _opened(found: re.Match[str], within: list[str], after: str) -> Iterator[str]:
    """Yield the element with Markdown in it; a paragraph needs no tags of its own."""
    name, attributes = found["name"], found["before"] + found["after"]
    indent = found["indent"]
    if name == "p" and not attributes.strip():
        lines = ["", *within, "", after]
    else:
        name = "div" if name in _SPAN else name
        lines = [f"<{name}{attributes}>", "", *within, "", f"</{name}>", "", after]
    yield from (f"{indent}{line}" if line else "" for line in lines)
