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
OFTEN = {"published", "pubDate", "summary", "description"}
BEFORE = "name => getComputedStyle(document.querySelector(name), '::before').content"
# The texts of the children that take any room; XML has no innerText.
SHOWN = """entry => Object.fromEntries([...entry.children]
  .filter(node => node.getClientRects().length).map(node => [node.localName, node.textContent]))"""


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_can_be_read(server: PagesServer, shared_tab: Page, path: str) -> None:
    """Title, day, summary and address of each entry are shown, no markup, nothing sideways."""
    tab, (outer, entry) = shared_tab, FEEDS[path]
    response = tab.goto(server.url + path)
    assert response
    assert response.headers["content-type"].startswith("application/xml")
    for width in (320, 390, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert "Das ist ein Feed: eine Adresse für Programme, die" in tab.evaluate(BEFORE, outer)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        shown = tab.locator(entry).first.evaluate(SHOWN)
        assert shown["title"] == "Stellungnahme zum Nahverkehrsplan"
        assert shown.keys() - OFTEN == {"title", "link"}
        assert "<p>" not in "".join(shown.values())
        day = tab.locator("published, pubDate").first.bounding_box()
        assert day
        assert day["width"] < 150  # not the time


def test_a_feed_follows_the_device(server: PagesServer, shared_tab: Page) -> None:
    """Light or dark as the device is set."""
    shared_tab.goto(server.url + "/feed.xml")
    assert not is_dark(shared_tab)
    shared_tab.emulate_media(color_scheme="dark")
    assert is_dark(shared_tab)
