"""One body, from Markdown to what the page and the feeds show."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from plugins.body import tags
from plugins.body.markdown import Converter
from plugins.body.markdown_stash import left_in, without
from plugins.body.rendered import Body, Rendered, Texts
from plugins.body.text import beginning
from plugins.common.cache.fingerprint import fingerprint, fingerprint_or_none
from plugins.common.problem import Problem
from plugins.common.source import Source, unfit_characters
from plugins.common.steps import Dependencies, Notes, Only, Place, Step, TextStep
from plugins.common.tree import Tree
from plugins.common.unexpected import reported

_NESTING = re.compile(r"[ \t>*+-]*(?:\d+[.)] )*")
_NOTHING: Mapping[str, Any] = {"html": "", "feed": "", "ids": (), "fragments": ()}


@dataclass(frozen=True)
class Renderer:
    """What all bodies go through: Markdown, then steps by name in their order."""

    converter: Converter
    steps: Mapping[str, Step]
    body_steps: Sequence[str]
    feed_steps: Sequence[str]
    text_steps: Sequence[TextStep]

    @cached_property
    def fingerprints(self) -> Mapping[str, bytes | None]:
        """The fingerprint of each step; None where it may hang on more than it shows."""
        return {name: fingerprint_or_none(step) for name, step in self.steps.items()}

    @cached_property
    def fingerprint(self) -> bytes:
        """That of what every body goes through; steps for some bodies only are not among it."""
        names = (*self.body_steps, *self.feed_steps)
        steps = [(name, None if self._is_for_some(name) else self._of(name)) for name in names]
        return fingerprint((steps, self._of_texts))

    @cached_property
    def _of_texts(self) -> list[bytes | None]:
        return [fingerprint_or_none(step) for step in self.text_steps]

    def _is_for_some(self, name: str) -> bool:
        return isinstance(self.steps.get(name), Only)

    def _of(self, name: str) -> bytes | None:
        return self.fingerprints.get(name)

    def render(self, texts: Texts, place: Place, *, in_feed: bool) -> Rendered:
        """Return the body, what its steps noted, and what it hangs on.

        A step that fails is one of its problems, and the next one goes on with what there is.
        """
        place = replace(place, notes=Notes(), dependencies=Dependencies())
        problems: list[Problem] = []
        parts: dict[str, Any] = {}
        with reported(problems, place.source.path):
            parts = self._parts(texts, place, problems, in_feed=in_feed)
        is_whole = bool(parts) and not any(problem.traceback for problem in problems)
        place.dependencies.is_complete &= is_whole and all(self._of_texts)
        body = Body(
            **{**_NOTHING, **vars(texts), **parts}, is_whole=is_whole, problems=tuple(problems)
        )
        return Rendered(body, place.notes, place.dependencies)

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
        summarised = {**vars(texts), "summary": texts.summary or beginning(tree)}
        fragments = tuple(url for _, _, url in tree.urls() if _has_own_fragment(url))
        if in_feed:
            self._go_through(self.feed_steps, tree, place, problems)
        changed = {name: _changed(text, self.text_steps) for name, text in summarised.items()}
        feed = str(tree) if in_feed else ""
        return {"html": html, "feed": feed, "ids": ids, "fragments": fragments, **changed}

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
            with reported(problems, place.source.path):
                if not isinstance(step, Only) or step.concerns(tree):
                    self._write_down(name, place.dependencies)
                    problems += step(tree, place)

    def _write_down(self, name: str, dependencies: Dependencies) -> None:
        """Note a step that a body takes, as what it hangs on."""
        found = self._of(name)
        if found is None:
            dependencies.is_complete = False
        elif self._is_for_some(name):
            dependencies.steps[name] = found.hex()


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
