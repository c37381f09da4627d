"""Whether a text comes out as others have it, and what is said where it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import pelicanconf
from plugins.body import attributes, autolinks, elements, tags
from plugins.body.markdown import Converter
from plugins.checks import wording
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place, Step
from plugins.common.tree import Tree
from tools.markdown.shapes import Shape, shape

# The steps that tell what is odd in a text; the others need a site around it.
_STEPS: tuple[Step, ...] = (elements.check, attributes.check, autolinks.link, wording.check)


class Verdict(StrEnum):
    """What became of an example."""

    SAME = "same"
    KINDER = "kinder on purpose"
    NAMED = "named"
    WRONG = "wrong"


@dataclass(frozen=True)
class Found:
    """What we make of a text, what it means to others, and what a build would say of it."""

    ours: tuple[Shape, ...]
    theirs: tuple[Shape, ...]
    problems: tuple[Problem, ...]

    def verdict(self, *, is_on_purpose: bool = False) -> Verdict:
        """Return what became of it; `is_on_purpose` where a list gives a reason."""
        if self.ours == self.theirs:
            return Verdict.SAME
        if is_on_purpose:
            return Verdict.KINDER
        return Verdict.NAMED if self.problems else Verdict.WRONG


def compare(text: str, html: str) -> Found:
    """Return what comes of `text` here, beside the HTML that others make of it."""
    ours, problems = rendered(text)
    return Found(shape(ours), shape(html), tuple(problems))


@cache
def _converter() -> Converter:
    return Converter(pelicanconf.MARKDOWN)


def rendered(text: str) -> tuple[str, list[Problem]]:
    """Return the HTML of a text, links of bare addresses in it, and what is said of it."""
    source = Source("beispiel.md", text)
    converted = _converter().convert(text)
    problems = [remark.problem(source) for remark in converted.remarks]
    problems += tags.check(converted, source)
    tree, place = Tree(converted.html, converted.texts), Place(source, "news", "/beispiel.html")
    for step in _STEPS:
        problems += step(tree, place)
    return str(tree), problems


@cache
def reference() -> Callable[[str], str]:
    """Return markdown-it-py, reading what GitHub reads: CommonMark, tables, ~~."""
    from markdown_it import MarkdownIt

    reader: Any = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return lambda text: str(reader.render(text))
