"""Files whose names no link can hold: the message tells what to call them."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

import pelicanconf
from plugins.body import links
from plugins.body.addresses import collect
from plugins.common.file_names import is_carried, is_held_by_links
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree

NAMES = [
    "Foto #1.jpg", "was?.jpg", "a%20b.jpg", "100%.jpg", "a[1].jpg", "a]b.jpg", "a[b.jpg", "a)b.jpg",
    "a(b.jpg", 'das "Rad".jpg', "a<b>.jpg", "a`b.jpg", "a\\b.jpg", "a{b}.jpg", " a.jpg", "#.jpg",
    "a&amp;b.jpg", "a#b?c.jpg", "a%C3%A4.jpg", "a|b.jpg", "a^b.jpg", "a:b.jpg", "a$b.jpg", "x  y.jpg",
]  # fmt: skip
GOOD = ["a.jpg", "Foto 1.jpg", "Foto (1).jpg", "Grün.jpg", "a_b-c.jpg", "a_b_c.jpg", "a+b,c;d=e.jpg",
        "R&D.jpg", "it's.jpg", "a@b.jpg", "a~b!.jpg", "日本.jpg", "a (b) (c).jpg"]  # fmt: skip


def resolved(names: list[str], body: str) -> tuple[list[str], list[Problem]]:
    """Return what the pictures of a body show, in a site with these files, and what is wrong."""
    addresses = collect([f"images/{name}" for name in names], {})
    tree = Tree(Markdown(**pelicanconf.MARKDOWN).convert(body))
    problems = links.resolve(addresses, [], tree, Place(Source("a.md", body), "news", "/a.html"))
    return [unquote(node.attributes["src"] or "") for node in tree.root.css("img")], problems


@pytest.mark.parametrize("name", GOOD)
def test_good_names_work(name: str) -> None:
    """What cameras, phones and people usually call a picture can be written as it is."""
    assert resolved([name], f"![x](/images/{name})") == ([f"/images/{name}"], [])
    assert is_held_by_links(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["![x](/images/{})", "![x](../images/{})", "[x](/images/{})"])
def test_a_new_name_is_proposed(name: str, form: str) -> None:
    """The one message proposes a name that works, and never the one that does not."""
    body = form.format(name)
    shown, problems = resolved([name, "a.jpg", "rad.jpg"], body)
    if not problems:
        # Markdown takes it as it is, or for no picture at all: then every reader sees that.
        assert shown in ([f"/images/{name}"], [])
        return
    [problem] = problems
    found = re.fullmatch(
        r"Die Datei in (\S+) umbenennen und `(/images/\S+)` schreiben\.", problem.remedy
    )
    assert found, problem
    assert found[2] == f"/images/{found[1]}"
    assert found[1] not in {name, "a.jpg"}
    assert is_carried(found[1])
    assert resolved([found[1]], form.format(found[1]))[1] == []


CHARACTERS = st.characters(exclude_characters="/\0\n", exclude_categories=["Cs", "Cc"])


@given(st.text(CHARACTERS, min_size=1, max_size=8))
def test_any_name(stem: str) -> None:
    """What is said to be held by links is, whatever stands in it."""
    name = f"{stem}.jpg"
    if is_held_by_links(name) and is_carried(name):
        shown, problems = resolved([name], f"![x](/images/{name})")
        assert problems == []
        assert len(shown) == 1
