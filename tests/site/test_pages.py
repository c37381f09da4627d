"""What readers find on pages."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support import FIXTURES, Project, folded


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_seed_becomes_a_page(project: Project) -> None:
    """The seed page comes out word for word, its logo and its form where it has them."""
    project.write(
        "content/pages/index.md", (FIXTURES / "seed/index.md").read_text(encoding="utf-8")
    )
    project.build_well()
    home = project.page("index.html")
    body = home.css_first("main .text")
    expected = (FIXTURES / "seed/index.txt").read_text(encoding="utf-8")
    shown = [words(node.text()) for node in body.css("h2, p")]
    assert list(map(folded, shown)) == list(map(folded, expected.splitlines()))
    title = home.css_first("title").text()
    assert title == "KlimaLautern\u00a0– Klimaentscheid Kaiserslautern"
    assert home.css_first("h1").text() == "Stadt und Landkreis Kaiserslautern klimaneutral!"
    logo = body.css_first("a[href='https://germanzero.de/'] > img")
    assert logo.attributes["alt"] == "Logo German Zero"
    assert home.css("iframe, script:not([type='application/ld+json'])") == []
    assert body.css_first("a[href='https://app.mailjet.com/widget/iframe/7RcH/ORm']")


def test_home_shows_the_newest_news(project: Project) -> None:
    """Below its text the home page shows the newest news with their dates."""
    for day in range(1, 6):
        project.write(f"content/news/2023-01-0{day}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    items = project.page("index.html").css("main > section .news-list > li")
    assert [i.css_first("h3").text() for i in items] == ["Tag 5", "Tag 4", "Tag 3"]
    assert words(items[0].css_first("time").text()) == "5. Januar 2023"
    assert items[0].css_first("time").attributes["datetime"] == "2023-01-05"


@pytest.mark.parametrize("path", ["/impressum.html", "/datenschutzerklaerung.html"])
def test_legal_pages_name_who_answers(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """Legal pages carry the contact of contact.yml, by directives."""
    text = words(pages[path].css_first("main").text())
    assert "KlimaLautern" in text
    assert "info@example.org" in text


def test_news_list_has_pages_of_ten(project: Project) -> None:
    """The news list shows ten a page, newest first, with links to the others."""
    for day in range(1, 13):
        project.write(f"content/news/2023-01-{day:02d}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    first, second = project.page("blog.html"), project.page("blog-2.html")
    assert [h.text() for h in first.css(".news-list h2")] == [f"Tag {d}" for d in range(12, 2, -1)]
    assert [h.text() for h in second.css(".news-list h2")] == ["Tag 2", "Tag 1"]
    assert first.css_first(".pages a[rel=next]").attributes["href"] == "/blog-2.html"
    assert second.css_first(".pages a[rel=prev]").attributes["href"] == "/blog.html"


def test_tags_and_archive(project: Project) -> None:
    """A tag lists its articles; the archive lists all by year, and each year has its page."""
    for year, tag in ((2022, "Öl"), (2023, "Öl"), (2023, "Wind")):
        project.write(
            f"content/news/{year}-01-02-{tag[1]}.md", f"---\ntitle: {tag}\ntags: {tag}\n---\nx"
        )
    project.build_well()
    assert len(project.page("thema/oel.html").css(".news-list > li")) == 2
    assert [li.text() for li in project.page("themen.html").css("main li")] == [
        "Öl 2",
        "Wind 1",
    ]
    archive = project.page("archiv.html")
    assert [h.text() for h in archive.css("h2[id^=jahr]")] == ["2023", "2022"]
    assert len(archive.css(".news-list > li")) == 3
    assert len(project.page("2022/index.html").css(".news-list > li")) == 1


def test_one_heading_and_unique_titles(pages: dict[str, LexborHTMLParser]) -> None:
    """Each page has one h1, the language, and a title and description of its own."""
    for path, page in pages.items():
        assert len(page.css("h1")) == 1, path
        assert page.css_first("html").attributes["lang"] == "de"
    for part in ("title", "meta[name=description]"):
        found = [
            (n.text(), n.attributes.get("content")) for p in pages.values() for n in p.css(part)
        ]
        assert len(set(found)) == len(pages), part


def test_no_news_is_no_fault(project: Project, tmp_path: Path) -> None:
    """A site without any news builds: a campaign starts somewhere."""
    project.build_well()
    assert (tmp_path / "output/blog.html").exists()
