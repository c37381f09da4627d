"""The text of an announcement."""

from datetime import UTC, datetime

import pytest
from hypothesis import strategies as st

from plugins.announcements.post import Post
from plugins.announcements.text import LIMIT, LONGEST_ALT, compose, description, hashtag, length
from tests.support import searched

URL = "https://klimalautern.de/2026/11/22/eine-recht-lange-adresse-der-website.html"


def post(title: str, summary: str = "", *tags: str) -> Post:
    return Post("id", URL, (), title, summary, tags, datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", 0),
        ("Grün", 4),
        ("Gru\u0308n", 4),
        ("👩‍👩‍👧", 1),
        ("🇩🇪", 1),
        (URL, 23),
        ("http://a.de", 23),
        (f"{URL} {URL}", 47),
        ("klimalautern.de", 15),
        ("@bund@example.org", 5),
        ("Mit @bund@example.org, ja", 13),
        ("@bund", 5),
        ("info@klimalautern.de", 20),
        ("#RadUndBus", 10),
        ("a\n\nb", 4),
    ],
)
def test_counts_as_mastodon_does(text: str, counted: int) -> None:
    """An address counts 23, of @user@host only @user, and what looks like one character is one."""
    assert length(text) == counted


def test_order() -> None:
    """Title, description, address and tags stand apart, in this order; what is missing leaves no gap."""
    whole = compose(post("Plenum", "Worum es geht.", "Rad und Bus", "Klima"))
    assert whole == f"Plenum\n\nWorum es geht.\n\n{URL}\n\n#RadUndBus #Klima"
    assert compose(post("Plenum")) == f"Plenum\n\n{URL}"
    assert compose(post("Plenum", "Plenum")) == f"Plenum\n\n{URL}"


def test_shortened_between_words() -> None:
    """A long description ends with a whole word and three dots; all 500 characters are used."""
    text = compose(post("Plenum", "Wort " * 200 + "Ende", "Klima"))
    summary = text.split("\n\n")[1]
    assert set(summary.removesuffix(" …").split(" ")) == {"Wort"}
    assert summary.endswith("Wort …")
    assert LIMIT - len("Wort ") < length(text) <= LIMIT


def test_what_gives_way_first() -> None:
    """Too many tags go, then the description, and only then words of the title; never the address."""
    tags = [f"Thema {number} mit recht langem Namen" for number in range(30)]
    text = compose(post("Titel " * 70 + "Ende", "x" * 400, *tags))
    title, url, line = text.split("\n\n")
    assert (title[-9:], url) == ("Titel …", URL) or title.endswith("Titel …")
    assert 1 <= line.count("#") < 30
    assert line.split()[-1].startswith("#")
    assert length(text) <= LIMIT


def test_a_word_without_end() -> None:
    """A title that is one endless word is cut; a description that is one is left out."""
    title, url = compose(post("x" * 1000, "y" * 1000)).split("\n\n")
    assert (title, url) == ("x" * (LIMIT - 23 - 2 - 1) + "…", URL)


def test_an_address_that_ends_a_text_stays_whole() -> None:
    """The dots never become part of an address that comes before them."""
    other = "https://example.org/" + "a" * 40
    text = compose(post("Titel", f"{'Wort ' * 80}{other} {'Wort ' * 80}"))
    assert all(word in (other, "Wort", "…") for word in text.split("\n\n")[1].split(" "))
    assert length(text) <= LIMIT


words = st.text() | st.lists(
    st.sampled_from([
        URL, "https://example.org/ä?b=c", "@bund@example.org", "@ada", "#Tag", "Klima", "👩‍👩‍👧",
        "e\u0301", "\u200d", "…", "(", "http://", "x" * 300, "\n",
    ])
).map(" ".join)  # fmt: skip


@searched(100, 1000, words, words, st.lists(words, max_size=8))
def test_never_too_long(title: str, summary: str, tags: list[str]) -> None:
    """Whatever a post says, its announcement fits, and its address stands in it, alone in a line."""
    text = compose(post(title, summary, *tags))
    assert length(text) <= LIMIT
    assert URL in text.split("\n")


@searched(100, 1000, words, words)
def test_short_texts_stay_as_they_are(title: str, summary: str) -> None:
    """What fits is not touched."""
    whole = "\n\n".join(filter(None, [title, summary if summary != title else "", URL]))
    if length(whole) <= LIMIT:
        assert compose(post(title, summary)) == whole


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("Mobilität", "#Mobilität"),
        ("Öffentlicher Verkehr", "#ÖffentlicherVerkehr"),
        ("rad und bus", "#RadUndBus"),
        ("ÖPNV", "#ÖPNV"),
        ("Park(ing) Day", "#ParkingDay"),
        ("geht’s", "#Gehts"),
        ("Klimaschutz-Bildung", "#KlimaschutzBildung"),
        ("Bürger*innen", "#BürgerInnen"),
        ("CO₂", "#CO2"),
        ("Klima 2035", "#Klima2035"),
        ("2035", ""),
        ("100 %", ""),
        ("!?", ""),
    ],
)
def test_tags_become_hashtags(tag: str, shown: str) -> None:
    """A tag becomes one word in CamelCase of characters that Mastodon takes; else there is none."""
    assert hashtag(tag) == shown


@searched(100, 1000, st.text())
def test_hashtags_are_words(tag: str) -> None:
    """A hashtag is # and letters or digits, whatever the tag; so nothing else starts in it."""
    shown = hashtag(tag)
    assert shown == "" or (shown[0] == "#" and shown[1:].isalnum() and not shown[1:].isdigit())


def test_same_tags_are_one() -> None:
    """Tags that become the same word stand there once."""
    assert compose(post("T", "", "Rad-Weg", "rad weg", "Rad")).endswith("\n\n#RadWeg #Rad")


@searched(100, 1000, words)
def test_alternative_texts_fit(alt: str) -> None:
    """A picture's description is never longer than Mastodon takes."""
    assert len(description(alt * 3)) <= LONGEST_ALT
