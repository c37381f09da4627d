"""Addresses that an author only typed."""

import pytest
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.body.autolinks import link
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.german.body import typography
from tests.support import Project

PLACE = Place(Source("a.md", ""), "news", "/a.html")


def linked(text: str) -> Tree:
    tree = Tree(Markdown(**MARKDOWN).convert(text))
    assert link(tree, PLACE) == typography(tree, PLACE) == []
    return tree


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Siehe https://www.bund.net/a.", ["https://www.bund.net/a"]),
        ("(http://bund.net), https://x.de?", ["http://bund.net", "https://x.de"]),
        ("https://de.wikipedia.org/wiki/Lauter_(Glan)!", ["https://de.wikipedia.org/wiki/Lauter_(Glan)"]),
        ("„https://x.de/a“ und **https://x.de/b**", ["https://x.de/a", "https://x.de/b"]),
        ('"https://x.de/a--b...c"', ["https://x.de/a--b...c"]),
        ("https://x.de/?a=1&b=2#c", ["https://x.de/?a=1&b=2#c"]),
        ("https://x.de/_a_/*b*/~~c~~/d_e_f", ["https://x.de/_a_/*b*/~~c~~/d_e_f"]),
        ("*https://x.de/*", ["https://x.de/"]),
        ("Siehe www.bund.net/a_b_c, **www.x.de**.", ["https://www.bund.net/a_b_c", "https://www.x.de"]),
        ("(WWW.bund.net), www.y.de!", ["https://WWW.bund.net", "https://www.y.de"]),
        ("https://x.de/a))))", ["https://x.de/a"]),
        ("Mail: info@klimalautern.de.", ["mailto:info@klimalautern.de"]),
        ("Mail:o.n-x+y@a-b.example.org, gern", ["mailto:o.n-x+y@a-b.example.org"]),
        ("* https://x.de\n* https://y.de", ["https://x.de", "https://y.de"]),
    ],
)  # fmt: skip
def test_links(text: str, links: list[str]) -> None:
    """An address is a link that shows it as it was typed, without the sentence's signs."""
    found = linked(text).root.css("a")
    assert [a.attributes["href"] for a in found] == links
    shown = [a.text() for a in found]
    assert all(url.endswith(said) and said in text for url, said in zip(links, shown, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "bund.net/a und www.bund",
        "@KlimaLautern@mastodon.social, a@b, 5@10",
        "`https://x.de` und `a@x.de`",
        "```\nhttps://x.de\n```",
        "    https://x.de",
        "[[Video: https://x.de/a]]",
        "[[Video: https://x.de/a",
        "[Ziel](https://x.de/ und weiter",
        '{% include a.html url="https://x.de" %}',
        '{: .a title="https://x.de"}',
        "http://localhost:8000/ und http://127.0.0.1/",
        "https:// und https://…",
        '<img src="https://x.de/a.png" alt="https://x.de a@x.de">',
        "<kbd>https://x.de</kbd>",
    ],
)
def test_no_links(text: str) -> None:
    """No scheme, code, directives and attributes are left alone."""
    before = Tree(Markdown(**MARKDOWN).convert(text))
    after = Tree(str(before))
    link(after, PLACE)
    assert str(after) == str(before)


@pytest.mark.parametrize(
    "text",
    [
        "[siehe https://x.de](https://y.de)",
        "<https://y.de>",
        "<info@x.de>",
        '<a href="/y">*https://x.de* a@x.de</a>',
    ],
)
def test_within_links(text: str) -> None:
    """What is a link already is not made one again."""
    assert len(linked(text).root.css("a")) == 1


def test_text_around_stays() -> None:
    """The text between addresses stays, and what must be escaped is."""
    tree = linked("*Eins* &lt;b&gt; https://x.de/?a&b zwei & a@x.de *drei* a@x.de vier")
    text = "Eins <b> https://x.de/?a&b zwei & a@x.de drei a@x.de vier"
    assert tree.root.text() == text
    assert len(tree.root.css("a")) == 3


def test_hints(project: Project) -> None:
    """Such a link is checked like any other."""
    text = "---\ntitle: x\n---\nEins\n\nSiehe http://www.bund.net/a.\n"
    project.write("content/news/2023-01-02-x.md", text)
    told = project.build().stderr.splitlines()
    hint = "content/news/2023-01-02-x.md:6: Hinweis: Der Link „http://www.bund.net/a“"
    assert any(line.startswith(hint) for line in told), told
