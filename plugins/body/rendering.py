"""One body, from Markdown to what the page and the feeds show."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from plugins.body import tags
from plugins.body.markdown import Converter
from plugins.body.placeholders import left_in, without
from plugins.body.text import beginning
from plugins.common.fingerprint import fingerprint, print_or_none
from plugins.common.problem import Problem
from plugins.common.source import Source, unfit_characters
from plugins.common.steps import Only, Place, Step, TextStep
from plugins.common.tree import Tree
from plugins.common.unexpected import told


@dataclass(frozen=True)
class Texts:
    """The plain texts of a header; summary may be ""."""

    title: str
    description: str
    summary: str


@dataclass(frozen=True)
class Body:
    """What readers see of a text: `html` on its page, `feed` in feeds ("" where it is in none).

    `ids` are what a #fragment may lead to, `fragments` the links with one to this site. A body
    `is_whole` if every step did its work; else nobody knows what it lacks.
    """

    html: str
    feed: str
    title: str
    description: str
    summary: str
    ids: tuple[str, ...]
    fragments: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_whole: bool = True


_NESTING = re.compile(r"[ \t>*+-]*(?:\d+[.)] )*")
_NOTHING: Mapping[str, Any] = {"html": "", "feed": "", "ids": (), "fragments": ()}


@dataclass(frozen=True)
class Press:
    """What all bodies go through: Markdown, then steps by name in their order."""

    converter: Converter
    steps: Mapping[str, Step]
    body_steps: Sequence[str]
    feed_steps: Sequence[str]
    text_steps: Sequence[TextStep]
    taken: list[str] = field(default_factory=list)  # the steps that the last body went through

    @cached_property
    def prints(self) -> Mapping[str, bytes | None]:
        """The print of each step; None where what it does may hang on more than it shows."""
        return {name: print_or_none(step) for name, step in self.steps.items()}

    @cached_property
    def print_of_all(self) -> bytes:
        """What a body hangs on besides its text and place, as far as it is known."""
        steps = [(name, self.prints.get(name)) for name in (*self.body_steps, *self.feed_steps)]
        return fingerprint((steps, [print_or_none(step) for step in self.text_steps]))

    @property
    def was_repeatable(self) -> bool:
        """Whether every step that the last body went through has a print."""
        texts = all(print_or_none(step) for step in self.text_steps)
        return texts and all(self.prints.get(name) for name in self.taken)

    def render(self, texts: Texts, place: Place, *, in_feed: bool) -> Body:
        """Return the body; what steps found for templates is in `place.notes`.

        A step that fails is one of its problems, and the next one goes on with what there is.
        """
        self.taken.clear()
        problems: list[Problem] = []
        parts: dict[str, Any] = {}
        with told(problems, place.source.path):
            parts = self._parts(texts, place, problems, in_feed=in_feed)
        failed = any(problem.traceback for problem in problems)
        return Body(
            **{**_NOTHING, **vars(texts), **parts},
            is_whole=bool(parts) and not failed,
            problems=tuple(problems),
        )

    def _parts(
        self, texts: Texts, place: Place, problems: list[Problem], *, in_feed: bool
    ) -> dict[str, Any]:
        """Return what a Body says besides its problems, nothing where Markdown gives up."""
        tree = self._tree(place.source, problems)
        if tree is None:
            return {}
        self._go_through(self.body_steps, tree, place, problems)
        html, ids = str(tree), tuple(sorted({*tree.ids(), *filter(None, [place.notes.title_id])}))
        problems += unfit_characters(place.source, html)
        said = {**vars(texts), "summary": texts.summary or beginning(tree)}
        fragments = tuple(url for _, _, url in tree.urls() if _has_own_fragment(url))
        if in_feed:
            self._go_through(self.feed_steps, tree, place, problems)
        plain = {name: _changed(text, self.text_steps) for name, text in said.items()}
        feed = str(tree) if in_feed else ""
        return {"html": html, "feed": feed, "ids": ids, "fragments": fragments, **plain}

    def _tree(self, source: Source, problems: list[Problem]) -> Tree | None:
        try:
            converted = self.converter.convert(source.body)
        except RecursionError:
            message = "Hier sind Listen, Zitate oder Auszeichnungen zu tief verschachtelt."
            line = _deepest_line(source)
            problems.append(Problem(source.path, line, message, "Den Text flacher gliedern."))
            return None
        problems += (remark.problem(source) for remark in converted.remarks)
        problems += tags.check(converted, source)
        html = converted.html
        if (around := left_in(html)) is not None:
            problems.append(_garbled(source, around))
            html = without(html)
        return Tree(html, converted.texts)

    def _go_through(
        self, names: Sequence[str], tree: Tree, place: Place, problems: list[Problem]
    ) -> None:
        for name in names:
            step = self.steps.get(name)
            if step is None:  # told by whoever was to offer it
                continue
            with told(problems, place.source.path):
                if not isinstance(step, Only) or step.concerns(tree):
                    self.taken.append(name)
                    problems += step(tree, place)


def _changed(text: str, steps: Sequence[Callable[[str], str]]) -> str:
    for step in steps:
        text = step(text)
    return text


def _has_own_fragment(url: str) -> bool:
    return url.startswith(("/", "#")) and not url.endswith("#") and "#" in url


def _garbled(source: Source, around: str) -> Problem:
    message = "Mit den Zeichen hier kommt Markdown nicht zurecht."
    remedy = "Die Zeile einfacher schreiben, mit weniger `*`, `_`, Klammern oder Strichen."
    return source.problem(around, message, remedy)


def _deepest_line(source: Source) -> int:
    """Return the line (from 1) of a body with the most signs of nesting, blanks among them."""
    lines = source.body.split("\n")
    depths = [len(_NESTING.match(line)[0]) for line in lines]  # type: ignore[index]  # it always matches
    return source.text.count("\n", 0, source.begin) + 1 + depths.index(max(depths))
