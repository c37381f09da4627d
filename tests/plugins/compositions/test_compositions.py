"""Numbers, quotations, buttons and boxes in texts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plugins.common.directives import BLOCKS
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.compositions.step import compose
from tests.support import Project
from tools.markdown.comparing import rendered

POST = "content/news/2023-01-02-x.md"
TEXT = """Davor
[[Zahl: 64 kg | Müll gesammelt]]
[[zahl:18|Leute]]
- eins
- zwei
[[Kasten]]
## Mitmachen
- drei
[[Knopf: Mitmachen | /klimatag.html]]
[[Knopf: Karte | https://example.org/k_a_r_t_e]]
[[Kasten Ende]]
[[Zitat: "Wir fangen an." | Eine Nachbarin]]
Danach
"""


def composed(*paragraphs: str) -> tuple[Tree, list[str]]:
    """Return the tree of a text of these paragraphs, and what is said of it."""
    tree = Tree("\n".join(f"<p>{text}</p>" for text in paragraphs))
    source = Source("a.md", "---\n---\n" + "\n\n".join(paragraphs))
    return tree, [f"{p.line} {p.message}" for p in compose(tree, Place(source, "", "/a.html"))]


@pytest.fixture(scope="module")
def built(module_project: Project) -> Project:
    """A site with a post of every composition, none with a blank line around it."""
    module_project.write(POST, f"---\ntitle: x\n---\n{TEXT}")
    module_project.build_well()
    return module_project


def test_each_becomes_what_it_says(built: Project) -> None:
    """A line of its own is enough, in a paragraph or a list; neighbours of a kind stand together."""
    body = built.page("2023/01/02/x.html").css_first(".e-content")
    children = [(one.tag, one.attributes.get("class")) for one in body.iter()]
    assert children == [
        ("p", None), ("div", "numbers"), ("ul", None), ("div", "box flow"),
        ("figure", "pull-quote"), ("p", None),
    ]  # fmt: skip
    assert [one.text() for one in body.css(".numbers p")] == ["64\xa0kg Müll gesammelt", "18 Leute"]
    assert [one.text() for one in body.css(".box h2, .box li")] == ["Mitmachen", "drei"]
    links = [(one.text(), one.attributes["href"]) for one in body.css(".box p.row a.button")]
    assert links == [("Mitmachen", "/klimatag.html"), ("Karte", "https://example.org/k_a_r_t_e")]
    quote = body.css_first(".pull-quote")
    assert quote.css_first("blockquote").text() == "„Wir fangen\xa0an.“"
    assert quote.css_first("figcaption").text() == "Eine Nachbarin"


def test_each_brings_its_style(built: Project) -> None:
    """Only a page that shows one carries its CSS."""
    for path, has_any in (("2023/01/02/x.html", True), ("klimatag.html", False)):
        style = built.page(path).css_first("style").text()
        for name in (".numbers", ".box", ".pull-quote"):
            assert (f"{name}{{" in style) is has_any


def test_in_feeds_they_are_text(built: Project) -> None:
    """A feed has all words and links, and no class."""
    [item] = json.loads(built.text("feed.json"))["items"]
    content = LexborHTMLParser(item["content_html"])
    assert "64\xa0kg Müll gesammelt" in content.body.text()
    assert content.css_first("a").attributes["href"].endswith("/klimatag.html")
    assert content.css("[class]") == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[[Zahl: 64 kg]]", "[[Zahl: 64 kg]] ist nicht zu verstehen."),
        ("[[Zahl]]", "[[Zahl]] ist nicht zu verstehen."),
        ("[[Zahl: | x]]", "[[Zahl: | x]] ist nicht zu verstehen."),
        ("[[Knopf: Mit | /a.html | b]]", "[[Knopf: Mit | /a.html | b]] ist nicht zu verstehen."),
        ("[[Zitat:]]", "[[Zitat]] ist nicht zu verstehen."),
        ("Ein Satz mit [[Knopf: Mit | /a.html]].", "[[Knopf]] steht nicht allein in seiner Zeile."),
        ("[[Zahl: 1 | a]] [[Zahl: 2 | b]]", "[[Zahl]] steht nicht allein in seiner Zeile."),
        ("[[Kasten: Titel]]", "[[Kasten]] nimmt keine Angabe, hier steht „Titel“."),
        ("[[Kasten]]", "[[Kasten]] hat kein Ende."),
        ("[[Kasten Ende]]", "[[Kasten Ende]] beendet keinen Kasten."),
    ],
)
def test_what_is_wrong_is_told(written: str, said: str) -> None:
    """What is none gets a sentence with its line, and what is right around it is made."""
    tree, problems = composed("[[Kasten]]", "x", "[[Kasten Ende]]", written)
    assert f"9 {said}" in problems
    assert "[[" not in str(tree)
    assert tree.root.css_first(".box").text().strip() == "x"


def test_an_unknown_address_is_a_fault(project: Project) -> None:
    """A button's address is checked like any link's, and the line is named."""
    project.write(
        POST, "---\ntitle: x\n---\n[[Knopf: Mit | /nie.html]]\n\n[[Knopf: Da|www.x.de]]\n"
    )
    said = project.build().stderr
    assert f"{POST}:4: Fehler: Der Link „/nie.html“ führt zu nichts." in said
    assert f"{POST}:6: Fehler: " in said


def test_links_of_buttons_are_known(project: Project) -> None:
    """`make check ARGS=--online` asks for the address of a button as for that of any link."""
    project.write(POST, "---\ntitle: x\n---\n[[Knopf: Karte | https://example.org/k]]\n")
    listed = project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
        "-e", "CHECK_ONLY=true", "CHECK_OUTSIDE=true",
    )  # fmt: skip
    mentions = json.loads(listed.stdout.splitlines()[0])["mentions"]
    assert {"url": "https://example.org/k", "path": POST, "line": 4} in mentions


LINES = st.sampled_from(
    [*BLOCKS, "", "{}", "- {}", "> {}", "1. {}", "  {}", "## {}", "```", "|{}|"]
)


@given(st.lists(LINES))
def test_nothing_is_lost(lines: list[str]) -> None:
    """Whatever stands around them, each word is there or told, and nothing ends up in code."""
    written = []
    for number, line in enumerate(lines):
        word = f"w{number}x"
        if line in BLOCKS:
            line = f"[[{line}: {word} | {word}]]" if line in BLOCKS[:3] else f"[[{line}]]"
        written.append(line.format(word))
    html, _ = rendered("\n".join(written))
    tree = Tree(html)
    source = Source("a.md", "---\n---\n" + "\n".join(written))
    problems = compose(tree, Place(source, "", "/a.html"))
    said = str(tree) + " ".join(problem.message for problem in problems)
    for number, line in enumerate(written):
        assert f"w{number}x" not in line or f"w{number}x" in said
    for problem in problems:
        assert "[[" in source.text.split("\n")[problem.line - 1]
