"""Bodies, rendered by a real build."""

import pytest

from plugins.body.headings import add_ids
from plugins.body.text import SUMMARY_LENGTH, beginning
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.support import Project

PLACE = Place(Source("a.md", ""), "pages", "/a.html")


def test_headings_get_ids() -> None:
    """Every heading can be linked to; ids are unique and free of umlauts."""
    tree = Tree('<h2>Über uns</h2><h3>Über uns</h3><h2 id="x">a</h2><h2>X</h2><h2>!</h2>')
    add_ids(tree, PLACE)
    ids = [h.attributes["id"] for h in tree.root.css("h2, h3")]
    assert ids == ["ueber-uns", "ueber-uns-2", "x", "x-2", "abschnitt"]


def test_beginning() -> None:
    """A summary is plain text of a preview's length, cut between words."""
    assert beginning(Tree("<h2>x</h2><p> </p><p>a <b>b</b>\n c</p>")) == "a b c"
    long = beginning(Tree(f"<p>{'wort ' * 99}</p>"))
    assert long.endswith("wort …")
    assert len(long) <= SUMMARY_LENGTH
    assert beginning(Tree("")) == ""


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
    link = project.page("2023/01/02/a.html").css_first("article > p > a")
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
