"""The outline of a body."""

import pytest

from plugins.body.outline import straighten
from plugins.common.problem import Level
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.support import Project

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("h2 h3 h2", "h2 h3 h2"),
        ("h1 h2 h3", "h2 h3 h4"),
        ("h1 h1", "h2 h2"),
        ("h3 h4 h3", "h2 h3 h2"),
        ("h4 h2 h3", "h2 h2 h3"),
        ("h2 h4 h4 h3 h2", "h2 h3 h3 h3 h2"),
        ("h1 h2 h3 h4 h5 h6", "h2 h3 h4 h5 h6 h6"),
        ("", ""),
    ],
)
def test_levels(written: str, shown: str) -> None:
    """Headings begin with h2 and go down one level at a time, whatever was written."""
    html = "".join(
        f'<{tag} id="{i}">a <b>b</b></{tag}><p>x</p>' for i, tag in enumerate(written.split())
    )
    tree = Tree(html)
    straighten(NONE, tree, Place(Source("a.md", ""), "", "/", "Titel"))
    assert [node.tag for node in tree.root.css("h1, h2, h3, h4, h5, h6")] == shown.split()
    assert [n.attributes["id"] for n in tree.root.css("[id]")] == [
        str(i) for i in range(len(shown.split()))
    ]
    assert len(tree.root.css("b")) == len(shown.split())


@pytest.mark.parametrize(
    ("title", "heading", "gone"),
    [
        ("Lautern blüht auf!", "Lautern blüht auf", True),
        ('"Klima" - jetzt', "„Klima“ – jetzt", True),
        ("Lautern", "Lautern blüht auf", False),
    ],
)
def test_a_repeated_title(title: str, heading: str, gone: bool) -> None:
    """A first heading that repeats the title is not shown twice; another one stays."""
    tree = Tree(f"\n<h1>{heading}</h1><p>x</p><h2>y</h2>")
    straighten(NONE, tree, Place(Source("a.md", ""), "", "/", title))
    assert [n.text() for n in tree.root.css("h2, h3")] == (["y"] if gone else [heading, "y"])


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h1>Über uns</h1><p>x</p>", "ueber-uns"),
        ('<h1 id="wir">Über uns</h1><p>x</p>', "wir"),
        ('<h1>Über uns</h1><h2 id="ueber-uns">x</h2>', ""),
        ("<h1>Anders</h1><p>x</p>", ""),
    ],
)
def test_the_title_bears_the_id(html: str, kept: str) -> None:
    """The id of a heading that repeats the title goes to the title, unless it is taken."""
    place = Place(Source("a.md", ""), "", "/", "Über uns")
    assert straighten(NONE, Tree(html), place) == []
    assert place.notes.title_id == kept
    assert straighten(frozenset({"ueber-uns"}), Tree(html), place) == []
    assert place.notes.title_id in {"", "wir"}


def test_links_to_the_title(project: Project) -> None:
    """A link to a heading that repeats the title leads to the title, from within and from others."""
    post = "---\ntitle: Über uns\n---\n# Über uns\n\n[hinauf](#ueber-uns)\n\n## Über uns\n\nText\n"
    project.write("content/news/2023-01-02-a.md", post)
    project.write("content/pages/klimatag.md", post + "\n[dort](/2023/01/02/a.html#ueber-uns)\n")
    project.build_well()
    for path in ("2023/01/02/a.html", "klimatag.html"):
        page = project.page(path)
        assert page.css_first("h1").attributes["id"] == "ueber-uns"
        assert page.css_first("main h2").attributes["id"] == "ueber-uns-2"
    project.build_well()  # and so it is where bodies are remembered
    assert project.page("klimatag.html").css_first("h1").attributes["id"] == "ueber-uns"


def test_an_id_of_the_title_is_taken(project: Project) -> None:
    """Who gives the id of a repeated heading to something else as well is told."""
    twice = '---\ntitle: T\n---\n<h1 id="x">T</h1>\n\n<p id="x">Text</p>\n'
    project.write("content/pages/klimatag.md", twice)
    assert "klimatag.md:6: Fehler: Die Kennung „x“ gibt es" in project.build().stderr


def test_only_the_first_may_go() -> None:
    """The title as a heading further down is a heading."""
    tree = Tree("<p>x</p><h1>Titel</h1>")
    straighten(NONE, tree, Place(Source("a.md", ""), "", "/", "Titel"))
    assert [n.tag for n in tree.children] == ["p", "h2"]


def test_a_title_is_no_text() -> None:
    """Where nothing but the repeated title is written, the author is told, and nothing is lost."""
    source = Source("a.md", "---\ntitle: Titel\n---\n\n# Titel\n")
    tree = Tree("<!-- x -->\n<h1>Titel</h1>\n")
    [problem] = straighten(NONE, tree, Place(source, "", "/", "Titel"))
    assert (problem.line, problem.level) == (5, Level.FEHLER)
    assert problem.message.startswith("Der Text fehlt")
    assert tree.root.text().strip() == "Titel"


def test_a_skipped_level_is_a_hint() -> None:
    """A level that was skipped is told with its line and what to write."""
    source = Source("a.md", "---\n---\n## Eins\n\n#### Zwei\n")
    [hint] = straighten(NONE, Tree("<h2>Eins</h2><h4>Zwei</h4>"), Place(source, "", "/", "x"))
    assert (hint.line, hint.level) == (5, Level.HINWEIS)
    assert hint.remedy == "`### Zwei` statt `#### Zwei` schreiben."
