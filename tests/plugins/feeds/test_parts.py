"""The pure parts of feeds."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.feeds.feed import Entry, Feed, Publisher, with_microseconds
from plugins.feeds.json_feed import json_feed
from plugins.feeds.presentation import strip_presentation
from plugins.feeds.subscribing import one_click

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PLACE = Place(Source("x.md", ""), "", "/x.html")


def test_with_microseconds() -> None:
    """A hundred posts of one commit differ, each by what is its own, within the same second."""
    moments = {with_microseconds(NOON, f"2026-12-01-{number}") for number in range(100)}
    assert len(moments) == 100
    assert all(NOON < moment < NOON + timedelta(seconds=1) for moment in moments)


@pytest.mark.parametrize(
    ("content", "summary", "expected"),
    [
        ("<p>Ein Text.</p><p>Noch einer.</p>", "Ein Text.", "Ein Text."),
        ("<p>Ein <b>Text</b>.</p>", "Ein Text.", ""),
        ("<p>Am 1. Mai</p>\n<p>Wir feiern</p>", "Am 1. Mai. Wir feiern", ""),
        ('<img src="x">', "", ""),
    ],
)
def test_summary_beside(content: str, summary: str, expected: str) -> None:
    """A summary that only repeats the content is none."""
    entry = Entry("id", "https://a.de/x", "x", summary, content, NOON, NOON, ("Ada",))
    assert entry.summary_beside == expected


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (
            '<p class="a" style="b" data-x="c" aria-label="d" role="e" tabindex="0" id="f">x</p>',
            '<p id="f">x</p>',
        ),
        (
            '<span class="caps">BUND</span> <span lang="en" class="x">a</span>',
            'BUND <span lang="en">a</span>',
        ),
        ('<span class="a"><span class="b">tief</span></span>', "tief"),
        (
            'a<span class="x"></span><span><span></span></span>b<span id="c"></span>',
            'ab<span id="c"></span>',
        ),
        ("a<form><button>b</button><input></form><script>c</script><iframe></iframe>d", "ad"),
        ('<a href="/" onclick="x">a</a>', '<a href="/">a</a>'),
    ],
)
def test_bare(html: str, left: str) -> None:
    """What is active goes, what is about looks goes, the words stay."""
    tree = Tree(html)
    assert strip_presentation(tree, PLACE) == []
    assert str(tree) == left


def test_an_item_without_a_word_has_content() -> None:
    """JSON Feed wants content of every item, so what is empty stays empty."""
    entry = Entry("id", "https://a.de/x", "x", "", "", NOON, NOON, ("Ada",))
    feed = Feed("a", "", "https://a.de/feed.json", "https://a.de/", NOON, (entry,))
    who = Publisher("a", "https://a.de/", "de", "", "", "", "", "", "", "")
    [item] = json.loads(json_feed(who, feed))["items"]
    assert item["content_html"] == ""


def test_one_click() -> None:
    """A calendar opens by webcal:, a feed by feed:."""
    assert one_click("https://a.de/t.ics") == "webcal://a.de/t.ics"
    assert one_click("https://a.de/feed.xml") == "feed://a.de/feed.xml"
