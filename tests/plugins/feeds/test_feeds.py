"""Feeds, read by a real feed parser."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from plugins.common.tree import Tree
from tests.support import Project

SITE = "https://klimalautern.de"
IDS = [  # as today's readers hold them
    f"{SITE}/2023/09/21/stellungnahme-nvp",
    f"{SITE}/2023/09/15/parking-day-world-cleanup-day",
    f"{SITE}/2023/09/09/klimatag",
    f"{SITE}/2023/03/25/lautern-blueht-auf",
    f"{SITE}/2023/01/22/Kaiserslautern-klimaneutral-geht-2035",
    f"{SITE}/2022/12/01/erstes-arbeitstreffen",
    f"{SITE}/2022/11/21/kick-off",
]


def read(site: Path, name: str) -> Any:
    feed = feedparser.parse((site / name).read_bytes())
    assert not feed.bozo, feed.bozo_exception
    return feed


@pytest.fixture(params=["feed.xml", "rss.xml"])
def feed(request: pytest.FixtureRequest, site: Path) -> Any:
    return read(site, request.param)


def test_versions(site: Path) -> None:
    """Atom is at /feed.xml, RSS 2.0 at /rss.xml, and there are no other feeds."""
    assert read(site, "feed.xml").version == "atom10"
    assert read(site, "rss.xml").version == "rss20"
    assert sorted(p.name for p in site.rglob("*.xml")) == ["feed.xml", "rss.xml", "sitemap.xml"]


def test_entries(feed: Any) -> None:
    """Posts come newest first, and the first seven under the ids that readers know."""
    ids = [entry.id for entry in feed.entries]
    # Twenty entries are kept, so the oldest leave the feed one day.
    assert [i for i in IDS if i in ids] == [i for i in ids if i in IDS]
    dates = [entry.published_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    links = {entry.id: entry.link for entry in feed.entries}
    assert all(links[i] == f"{i}.html" for i in ids if i in IDS)
    assert {entry.author for entry in feed.entries} == {"KlimaLautern"}
    assert feed.feed.language == "de"


def test_content_is_full_and_absolute(feed: Any) -> None:
    """Entries carry the whole text, and every address in it is complete."""
    for entry in feed.entries:
        html = entry.content[0].value if "content" in entry else entry.summary
        assert html.count("<p>") >= 1
        assert all(url.startswith(("https://", "mailto:")) for _, _, url in Tree(html).urls())


def test_guids_are_no_addresses(site: Path) -> None:
    """RSS says that its ids are not to be opened: they answer, but lack the ending."""
    guids = list(ElementTree.parse(site / "rss.xml").iter("guid"))
    assert len(guids) >= 7
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}


def test_each_feed_has_its_own_id(site: Path) -> None:
    """A feed is known by its own address and says so."""
    atom = read(site, "feed.xml").feed
    assert atom.id == f"{SITE}/feed.xml"
    for name in ("feed.xml", "rss.xml"):
        links = {link.rel: link.href for link in read(site, name).feed.links}
        assert links["self"] == f"{SITE}/{name}"
        assert links["alternate"] == f"{SITE}/"


def test_every_page_leads_to_the_feeds(pages: dict[str, Any]) -> None:
    """Every page names both feeds in its head."""
    for path, page in pages.items():
        found = [n.attributes["href"] for n in page.css("head link[rel=alternate]")]
        assert found == ["/feed.xml", "/rss.xml"], path


def test_markup_in_a_title_is_text(project: Project) -> None:
    """A title with markup or quotes reaches the reader as text; so does a summary."""
    project.write(
        "content/news/2023-01-02-x.md",
        '---\ntitle: Ja & <jetzt> "so"\ndescription: 1 < 2 & 3\n---\n![b](/favicon.ico) [o](#o)\n\n## O\n',
    )
    project.build_well()
    output = project.folder / "output"
    for name in ("feed.xml", "rss.xml"):
        assert read(output, name).entries[0].title == "Ja & <jetzt> „so“"
    text = (output / "feed.xml").read_text()
    assert '<summary type="html">1 &amp;lt; 2 &amp;amp; 3</summary>' in text
    html = read(output, "feed.xml").entries[0].content[0].value
    assert f'src="{SITE}/favicon.ico"' in html
    assert f'href="{SITE}/2023/01/02/x.html#o"' in html


def test_only_the_newest_twenty(project: Project) -> None:
    """A feed holds the newest twenty entries, however many there are."""
    for day in range(1, 23):
        project.write(f"content/news/2023-01-{day:02d}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    titles = [e.title for e in read(project.folder / "output", "feed.xml").entries]
    assert titles == [f"Tag {day}" for day in range(22, 2, -1)]
