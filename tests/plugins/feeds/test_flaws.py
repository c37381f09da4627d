"""What was wrong with feeds once, looked for in every form of feed."""

import json
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest

from plugins.common.tree import Tree
from tests.plugins.feeds.conftest import SITE, read
from tests.support import Project

FEEDS = ["feed.xml", "rss.xml", "feed.json", "thema/oel.xml"]
TITLES = ["Abgesagt: Plenum", "Ja & <jetzt>\u00a0– „so“", "Nur ein Bild im Kopf"]


def contents(project: Project, path: str) -> list[str]:
    """Return the content of each entry."""
    if path.endswith(".json"):
        return [item["content_html"] for item in items(project) if "content_html" in item]
    entries = read(project, path).entries
    return [e.content[0].value if "content" in e else e.summary for e in entries]


def items(project: Project) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(project.text("feed.json"))["items"]
    return found


def test_same_news_in_every_form(rich: Project) -> None:
    """Titles are plain, typographic, say what is off; drafts, hidden posts, mere events are absent."""
    for path in ("feed.xml", "rss.xml"):
        assert [entry.title for entry in read(rich, path).entries] == TITLES
    assert [item["title"] for item in items(rich)] == TITLES
    assert [entry.title for entry in read(rich, "thema/oel.xml").entries] == TITLES[1:2]


@pytest.mark.parametrize("path", FEEDS)
def test_every_address_is_complete(rich: Project, path: str) -> None:
    """Links within the page, the site, its protocol, pictures: all absolute."""
    urls = {url for html in contents(rich, path) for _, _, url in Tree(html).urls()}
    assert {urlsplit(url).scheme for url in urls} == {"https", "mailto"}
    page = f"{SITE}/2023/01/02/alles.html"
    assert {f"{page}#o", f"{SITE}/blog.html", f"{page}?a=b", "https://example.org/x"} <= urls
    assert any(url.startswith(f"{SITE}/bilder/x-") for url in urls)


@pytest.mark.parametrize("path", FEEDS)
def test_markup_is_bare(rich: Project, path: str) -> None:
    """No script, form, frame, class, style; a strict HTML5 parser finds no fault in it."""
    for html in contents(rich, path):
        tree = Tree(html)
        assert tree.root.css("script, form, iframe, button, input, style, picture, [srcset]") == []
        names = {name for node in tree.root.css("*") for name in node.attributes}
        assert not {
            n for n in names if n in {"class", "style", "role"} or n.startswith(("data-", "aria-"))
        }
        assert [span.attributes for span in tree.root.css("span")] in ([], [{"lang": "en"}])
        html5lib.HTMLParser(strict=True).parseFragment(html)
    text = " ".join(contents(rich, path))
    assert 'href="https://app.mailjet.com/widget/iframe/1/x"' in text
    assert "BUND &amp; Co." in text
    assert "Foto: Cem" in text


def test_all_authors(rich: Project) -> None:
    """Whoever is named wrote it, one after the other; else the campaign."""
    for path in ("feed.xml", "rss.xml"):
        entries = read(rich, path).entries
        assert [author.name for author in entries[1].authors] == ["Ada", "Bo Müller"]
        assert [author.name for author in entries[0].authors] == ["KlimaLautern"]
    assert items(rich)[1]["authors"] == [{"name": "Ada"}, {"name": "Bo Müller"}]
    page = rich.page("2023/01/02/alles.html")
    assert "von Ada und Bo Müller" in page.css_first(".meta").text()
    assert [n.attributes["value"] for n in page.css(".p-author")] == ["Ada", "Bo Müller"]


def test_enclosure_is_the_picture(rich: Project) -> None:
    """The article's picture, also one only its header names, with its true length and type."""
    for number in (1, 2):
        for path in ("feed.xml", "rss.xml"):
            [one] = read(rich, path).entries[number].enclosures
            file = rich.folder / "output" / one.href.removeprefix(f"{SITE}/")
            assert (int(one.length), one.type) == (file.stat().st_size, "image/jpeg")
            assert file.read_bytes()[:2] == b"\xff\xd8"
        [attachment] = items(rich)[number]["attachments"]
        assert attachment["size_in_bytes"] == file.stat().st_size
        assert attachment["url"] == items(rich)[number]["image"] == one.href
    assert "attachments" not in items(rich)[0]


def test_summary_is_text_and_no_repetition(rich: Project) -> None:
    """A summary is plain text; where it would only repeat the content there is none."""
    cancelled, rich_one, short = read(rich, "feed.xml").entries
    assert rich_one.summary_detail.type == "text/plain"
    assert rich_one.summary == "1 < 2 & 3"
    # feedparser gives an entry without summary its content instead.
    assert short.summary == short.content[0].value
    assert cancelled.summary == cancelled.content[0].value
    assert [item.get("summary") for item in items(rich)][1:] == ["1 < 2 & 3", None]


def test_categories(rich: Project) -> None:
    """Tags are categories; our folders are not."""
    for path in ("feed.xml", "rss.xml"):
        tags = [[tag.term for tag in entry.get("tags", [])] for entry in read(rich, path).entries]
        assert tags == [[], ["Öl", "Wind"], []]
    assert items(rich)[1]["tags"] == ["Öl", "Wind"]


def test_each_feed_is_its_own(rich: Project) -> None:
    """Each feed bears its own address as id and self link, and leads to the page with the same."""
    pages = {"feed.xml": "", "rss.xml": "", "thema/oel.xml": "thema/oel.html"}
    for path, page in pages.items():
        feed = read(rich, path).feed
        links = {link.rel: link.href for link in feed.links}
        assert (links["self"], links["alternate"]) == (f"{SITE}/{path}", f"{SITE}/{page}")
        assert feed.get("id", f"{SITE}/{path}") == f"{SITE}/{path}"
        assert "hub" not in links
    assert read(rich, "thema/oel.xml").feed.title == "KlimaLautern: Öl"


def test_changes_are_told_apart(rich: Project) -> None:
    """Two posts changed at the same moment differ within a second; the feed has the latest."""
    feed = read(rich, "feed.xml")
    moments = {entry.title: entry.updated for entry in feed.entries}
    of_one_moment = {moments["Ja & <jetzt>\u00a0– „so“"], moments["Abgesagt: Plenum"]}
    assert len(of_one_moment) == 2
    assert {moment[:20] for moment in of_one_moment} == {"2023-03-01T00:00:00."}
    assert feed.feed.updated == max(moments.values())
    assert [item["date_modified"] for item in items(rich)] == [e.updated for e in feed.entries]


def test_a_post_that_goes_changes_no_other(project: Project) -> None:
    """Whatever becomes of a post of the same moment, those that are left stay as they are."""
    posts = [f"content/news/2023-01-01-{name}.md" for name in "abc"]
    for path in posts:
        project.write(path, f"---\ntitle: {path}\n---\nText")
    project.build_well()
    before = {entry.id: entry.updated for entry in read(project, "feed.xml").entries}
    (project.folder / posts[-1]).unlink()
    project.build_well()
    left = {entry.id: entry.updated for entry in read(project, "feed.xml").entries}
    assert len(set(before.values())) == 3
    assert left == {entry: before[entry] for entry in left}
    assert len(left) == 2


def test_an_empty_feed_knows_no_wall_clock(project: Project) -> None:
    """Without any news there are valid feeds, the same at every time."""
    project.build_well()
    before = [project.text(path) for path in FEEDS[:3]]
    assert project.build({"SOURCE_DATE_EPOCH": "1800000000"}).returncode == 0
    assert [project.text(path) for path in FEEDS[:3]] == before
    assert read(project, "feed.xml").feed.updated == "1970-01-01T00:00:00+00:00"
    assert "Thu, 01 Jan 1970" in read(project, "rss.xml").feed.updated
    assert json.loads(before[2])["items"] == []


def test_a_hub_is_named_where_one_is_set(project: Project) -> None:
    """With `websub_hub` in site.yml every feed names the hub; without, none does."""
    project.append("content/data/site.yml", "websub_hub: https://hub.example/\n")
    project.build_well()
    for path in ("feed.xml", "rss.xml"):
        assert ("hub", "https://hub.example/") in [
            (x.rel, x.href) for x in read(project, path).feed.links
        ]
    hubs = json.loads(project.text("feed.json"))["hubs"]
    assert hubs == [{"type": "WebSub", "url": "https://hub.example/"}]
