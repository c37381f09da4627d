"""What one step has reported, no later step falls over, and each is told with a line of the text."""

import re
from functools import partial

import pytest

import pelicanconf
from plugins.body import outline
from plugins.body.absolute import make_absolute
from plugins.body.fragments import check_fragments
from plugins.body.markdown import Converter
from plugins.body.rendered import Body, Texts
from plugins.body.rendering import Renderer
from plugins.checks import outside, wording
from plugins.common.directives import expand
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place, Step
from plugins.common.tree import Tree
from plugins.embeds import guard
from plugins.feeds.presentation import strip_presentation
from plugins.german.rules import text
from plugins.photos import step
from plugins.photos.album import Album
from plugins.photos.in_feeds import leave_one
from tests.plugins.body.test_hostile import HOSTILE, STEPS
from tests.support import searched

HEADER = "---\ntitle: Titel\n---\n"


def _directives(tree: Tree, place: Place) -> list[Problem]:
    return expand(tree, {"Partner": lambda _argument, _inline: "<p>x</p>"}, place.source)


STEPS_OF_ALL: dict[str, Step] = {
    **STEPS,
    "wording": wording.check,
    "outside": partial(outside.note, []),
    "directives": _directives,
    "outline": partial(outline.straighten, frozenset()),
    "photos": partial(step.show, Album()),
    "embeds_in_feeds": guard.as_links,
    "photos_in_feeds": partial(leave_one, Album()),
    "strip_presentation": strip_presentation,
    "absolute_links": partial(make_absolute, "https://klimalautern.de"),
}
RENDERER = Renderer(
    Converter(pelicanconf.MARKDOWN), STEPS_OF_ALL, pelicanconf.BODY_STEPS, pelicanconf.FEED_STEPS, [text]
)  # fmt: skip


def rendered(written: str) -> tuple[Body, list[Problem], Source]:
    """Return what becomes of a body, all that is told of it, and its file."""
    source = Source("a.md", HEADER + written, len(HEADER))
    place = Place(source, "news", "/a.html", "Titel")
    body = RENDERER.render(Texts("Titel", "", ""), place, in_feed=True).body
    fragments = [(place, url) for url in body.fragments]
    return body, [*body.problems, *check_fragments(fragments, {"/a.html": body.ids}, [])], source


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('<svg><a xlink:href="https://e.org"><text>x</text></a></svg>', ["<svg> gehört nicht in"]),
        ("[https://example.org](https://example.org und mehr.", ["nicht geschlossen", "ist keine"]),
        ("[x](https://[::1)", ["ist keine Adresse"]),
        ('<svg xlink:title="x"></svg>', ["<svg> gehört nicht in"]),
        ('<p xml:id="x">y</p>', ["`xml:id` an <p>"]),
        ('<img alt="x" src="/favicon.svg" srcset="//[ 1x, a">', ["`srcset` an <img>"]),
        ('<b data-src="//[">x</b>', ["`data-src` an <b>"]),
        ("[^1]: Allein", ["Auf die Fußnote [^1] verweist nichts"]),
        ("Text &#x02;", ["Steuerzeichen (U+0002)"]),
        ("![x](/favicon.svg) [x](//[)", ["ist keine Adresse"]),
        ("<?php x ?>", ["Was mit `<?` beginnt, ist hier kein HTML"]),
    ],
)
def test_inputs_that_were_too_much(written: str, said: list[str]) -> None:
    """Each of these is told as what it is."""
    _, problems, _ = rendered(written)
    assert not any(problem.traceback for problem in problems)
    told = [problem.message for problem in problems]
    assert all(any(part in message for message in told) for part in said), told
    assert all(problem.line == 4 for problem in problems)
    assert "Der Text fehlt." not in told


@searched(200, 1000, HOSTILE)
def test_no_step_fails(written: str) -> None:
    """Whatever is written, no step fails, and no fault is told of what nobody wrote there."""
    body, problems, source = rendered(written)
    lines = source.text.count("\n") + 1
    assert body.is_whole
    for problem in problems:
        assert not problem.traceback
        assert 4 <= problem.line <= lines or problem.message == "Der Text fehlt."
        assert not re.search("[\x02\x03]|klzzwxh|wzxhzdk|<None>", problem.message + problem.remedy)
    assert not re.search("[\x02\x03]|klzzwxh|wzxhzdk", body.html)


def test_placeholders_are_resolved() -> None:
    """What Python-Markdown put aside comes back, in addresses of mail as well."""
    body, problems, _ = rendered(r"<foo\+a@example.org>")
    assert "mailto:foo+a@example.org" in body.html
    assert problems == []


def test_too_deep_is_told_where_it_is_deepest() -> None:
    """What no parser follows is told with its line, and nothing else is said of the text."""
    nested = "Text\n\n" + "\n".join("    " * depth + "- x" for depth in range(400))
    _, problems, source = rendered(nested)
    [problem] = problems
    assert problem.message == "Hier sind Listen, Zitate oder Auszeichnungen zu tief verschachtelt."
    assert problem.line == source.text.count("\n") + 1
