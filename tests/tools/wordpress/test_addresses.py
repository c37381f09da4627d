"""Addresses of the old site: whatever its permalinks were, each published one leads to a row."""

from typing import Any

import pytest

from plugins.common.addresses import own_addresses
from plugins.redirects import listed
from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import prepared, rows
from tools.wordpress import redirect_list

NEWS = ("category", "news", "News")
MEETING = ("category", "arbeitstreffen", "Arbeitstreffen")
TAG = ("post_tag", "rad", "Rad")


def post(number: int, link: str = "", body: str = "<p>Text.</p>", **more: Any) -> str:
    return item(number, f"Plenum {number}", body, slug=f"plenum-{number}", link=link, terms=[NEWS, MEETING, TAG], **more)  # fmt: skip


@pytest.mark.parametrize(
    ("link", "front"),
    [
        ("/2025/10/{}/", ""), ("/{}/", ""), ("/archives/{}", "/archives"), ("/blog/{}/", "/blog"),
        ("/index.php/2025/10/13/{}/", "/index.php"), ("/news/arbeitstreffen/{}/", ""), ("/2025/10/{}.html", ""),
    ],
)  # fmt: skip
def test_permalinks(settings: dict[str, Any], link: str, front: str) -> None:
    """Topics, authors and months answer below whatever all addresses of posts began with."""
    found = rows(settings, [post(n, f"{SITE}{link.format(f'plenum-{n}')}") for n in range(1, 8)])
    assert (
        found[f"{front}/category/news/arbeitstreffen/"] == "/blog.html"
    )  # a category of every post is none
    assert found[f"{front}/tag/rad/"] == found[f"{front}/author/ada/"] == "/blog.html"
    assert found[f"{front}/author/ada/page/2/"] == "/blog.html"
    assert found[f"{front}/2025/10/"] == "/2025/"
    assert found[f"{front}/feed/"] == "/rss.xml"
    assert found[f"{SITE}/?p=1"] == "/2025/10/13/plenum-1.html"


def test_plain_permalinks(settings: dict[str, Any]) -> None:
    """Of a site that knew numbers only, each number answers: posts, pages, categories, tags, months."""
    page = item(9, "Verein", "<p>Wir.</p>", kind="page", slug="verein", link=f"{SITE}/?page_id=9")
    found = rows(settings, [*(post(n, f"{SITE}/?p={n}") for n in (1, 2)), page])
    assert found[f"{SITE}/?p=2"] == "/2025/10/13/plenum-2.html"
    assert found["/?p=9"] == "/verein.html"
    assert found["/?cat=6"] == "/thema/arbeitstreffen.html"
    assert found["/?tag=rad"] == "/thema/rad.html"
    assert (found["/?m=202510"], found["/?author=3"]) == ("/2025/", "/blog.html")


@pytest.mark.parametrize(
    ("path", "bases", "old"),
    [
        ("/thema/news/arbeitstreffen/", {}, "/thema/news/arbeitstreffen/"),
        ("/news/arbeitstreffen/page/2/", {}, "/news/arbeitstreffen/"),
        ("/x/", {"category": "/aktuelles/themen/"}, "/aktuelles/themen/arbeitstreffen/"),
        ("/x/", {"category": "kategorie"}, "/kategorie/news/"),
        ("/stichwort/rad/", {}, "/stichwort/rad/"),
    ],
)  # fmt: skip
def test_bases_of_topics(
    settings: dict[str, Any], path: str, bases: dict[str, str], old: str
) -> None:
    """What stood before the slugs of topics is betrayed by a link in some text, or said."""
    body = f'<p>Mehr <a href="{SITE}{path}">dort</a>.</p>'
    found = rows(settings, [post(1, body=body), post(2), item(3, "Rad", "<p>x</p>", slug="rad-heute")], bases)  # fmt: skip
    slug = old.rstrip("/").rpartition("/")[2]
    assert found[old] == f"/thema/{slug}.html"
    assert found[f"{old}feed/"] == f"/thema/{slug}.xml"
    assert ("/category/news/" in found) is not bool(bases)


def test_ids_of_feeds(settings: dict[str, Any]) -> None:
    """An id that names another number, or none, is kept for feeds and leads nobody astray."""
    others = "http://alt.wordpress.com/?p=1", "https://alt.example/2012/hallo/"
    items = [post(n).replace(f"{SITE}/?p={n}<", f"{guid}<") for n, guid in zip((7, 8), others, strict=True)]  # fmt: skip
    found = rows(settings, [post(1, date="2024-01-01 10:00:00"), *items])
    assert found[f"id:{others[0]}"] == found["/?p=7"] == "/2025/10/13/plenum-7.html"
    assert found[f"id:{others[1]}"] == found["/?p=8"] == "/2025/10/13/plenum-8.html"
    assert found[f"{SITE}/?p=1"] == "/2024/01/01/plenum-1.html"


def test_events_and_parts(settings: dict[str, Any]) -> None:
    """Lists of events, places, and the further pages of a parted text answer; attachments too."""
    when = {"_EventStartDate": "2026-12-01 18:00:00"}
    parted = post(1, body="<p>a</p><!--nextpage--><p>b</p>")
    found = rows(
        settings,
        [
            parted, item(2, "Plenum", "<p>x</p>", kind="tribe_events", slug="plenum", meta=when, link=f"{SITE}/veranstaltung/plenum/",
                         terms=[("tribe_events_cat", "treffen", "Treffen")]),
            item(3, "Stadtmission", kind="tribe_venue", slug="sm", link=f"{SITE}/ort/sm/"),
            item(4, "Bild", kind="attachment", slug="bild", parent=1, link=f"{SITE}/2025/10/13/plenum-1/bild/"),
        ],
    )  # fmt: skip
    for old in ("/veranstaltungen/", "/veranstaltungen/liste/", "/veranstaltungen/kategorie/treffen/", "/ort/sm/"):  # fmt: skip
        assert found[old] == "/termine.html", old
    for old in ("/2025/10/13/plenum-1/2/", "/2025/10/13/plenum-1/bild/", "/?p=4"):
        assert found[old] == "/2025/10/13/plenum-1.html", old


def test_every_row_can_be_read(settings: dict[str, Any]) -> None:
    """Whatever stands in an export, no row of the list is faulty, and none stands twice."""
    odd = [
        item(1, "A", "<p>a</p>", slug="a", terms=[("category", "uncat\u202eegorized", "x"), ("post_tag", "a b", "c"), ("category", "2025", "y")]),
        item(2, "B", "<p>b</p>", slug="b", link=f"{SITE}/2025/10/13/B/", terms=[("category", "feed", "Feed"), ("post_tag", "ß", "ß")]),
        item(3, "C", "<p>c</p>", slug="c", link=f"{SITE}/a%20b/c;d/"),
        item(4, "D", "<p>d</p>", slug="d").replace("/?p=4<", "/?p=1<"),
        item(5, "E", kind="attachment", slug="e", link=f"{SITE}/2025/10/13/b/"),
        item(6, "F", "<p>f</p>", slug="f", link=f"{SITE}/hallo.php"),
    ]  # fmt: skip
    found = rows(settings, odd)
    content, count = redirect_list.written(found.items())
    redirect_list.FILE.write_text(content, encoding="utf-8")
    read, problems = listed.load(redirect_list.FILE, own_addresses(settings))
    assert [problem.message for problem in problems] == []
    assert len(read) == count
    assert redirect_list.written(found.items()) == (content, 0)


@pytest.mark.parametrize("link", ["http://[::1", "javascript:x", "//", "http://%ff/%ff", "x" * 5000, f"{SITE}:99999/a/"])  # fmt: skip
def test_addresses_that_are_none(settings: dict[str, Any], link: str) -> None:
    """An address that no reader could follow becomes text, and ends nothing."""
    body = f'<p><a href="{link}">Dort</a></p><iframe src="{link}"></iframe>'
    items = [post(1, link, body), item(2, "Bild", kind="attachment", slug="b", link=link, file=link)]  # fmt: skip
    assert rows(settings, items)[f"{SITE}/?p=1"] == "/2025/10/13/plenum-1.html"


@pytest.mark.parametrize(
    "before",
    [
        "", "# Nur ein Wort\n", "weiterleitungen: []\n", "weiterleitungen:\n- /a/ -> /blog.html\n",
        "# oben\nweiterleitungen:\n    - /a/ -> /blog.html  # von Hand\n", "weiterleitungen:\n", "weiterleitungen: [ ]",
    ],
)  # fmt: skip
def test_rows_are_added_however_people_wrote_the_list(
    settings: dict[str, Any], before: str
) -> None:
    """An empty list, other indentation, mere comments: what stands there stays, and all is read."""
    redirect_list.FILE.parent.mkdir(parents=True, exist_ok=True)
    redirect_list.FILE.write_text(before, encoding="utf-8")
    content, count = redirect_list.written([("/x/", "/blog.html"), ("/?p=7", "/blog.html")])
    redirect_list.FILE.write_text(content, encoding="utf-8")
    read, problems = listed.load(redirect_list.FILE, own_addresses(settings))
    assert (count, [problem.message for problem in problems]) == (2, [])
    assert len(read) == count + before.count("->")
    assert all(line in content for line in before.splitlines() if "[" not in line)


def test_no_page_takes_the_place_of_the_editor(settings: dict[str, Any]) -> None:
    """A page called like one of ours gets another name: the editor may be switched on later."""
    _, aims = prepared(settings, [item(1, "R", "<p>r</p>", kind="page", slug="redaktion")])
    assert [aim.path for aim in aims] == ["pages/redaktion-seite.md"]
