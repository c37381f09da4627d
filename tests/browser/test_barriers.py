"""Barriers: axe-core on every kind of page, zoom, text spacing, keyboard."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request
from selectolax.lexbor import LexborHTMLParser

from tests.browser.test_pages import KINDS
from tools.serve.server import PagesServer

RULES = {
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}
# All that another scheme changes are colours.
COLOURS = {
    "runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
    "resultTypes": ["violations"],
}
RUN_AXE = "options => axe.run(document, options).then(found => found.violations)"
REACHED = "a, button:not([hidden])"
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
# https://www.w3.org/TR/WCAG22/#text-spacing
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-block-end: 2em !important }"""


def findings(tab: Page) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what axe finds on a page in each scheme: the scheme, the rule, the elements."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(Axe().axe_script)
    for scheme, media in SCHEMES.items():
        tab.emulate_media(**media)
        options = RULES if scheme == "light" else COLOURS
        for found in tab.evaluate(RUN_AXE, options):
            yield scheme, found["id"], [node["target"] for node in found["nodes"]]


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(server: PagesServer, tab: Page, path: str) -> None:
    """Neither the default rules nor target size nor enhanced contrast find anything."""
    tab.goto(server.url + path)
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 844})
        assert list(findings(tab)) == [], width


@pytest.mark.parametrize("path", KINDS)
def test_large_and_spaced_text_fits(server: PagesServer, chrome: Browser, path: str) -> None:
    """At 200 % and with the spacing of WCAG 1.4.12 nothing scrolls sideways or is cut off."""
    # A reader's own style sheet is not bound by the page's policy.
    tab = chrome.new_page(viewport={"width": 640, "height": 800}, bypass_csp=True)
    tab.goto(server.url + path)
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 640
    tab.evaluate("document.documentElement.style.fontSize = ''")
    tab.add_style_tag(content=TEXT_SPACING)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 640
    cut = "e => [...e.querySelectorAll('a, h1, h2, h3, p, li')].filter(n => n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).overflow == 'hidden').length"
    assert tab.locator("body").evaluate(cut) == 0
    tab.close()


@pytest.mark.parametrize("path", ["/", "/blog.html", "/2023/09/09/klimatag.html"])
def test_the_keyboard_reaches_everything(server: PagesServer, tab: Page, path: str) -> None:
    """Links and buttons are reached by Tab, in the order of the page, and each shows its focus."""
    tab.goto(server.url + path)
    # A button that this browser has no use for stays hidden.
    links = tab.locator(REACHED).count()
    reached = []
    for _ in range(links):
        tab.keyboard.press("Tab")
        reached.append(
            tab.evaluate(
                f"[...document.querySelectorAll('{REACHED}')].indexOf(document.activeElement)"
            )
        )
        style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid", tab.evaluate("document.activeElement.outerHTML")
    assert reached == list(range(links))


def test_headings_skip_no_level(pages: dict[str, LexborHTMLParser]) -> None:
    """Headings go down one level at a time; landmarks of one kind have names."""
    for path, page in pages.items():
        levels = [int(str(heading.tag)[1]) for heading in page.css("h1,h2,h3,h4,h5,h6")]
        assert levels[:1] in ([1], []), path  # none where an address only leads on
        assert all(below <= above + 1 for above, below in pairwise(levels)), path
        assert page.css("nav:not([aria-label])") == [], path


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 8_000), ("/blog.html", 7_300), ("/2023/09/09/klimatag.html", 7_300 + 600)],
)
def test_one_round_trip(server: PagesServer, tab: Page, path: str, most: int) -> None:
    """A page needs one request to be read, and is with all but its font half of a round trip.

    A round trip is 14,600 bytes. This site has little on its pages; half is left for one that has
    much (test_layout.py has a full home page). The home page takes a bit more than half, since it
    has a second column, and carries its script; an article has 600 bytes for its QR code.
    """
    sizes: dict[str, int] = {}

    def count(request: Request) -> None:
        measured = request.sizes()
        sizes[request.url] = measured["responseBodySize"] + measured["responseHeadersSize"]

    tab.on("requestfinished", count)
    tab.goto(server.url + path, wait_until="networkidle")
    # Photographs come as they are scrolled to, and have budgets of their own (test_photos.py).
    loaded = {url: size for url, size in sizes.items() if not re.search("favicon|/bilder/", url)}
    assert server.url + path in loaded
    # What comes later: pictures, how much later is up to the browser.
    at_once = [url for url in loaded if not url.endswith(".svg")]
    font = f"{server.url}/schrift/inter-tight.woff2"
    assert at_once == [server.url + path, font]
    assert tab.locator("script[src], link[rel=preload]").count() == 0
    assert loaded.pop(font) <= 9_500, "its headers included"
    assert sum(loaded[url] for url in at_once if url != font) <= most
