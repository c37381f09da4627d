"""Which posts are to be announced, and which are told of already."""

from datetime import UTC, datetime

import pytest
from hypothesis import strategies as st

from plugins.announcements.choosing import is_announced, links_in
from plugins.announcements.post import News, Post, dump, load, unlinked
from tests.support import searched

SITE = "https://klimalautern.de"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def post(path: str, *former: str) -> Post:
    addresses = tuple(SITE + one for one in former)
    return Post(f"{SITE}{path}", f"{SITE}{path}.html", addresses, "Titel", "", ("a", "b"), NOW)


MOVED = post("/2026/11/10/a", "/alte-adresse.html")
NEWS = News(
    "2026-11-01", (SITE, f"{SITE.replace('://', '://www.')}"), (MOVED, post("/2022/11/10/a"))
)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (f"{SITE}/2026/11/10/a.html", True),
        (f"{SITE}/2026/11/10/a", True),
        (f"{SITE}/2026/11/10/%61/", True),
        (f"{SITE}/2026/11/10/a.html?utm=x#bild", True),
        ("https://www.klimalautern.de/2026/11/10/a.html", True),
        ("HTTPS://KlimaLautern.de/2026/11/10/a.html", True),
        (f"{SITE}/alte-adresse.html", True),
        (f"{SITE}/2026/11/09/a.html", True),  # its day was changed, nobody noted the former address
        (f"{SITE}/2026/09/11/a.html", True),
        (f"{SITE}/2026/09/10/a.html", False),  # longer ago: gone, and another post
        (f"{SITE}/2025/11/10/a.html", False),
        (f"{SITE}/2026/11/31/a.html", False),  # no day at all
        (f"{SITE}/2026/11/10/ab.html", False),
        (f"{SITE}/2026/11/10/b.html", False),
        (f"{SITE}/2026/11/10/A.html", False),
        (f"{SITE}/2026/11/10/a.html/x", False),
        (f"{SITE}/2026/11/10/", False),
        (f"{SITE}/2022/11/10/a.html", False),  # another post of the same name
        (f"{SITE}/termine/a.html", False),
        (f"{SITE}", False),
        ("https://example.org/2026/11/10/a.html", False),
        ("https://klimalautern.de.example.org/2026/11/10/a.html", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_exactly_this_address_counts(link: str, told: bool) -> None:
    """Only the address itself counts, present or former, however written; no mere beginning."""
    assert is_announced(MOVED, {link}, NEWS) is told


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://name.github.io/verein/2026/11/10/a", True),
        ("https://name.github.io/verein/2026/11/09/a.html", True),
        ("http://Name.github.io/verein/alte-adresse.html", True),
        (f"{SITE}/2026/11/10/a.html", True),  # before it moved
        ("https://name.github.io/2026/11/10/a.html", False),
        ("https://name.github.io/andere/2026/11/10/a.html", False),
    ],
)
def test_below_a_path(link: str, told: bool) -> None:
    """Below a path the address counts with it; another site of the domain is somebody else's."""
    site = "https://name.github.io/verein"
    moved = Post(
        f"{site}/2026/11/10/a", f"{site}/2026/11/10/a.html", (f"{site}/alte-adresse.html",),
        "Titel", "", (), NOW,
    )  # fmt: skip
    assert is_announced(moved, {link}, News("", (site, SITE, "/verein"), (moved,))) is told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Siehe https://klimalautern.de.", "Siehe klimalautern.de."),
        ("(HTTPS://Klimalautern.de/a?b)", "(Klimalautern.de/a?b)"),
        ("http://name.github.io/verein, dort", "name.github.io/verein, dort"),
        ("https://name.github.io/verein/a.html", "name.github.io/verein/a.html"),
        ("https://name.github.io/verein.html", "https://name.github.io/verein.html"),
        ("https://name.github.io", "https://name.github.io"),
        ("https://klimalautern.de-x.org https://a.org/", "https://klimalautern.de-x.org https://a.org/"),
    ],
)  # fmt: skip
def test_no_second_link(text: str, said: str) -> None:
    """An address of ours in a text loses its beginning, so that it leads nowhere; others stay."""
    assert unlinked(text, (SITE, "https://name.github.io/verein", "/verein")) == said


@searched(100, 1000, st.text(), st.text())
def test_whatever_a_status_links_to(content: str, link: str) -> None:
    """No status of whatever content breaks the search, nor passes for an announcement."""
    assert not is_announced(MOVED, links_in(content) | {link}, NEWS)


def test_links_of_a_status() -> None:
    """Links count by where they lead, whatever is shown of them."""
    content = '<p>x <a href="https://a.example/b?c&amp;d"><span>a.exam</span>ple</a> <a>y</a></p>'
    assert links_in(content) == {"https://a.example/b?c&d"}


def test_news_come_back_as_they_went() -> None:
    """What is handed over in a file is what was noted."""
    assert load(dump(NEWS)) == NEWS
