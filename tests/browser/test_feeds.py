"""A feed opened in Chromium: readable, and said to be one."""

import pytest
from playwright.sync_api import Page

from tests.support import is_dark
from tools.serve.server import PagesServer

FEEDS = {
    "/feed.xml": ("feed", "entry"),
    "/rss.xml": ("channel", "item"),
    "/thema/mobilitaet.xml": ("feed", "entry"),
}
BEFORE = "name => getComputedStyle(document.querySelector(name), '::before').content"
# The texts of the children that take any room; XML has no innerText.
SHOWN = """entry => Object.fromEntries([...entry.children]
  .filter(node => node.getClientRects().length).map(node => [node.localName, node.textContent]))"""


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_feed_can_be_read(server: PagesServer, tab: Page, path: str, width: int) -> None:
    """Title, day, summary and address of each entry are shown, no markup, nothing sideways."""
    outer, entry = FEEDS[path]
    tab.set_viewport_size({"width": width, "height": 800})
    response = tab.goto(server.url + path)
    assert response
    assert response.headers["content-type"].startswith("application/xml")
    assert "Das ist ein Feed: eine Adresse für Programme, die" in tab.evaluate(BEFORE, outer)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    shown = tab.locator(entry).first.evaluate(SHOWN)
    assert shown["title"] == "Stellungnahme zum Nahverkehrsplan"
    assert shown.keys() - {"published", "pubDate", "summary", "description"} == {"title", "link"}
    assert "<p>" not in "".join(shown.values())
    day = tab.locator("published, pubDate").first.bounding_box()
    assert day
    assert day["width"] < 150  # not the time


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_feed_follows_the_device(server: PagesServer, tab: Page, scheme: str) -> None:
    """Light or dark as the device is set."""
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.goto(server.url + "/feed.xml")
    assert is_dark(tab) is (scheme == "dark")
