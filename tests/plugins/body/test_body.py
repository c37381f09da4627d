"""Bodies, rendered by a real build."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import THEME_IDS
from plugins.body.headings import add_ids
from plugins.body.text import SUMMARY_LENGTH, beginning
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.projects import small_project
from tests.support import Project

PLACE = Place(Source("a.md", ""), "pages", "/a.html")


def test_headings_get_ids() -> None:
    """Every heading can be linked to; ids are unique and free of umlauts."""
    tree = Tree(
        '<h2>Über uns</h2><h3>Über uns</h3><h2 id="x">a</h2><h2>X</h2><h2>!</h2><h2>Inhalt</h2>'
    )
    assert add_ids(frozenset({"inhalt"}), tree, PLACE) == []
    ids = [h.attributes["id"] for h in tree.root.css("h2, h3")]
    assert ids == ["ueber-uns", "ueber-uns-2", "x", "x-2", "abschnitt", "inhalt-2"]


def test_beginning() -> None:
    """A summary is plain text of a preview's length, cut between words."""
    assert beginning(Tree("<h2>x</h2><p> </p><p>a <b>b</b>\n c</p>")) == "a b c"
    long = beginning(Tree(f"<p>{'wort ' * 99}</p>"))
    assert long.endswith("wort …")
    assert len(long) <= SUMMARY_LENGTH
    assert beginning(Tree("")) == ""
    assert (
        beginning(Tree("<p>https://a.de/x</p><p>https://b.de www.c.de: Am Samstag</p>"))
        == "Am Samstag"
    )


def test_link_faults_stop_the_build(project: Project) -> None:
    """A dead link or fragment in a post stops the build with file and line."""
    project.write(
        "content/pages/a.md", "---\ntitle: a\n---\n## Da\n\n[x](/nie.html)\n\n[y](/a.html#wo)\n"
    )
    result = project.build()
    assert result.returncode == 1
    assert "content/pages/a.md:6: Fehler: Der Link „/nie.html“" in result.stderr
    assert "content/pages/a.md:8: Fehler: Auf /a.html gibt es keine Stelle #wo." in result.stderr


def test_links_between_posts(project: Project) -> None:
    """A post links to another by its file, and to every listing by its address."""
    project.write(
        "content/news/2023-01-02-a.md", "---\ntitle: a\ntags: Öl\n---\n[b](2023-01-03-b.md)"
    )
    project.write(
        "content/news/2023-01-03-b.md",
        "---\ntitle: b\n---\n[1](/thema/oel.html) [2](/2023/) [3](/archiv.html) [4](/feed.xml)"
        " [5](/sitemap.xml) [6](/rss.xml) [7](/themen.html) [8](/favicon.ico) [9](/)",
    )
    project.build_well()
    link = project.page("2023/01/02/a.html").css_first(".e-content > p > a")
    assert link.attributes["href"] == "/2023/01/03/b.html"


@pytest.mark.parametrize("name", ["blog", "Archiv", "themen", "sitemap"])
def test_a_page_may_not_take_the_place_of_a_list(project: Project, name: str) -> None:
    """A page with the address of the news list is named, also in another case."""
    project.write(f"content/pages/{name}.md", "---\ntitle: a\n---\nx")
    result = project.build()
    if name == "sitemap":  # sitemap.html is not sitemap.xml
        assert result.returncode == 0
        return
    assert result.returncode == 1
    assert (
        f"content/pages/{name}.md:1: Fehler: Die Adresse /{name}.html gehört schon" in result.stderr
    )


@pytest.mark.parametrize(("page", "path"), [("index", "/"), ("404", "/404.html")])
def test_pages_that_every_site_needs(project: Project, page: str, path: str) -> None:
    """A site without home page or 404 page is not built."""
    (project.folder / f"content/pages/{page}.md").unlink()
    result = project.build()
    assert result.returncode == 1
    assert f"content/pages/{page}.md:1: Fehler: Die Seite {path} fehlt." in result.stderr


def test_menu_is_checked(project: Project) -> None:
    """A page that the menu leads to cannot be deleted unnoticed."""
    (project.folder / "content/pages/klimatag.md").unlink()
    assert "Fehler: Der Menüpunkt „Klimatag“ führt zu nichts." in project.build().stderr


def test_two_claims_to_one_address(project: Project) -> None:
    """Two files that would become one address are both named."""
    project.write("content/pages/a.md", "---\ntitle: a\n---\nx")
    project.write("content/pages/b/a.md", "---\ntitle: a\n---\nx")
    result = project.build()
    assert result.returncode == 1
    assert (
        "content/pages/b/a.md:1: Fehler: Die Adresse /a.html gehört schon zu content/pages/a.md."
        in result.stderr
    )
    assert "Traceback" not in result.stdout + result.stderr


@pytest.mark.parametrize("html", ['<p id="a"></p><h2 id="a">x</h2>', '<p id="inhalt"></p>'])
def test_an_id_belongs_to_one_element(html: str) -> None:
    """An id that an author gave twice, or that the page has already, is a fault."""
    [problem] = add_ids(frozenset({"inhalt"}), Tree(html), PLACE)
    assert "gibt es auf der Seite schon" in problem.message


def test_the_theme_has_the_ids_it_declares(pages: dict[str, LexborHTMLParser]) -> None:
    """What THEME_IDS names is on the home page, and but for its news on every page."""
    assert all(pages["/index.html"].css(f"#{i}") for i in THEME_IDS)
    for path, page in pages.items():
        assert page.css("#inhalt"), path
        assert page.css("#kanaele"), path


HARMFUL = [
    ("Mail an <Name>, bitte", 4, "<name> ist kein HTML und würde verschwinden."),
    ("Gut\n\nEins <plaintext> zwei", 6, "<plaintext> gehört nicht in einen Text."),
    ("<script>alert(1)</script>", 4, "<script> gehört nicht in einen Text."),
    ("Hallo &#1; Welt", 4, "Hier steht ein unsichtbares Steuerzeichen (U+0001)."),
    ("Hallo \uffff Welt", 4, "Hier steht ein unsichtbares Steuerzeichen (U+FFFF)."),
    (
        "[PDF]({static}/images/fehlt.pdf)",
        4,
        "Der Link „{static}/images/fehlt.pdf“ führt zu nichts.",
    ),
    (
        "[x]({static}/data/contact.yml)",
        4,
        "Der Link „{static}/data/contact.yml“ führt zu nichts.",
    ),
    ("Gut\n\n<p style='x'>y</p>", 6, "`style` an <p> ist nicht möglich."),
    ("<b onclick='x()'>y</b>", 4, "`onclick` an <b> würde ein Skript ausführen"),
    ("<b data-src='x'>y</b>", 4, "`data-src` an <b> ist nicht möglich."),
    ("style und onClick\n\n<p>a</p>\n<p onClick='x' STYLE='y'>b</p>", 7, "`onclick` an <p>"),
    ("`<foo>`\n\n<foo> x", 6, "<foo> ist kein HTML"),
    ("x\n\n<IFRAME SRCDOC='x'></IFRAME>", 6, "zeigt nichts von einer anderen Website"),
    ("<form action='/x'></form>", 4, "<form> gehört nicht in einen Text."),
    ("<svg><script>x</script></svg>", 4, "<svg> gehört nicht in einen Text."),
    ("[x](javascript:alert(1))", 4, "beginnt mit „javascript:“, das führt hier zu nichts."),
    ("[x](monitoring.localzero.net:80/a)", 4, "Link „monitoring.localzero.net:80/a“ beginnt"),
    ("![x](https://x.de/a.jpg)", 4, "Das Bild „https://x.de/a.jpg“ liegt auf einer anderen"),
    ("![x](//x.de/a.jpg)", 4, "Das Bild „//x.de/a.jpg“ liegt auf einer anderen"),
    ("![x](data:image/png;base64,AA)", 4, "beginnt mit „data:“"),
    ("<video src='https://x.de/a.mp4'></video>", 4, "Das Video „https://x.de/a.mp4“ liegt"),
    ("<video src='/' poster='https://x.de/a.jpg'></video>", 4, "„https://x.de/a.jpg“ liegt"),
    (
        "<link rel=stylesheet href='https://x.de/a.css'>",
        4,
        "<link> gehört nicht in einen Text.",
    ),
    ("<img src='/favicon.svg' alt='' srcset='https://x.de/a 2x'>", 4, "`srcset` an <img>"),
    ('[x](<a b>)\n\n<a href="foo\nbar">x</a>', 4, "führt zu nichts."),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build says of all these bodies at once, each in a page of its own."""
    project = small_project(tmp_path_factory.mktemp("harmful"))
    for number, (body, _, _) in enumerate(HARMFUL):
        project.write(f"content/pages/x{number}.md", f"---\ntitle: x\n---\n{body}\n")
    result = project.build()
    assert result.returncode == 1
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("number", "line", "message"),
    [(number, line, message) for number, (_, line, message) in enumerate(HARMFUL)],
)
def test_what_would_harm_or_vanish(told: list[str], number: int, line: int, message: str) -> None:
    """Elements and characters that would vanish or harm a page are named, each in one line."""
    faults = [one for one in told if one.startswith(f"content/pages/x{number}.md:")]
    assert all("Abhilfe: " in fault for fault in told)
    assert faults[0].startswith(f"content/pages/x{number}.md:{line}: Fehler: ")
    assert message in faults[0]


def test_hidden_names_are_a_hint(project: Project) -> None:
    """An id that ad blockers hide is told, and so is a page that could run scripts."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n<p id='newsletter'>x</p>\n")
    assert "x.md:4: Hinweis: Werbeblocker verstecken" in project.build().stderr
    project.write("content/images/x.html", "<script>alert(1)</script>")
    assert "images/x.html:1: Fehler: Eine solche Datei könnte" in project.build().stderr


@pytest.mark.parametrize(
    "body",
    [
        "<!-- eine Notiz -->\n\nText",
        "| a |\n|--:|\n| b |\n\n<table><tr><td class='x' align='left'>y</td></tr></table>",
        "[Link](/ \"src='{x}y'\")",
        "- " * 300 + "tief",
        "<div>" * 2000 + "</div>" * 2000,
    ],
)
def test_odd_bodies_build(project: Project, body: str) -> None:
    """What is odd but harmless is no fault, and no traceback."""
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{body}\n")
    result = project.build()
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or "zu tief verschachtelt" in result.stderr


def test_every_page_has_a_head_of_its_own(project: Project) -> None:
    """Posts of one name and one description are told apart by their day."""
    for day in (1, 2):
        project.write(
            f"content/news/2023-01-0{day}-plenum.md",
            "---\ntitle: Plenum\ndescription: Wir treffen uns.\n---\nText",
        )
    project.build_well()
    first, second = (project.page(f"2023/01/0{day}/plenum.html") for day in (1, 2))
    assert first.css_first("title").text() == "Plenum, 1. Januar 2023 – KlimaLautern"
    assert second.css_first("title").text() == "Plenum, 2. Januar 2023 – KlimaLautern"
    described = first.css_first("meta[name=description]").attributes["content"]
    assert described == "Plenum, 1. Januar 2023: Wir treffen uns."
    assert first.css_first("h1").text() == "Plenum"


def test_a_missing_description_is_the_title(project: Project) -> None:
    """A page that says nothing of itself is described by its title, never by nothing."""
    project.write("content/pages/x.md", "---\ntitle: Bilder\n---\n## Kopf\n")
    project.build_well()
    assert (
        project.page("x.html").css_first("meta[name=description]").attributes["content"] == "Bilder"
    )
