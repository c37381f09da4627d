"""The house is any group's: what its site says of itself comes from its own facts."""

import json
from io import BytesIO

import feedparser
import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Page

from plugins.common.colours.colour import channels
from plugins.common.colours.palette import palette
from plugins.common.tree import Tree
from tests.groups.conftest import Group
from tests.support import Project

FIRST_GROUP = (b"lautern", b"klimatag", b"climatejustice")
LISTS = ("blog.html", "archiv.html", "themen.html", "termine.html", "2024/index.html")
KINDS = ("/", "/blog.html", "/termine.html", "/themen.html", "/404.html", "/abonnieren.html")
WIDTHS = (390, 1280)
CONTRAST = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}


def test_nothing_of_the_first(second: Project) -> None:
    """The second group's site holds not one word of the first one, be it in a picture's metadata."""
    files = [path for path in (second.folder / "output").rglob("*") if path.is_file()]
    assert len(files) > 30
    for path in files:
        told = path.name.encode().lower() + path.read_bytes().lower()
        assert not [word for word in FIRST_GROUP if word in told], path


def test_what_it_has_not(second: Project) -> None:
    """Without accounts, events and partners no page has an empty list of them."""
    assert not (second.folder / "output/.well-known").exists()
    for path in (second.folder / "output").rglob("*.html"):
        tree = Tree(path.read_text(encoding="utf-8"))
        if path.name != "redaktion.html":  # a script fills its lists
            assert [node for node in tree.root.css("ul") if not node.css("li")] == [], path
        assert not tree.root.css("link[rel=me], meta[name='fediverse:creator']"), path
    home = second.page("index.html")
    assert "Termine" not in home.css_first("main").text()
    assert "sameAs" not in second.text("index.html")
    assert "Zurzeit steht kein Termin fest" in second.text("termine.html")


def test_pages(group: Group) -> None:
    """Titles, descriptions, word mark, menus, colours, authors: all are the group's."""
    facts, page = group.facts, group.parsed(group.page)
    assert page.css_first("title").text().endswith(f" – {facts.name}")
    assert page.css_first(".word-mark").text(strip=False) == "".join(facts.word_mark)
    shown = [(a.attributes["href"], a.text()) for a in page.css("header nav a")]
    assert shown == [(f"/{file}", label) for file, label in facts.menu]
    assert page.css_first("[rel=license]").attributes["href"] == facts.licence.url
    assert page.css_first("meta[name=theme-color]").attributes["content"] == facts.ink
    assert page.css_first("[rel=canonical]").attributes["href"] == f"{facts.address}/{group.page}"
    style = page.css_first("style").text()
    colours = palette(facts.accent, facts.ink)
    assert all(f":{colours[name]}" in style for name in ("accent", "ink", "link", "dark-ground"))
    assert "$" not in style
    author = group.parsed(group.article).css_first(".p-author .p-name")
    assert author.attributes["value"] == facts.name


@pytest.mark.parametrize("path", LISTS)
def test_lists(group: Group, path: str) -> None:
    """The descriptions of lists name the group, and of news the place."""
    if not (group.output / path).exists():
        pytest.skip("a year without news")
    meta = group.parsed(path).css_first("meta[name=description]").attributes["content"] or ""
    assert group.facts.name in meta
    assert (group.facts.place in meta) >= (path == "blog.html")


def test_data_of_the_home_page(group: Group) -> None:
    """Search engines are told the group's name, claim and address."""
    graph = json.loads(group.parsed("index.html").css_first("script[type$=json]").text())["@graph"]
    told = next(node for node in graph if node["@type"] == "Organization")
    assert (told["name"], told["slogan"]) == (group.facts.name, group.facts.claim)
    assert told["url"] == f"{group.facts.address}/"


def test_previews(group: Group) -> None:
    """The picture of a page has the group's colours, its name stands in og:site_name."""
    page = group.parsed(group.page)
    tags = {
        node.attributes.get("property"): node.attributes["content"]
        for node in page.css("meta[property]")
    }
    path = (tags["og:image"] or "").removeprefix(f"{group.facts.address}/")
    with Image.open(group.output / path) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(9999)}
    assert {channels(group.facts.accent), channels(group.facts.ink)} <= colours
    assert tags["og:site_name"] == group.facts.name


def test_feeds(group: Group) -> None:
    """Feeds are the group's, by name, address, licence and logo."""
    facts = group.facts
    feed = feedparser.parse((group.output / "feed.xml").read_bytes())
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.subtitle) == (facts.name, facts.claim)
    assert facts.licence.name in feed.feed.rights
    assert {entry.author for entry in feed.entries} >= {facts.name}
    assert all(entry.link.startswith(facts.address) for entry in feed.entries)
    assert json.loads(group.text("feed.json"))["title"] == facts.name
    logo = (group.output / "feed-logo.png").read_bytes()
    assert Image.open(BytesIO(logo)).width > 0


def test_calendar(group: Group) -> None:
    """Its calendar says whose it is."""
    calendar = Calendar.from_ical(group.text("termine.ics"))
    assert str(calendar["PRODID"]) == f"-//{group.facts.name}//Termine//DE"
    assert str(calendar["X-WR-CALNAME"]) == f"{group.facts.name}: Termine"


def test_in_a_browser(group: Group, address: str, tab: Page) -> None:
    """In its colours, light and dark, everything can be read, and nothing is too wide."""
    for path in ("/", f"/{group.article}"):
        look(tab, address + path, 390)


@pytest.mark.matrix
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_in_a_browser(address: str, tab: Page, path: str, width: int) -> None:
    """So it is with every kind of page, on a phone and on a desk."""
    look(tab, address + path, width)


def look(tab: Page, url: str, width: int) -> None:
    """Look at a page in light and dark; contrast is that of WCAG's level AAA."""
    tab.set_viewport_size({"width": width, "height": 844})
    tab.goto(url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        found = Axe().run(tab, options=CONTRAST).response["violations"]
        assert [node["target"] for one in found for node in one["nodes"]] == [], (url, scheme)
