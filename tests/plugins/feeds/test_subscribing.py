"""Pages that help to subscribe, and the ways to them."""

from typing import Any

from tests.plugins.feeds.conftest import SITE
from tests.support import Project


def test_directives(project: Project) -> None:
    """One click, a look, and the address in plain sight, for feeds and calendars alike."""
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\ntags: Öl & Gas\n---\nText")
    project.write(
        "content/pages/abo.md",
        "---\ntitle: Abo\n---\n[[Abonnieren: feed.xml]]\n\n[[Abonnieren: /termine.ics]]\n\n"
        "Auch als [[Abonnieren: feed.json]].\n\n[[Themenfeeds]]\n\nEtwa [[Themenfeeds]].\n",
    )
    project.build_well()
    text = project.page("abo.html").css_first("main .text")
    links = [a.attributes["href"] for a in text.css("a")]
    assert links == [
        "feed://klimalautern.de/feed.xml", "/feed.xml", "webcal://klimalautern.de/termine.ics", "/termine.ics",
        "/feed.json", "/thema/oel-gas.xml", "/thema/oel-gas.xml",
    ]  # fmt: skip
    shown = [code.text() for code in text.css("code.address")]
    assert shown == [f"{SITE}/feed.xml", f"{SITE}/termine.ics", f"{SITE}/thema/oel-gas.xml"]
    assert "user-select:all" in project.page("abo.html").css_first("style").text()


def test_wrong_arguments(project: Project) -> None:
    """What is neither feed nor calendar is named with its line; without tags a sentence says so."""
    project.write(
        "content/pages/abo.md", "---\ntitle: Abo\n---\n[[Themenfeeds]]\n\n[[Abonnieren: fed.xml]]\n"
    )
    result = project.build()
    assert result.returncode == 1
    assert result.stderr.startswith(
        "content/pages/abo.md:6: Fehler: [[Abonnieren: fed.xml]] nennt weder einen Feed noch einen"
        " Kalender. Abhilfe: Gemeint ist wohl feed.xml."
    )


def test_the_page_leads_to_everything(pages: dict[str, Any]) -> None:
    """Abonnieren names every feed in its head, and is one click from everywhere."""
    heads = {
        path: {n.attributes["href"] for n in page.css("head link[rel=alternate]")}
        for path, page in pages.items()
    }
    of_tags = {path.replace(".html", ".xml") for path in pages if path.startswith("/thema/")}
    everything = {"/feed.xml", "/rss.xml", "/feed.json", *of_tags}
    assert heads["/abonnieren.html"] == everything
    assert heads["/thema/mobilitaet.html"] == {
        "/feed.xml",
        "/rss.xml",
        "/feed.json",
        "/thema/mobilitaet.xml",
    }
    assert heads["/blog.html"] == {"/feed.xml", "/rss.xml", "/feed.json"}
    assert heads["/index.html"] == {"/feed.xml", "/rss.xml"}
    for path, page in pages.items():
        assert page.css_first("footer a[href='/abonnieren.html']"), path
    assert pages["/kontakt-social-media.html"].css_first("main a[href='/abonnieren.html']")
    assert pages["/thema/mobilitaet.html"].css_first("main a[href='/thema/mobilitaet.xml']")
    body = pages["/abonnieren.html"].css_first("main")
    shown = {a.attributes["href"] for a in body.css("a")}
    assert everything <= shown
    assert {
        "webcal://klimalautern.de/termine.ics",
        "https://climatejustice.social/@KlimaLautern",
    } <= shown
    assert body.css_first("[data-src*=mailjet]")
