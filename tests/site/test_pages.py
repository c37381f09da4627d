"""The pages of the real site."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support import ROOT, Project

SEED = """Viele Klimaziele müssen vor Ort umgesetzt werden – auch in der Stadt und im Landkreis
Kaiserslautern. Daran wollen wir arbeiten.|Während sich das 1,5-Grad-Gesetzespaket und die
Politik-Gespräche hauptsächlich an die Bundesebene richten, arbeiten wir vor Ort an diesem
Problem.|Es geht darum, demokratische Mehrheiten zu organisieren. Mit Bürger:innenbegehren,
Einwohneranträgen und direkten Gesprächen mit Politiker:innen wollen wir uns dafür einsetzen, dass
in der Stadt und im Landkreis Kaiserslautern rechtskräftige Beschlüsse gefällt werden, bis
spätestens 2035 klimaneutral zu werden.|Auch danach werden wir Politik und Verwaltung bei der
Umsetzung unterstützen, die Beteiligung der Bürger:innen organisieren und starten eigene
Projekte.|Gerne per EMail melden - wir haben eine Signal-Gruppe und treffen uns regelmäßig per
Zoom.|Newsletter abonnieren|Wir sind bei Twitter, Mastodon, Facebook und Instagram.|German Zero hat
das Ziel, Deutschland bis 2035 klimaneutral zu machen. Dafür unterstützen sie Klimaentscheid-Teams
wie den Klimaentscheid Kaiserslautern."""


def words(text: str) -> str:
    return " ".join(text.split())


def test_home_holds_the_seed(pages: dict[str, LexborHTMLParser]) -> None:
    """The home page says what the seed page says, word for word, in its order."""
    home = pages["/index.html"]
    paragraphs = [words(p.text()) for p in home.css("main > div.flow > p")]
    assert paragraphs == [words(p) for p in SEED.split("|")]
    assert [words(h.text()) for h in home.css("main > div h2")] == [
        "Über uns", "Lust mitzumachen?", "Social Media", "German Zero",
    ]  # fmt: skip
    assert home.css_first("title").text() == "KlimaLautern - Klimaentscheid Kaiserslautern"
    assert home.css_first("h1").text() == "Stadt und Landkreis Kaiserslautern klimaneutral!"


def test_home_shows_logo_and_form(pages: dict[str, LexborHTMLParser]) -> None:
    """The partner's logo stands where the seed has it; the form is a plain link."""
    home = pages["/index.html"]
    logo = home.css_first("a[href='https://germanzero.de/'] > img")
    assert logo.attributes["alt"] == "Logo German Zero"
    assert home.css("iframe, script") == []
    assert home.css_first("a[href='https://app.mailjet.com/widget/iframe/7RcH/ORm']")


def test_home_shows_the_newest_news(pages: dict[str, LexborHTMLParser]) -> None:
    """Below its text the home page shows the newest news with their dates."""
    items = pages["/index.html"].css("main > section .news-list > li")
    assert [words(i.css_first("time").text()) for i in items] == [
        "21. September 2023", "15. September 2023", "9. September 2023",
    ]  # fmt: skip
    assert items[0].css_first("time").attributes["datetime"] == "2023-09-21"


@pytest.mark.parametrize("path", ["/impressum.html", "/datenschutzerklaerung.html"])
def test_legal_pages_name_who_answers(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """Legal pages carry the contact of contact.yml and the law's terms."""
    text = words(pages[path].css_first("main").text())
    assert "info@klimalautern.de" in text
    terms = {
        "/impressum.html": ("§ 5 DDG", "§ 18 Absatz 2 MStV"),
        "/datenschutzerklaerung.html": ("GitHub", "Mailjet", "LfDI", "Recht auf Auskunft"),
    }
    assert all(term in text for term in terms[path])


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


def test_tags_and_archive(pages: dict[str, LexborHTMLParser]) -> None:
    """A tag lists its articles; the archive lists all by year, and each year has its page."""
    assert len(pages["/thema/mobilitaet.html"].css(".news-list > li")) == 2
    archive = pages["/archiv.html"]
    assert [h.text() for h in archive.css("h2[id^=jahr]")] == ["2023", "2022"]
    assert len(archive.css(".news-list > li")) == 7
    assert len(pages["/2022/index.html"].css(".news-list > li")) == 2


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


def test_home_source_keeps_the_front_matter() -> None:
    """The home page is the seed's file: its front matter is understood as it is."""
    lines = (ROOT / "content/pages/index.md").read_text(encoding="utf-8").splitlines()
    assert lines[:5] == [
        "---",
        "title: KlimaLautern - Klimaentscheid Kaiserslautern",
        "type: website",
        "description: Stadt und Landkreis Kaiserslautern klimaneutral!",
        "---",
    ]


def test_no_news_is_no_fault(project: Project, tmp_path: Path) -> None:
    """A site without any news builds: a campaign starts somewhere."""
    project.build_well()
    assert (tmp_path / "output/blog.html").exists()
