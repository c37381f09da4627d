"""One body, from Markdown to what the page and the feeds show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plugins.body import tags
from plugins.body.markdown import Converter
from plugins.body.text import beginning
from plugins.common.fingerprint import fingerprint, print_or_none
from plugins.common.problem import Problem
from plugins.common.source import unfit_characters
from plugins.common.steps import Only, Place, Step, TextStep
from plugins.common.tree import Tree


@dataclass(frozen=True)
class Texts:
    """The plain texts of a header; summary may be ""."""

    title: str
    description: str
    summary: str


@dataclass(frozen=True)
class Body:
    """What readers see of a text: `html` on its page, `feed` in feeds ("" where it is in none).

    `ids` are what a #fragment may lead to, `fragments` the links with one to this site.
    """

    html: str
    feed: str
    title: str
    description: str
    summary: str
    ids: tuple[str, ...]
    fragments: tuple[str, ...]
    problems: tuple[Problem, ...]


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
        """Return the body; what steps found for templates is in `place.notes`."""
        self.taken.clear()
        problems: list[Problem] = []
        tree = self._tree(place, problems)
        self._go_through(self.body_steps, tree, place, problems)
        html, ids = str(tree), tuple(sorted(tree.ids()))
        problems += unfit_characters(place.source, html)
        summary = texts.summary or beginning(tree)
        fragments = tuple(url for _, _, url in tree.urls() if _has_own_fragment(url))
        if in_feed:
            self._go_through(self.feed_steps, tree, place, problems)
        return Body(
            html=html,
            feed=str(tree) if in_feed else "",
            title=_changed(texts.title, self.text_steps),
            description=_changed(texts.description, self.text_steps),
            summary=_changed(summary, self.text_steps),
            ids=ids,
            fragments=fragments,
            problems=tuple(problems),
        )

    def _tree(self, place: Place, problems: list[Problem]) -> Tree:
        source = place.source
        try:
            converted = self.converter.convert(source.body)
        except RecursionError:
            message = "Hier sind Listen, Zitate oder Auszeichnungen zu tief verschachtelt."
            problems.append(Problem(source.path, 1, message, "Den Text flacher gliedern."))
            return Tree("")
        problems += (remark.problem(source) for remark in converted.remarks)
        problems += tags.check(converted, source)
        return Tree(converted.html, converted.texts)

    def _go_through(
        self, names: Sequence[str], tree: Tree, place: Place, problems: list[Problem]
    ) -> None:
        for name in names:
            step = self.steps[name]
            if not isinstance(step, Only) or step.concerns(tree):
                self.taken.append(name)
                problems += step(tree, place)


def _changed(text: str, steps: Sequence[Callable[[str], str]]) -> str:
    for step in steps:
        text = step(text)
    return text


def _has_own_fragment(url: str) -> bool:
    return url.startswith(("/", "#")) and not url.endswith("#") and "#" in url
