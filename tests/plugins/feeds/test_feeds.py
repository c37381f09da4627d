"""Feeds, read by a real feed parser."""

from pathlib import Path
from typing import Any

import feedparser
import pytest

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
    """Atom is at /feed.xml, RSS 2.0 at /rss.xml, an Atom feed beside each tag's page."""
    assert read(site, "feed.xml").version == "atom10"
    assert read(site, "rss.xml").version == "rss20"
    assert sorted(p.name for p in site.glob("*.xml")) == ["feed.xml", "rss.xml", "sitemap.xml"]
    topics = site / "thema"
    assert {p.stem for p in topics.glob("*.xml")} == {p.stem for p in topics.glob("*.html")}
    assert (site / "feed.json").exists()


def test_entries(feed: Any) -> None:
    """Posts come newest first, and the first seven under the ids that readers know."""
    ids = [entry.id for entry in feed.entries]
    # Twenty entries are kept, so the oldest leave the feed one day.
    assert [i for i in IDS if i in ids] == [i for i in ids if i in IDS]
    dates = [entry.published_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    links = {entry.id: entry.link for entry in feed.entries}
    assert all(links[i] == f"{i}.html" for i in ids if i in IDS)
    assert feed.feed.language == "de"


def test_the_feed_keeps_its_id(site: Path) -> None:
    """The feed that readers of today's site hold is the same one."""
    assert read(site, "feed.xml").feed.id == f"{SITE}/feed.xml"
