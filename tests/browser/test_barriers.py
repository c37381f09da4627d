"""Barriers: axe-core on every kind of page, zoom, text spacing, keyboard."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request
from selectolax.lexbor import LexborHTMLParser

from tests.browser.test_pages import KINDS
from tests.support import table
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
# How wide a page is with large text, how wide with spaced text, and what that cuts off.
LARGE_AND_SPACED = """spacing => { const root = document.documentElement, sheet = new CSSStyleSheet();
  root.style.fontSize = "200%";
  const large = root.scrollWidth;
  root.style.fontSize = "";
  sheet.replaceSync(spacing);  // a reader's own style sheet, which no policy of a page binds
  document.adoptedStyleSheets = [sheet];
  const cut = [...document.querySelectorAll("a, h1, h2, h3, p, li")].filter(one =>
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow == "hidden");
  return [large, root.scrollWidth, cut.map(one => one.outerHTML)] }"""
WATCH_FOCUS = """targets => { window.reached = []; addEventListener("focusin", () => {
  const one = document.activeElement;
  reached.push([[...document.querySelectorAll(targets)].indexOf(one),
    getComputedStyle(one).outlineStyle, one.outerHTML]) }) }"""


def findings(tab: Page, *schemes: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what axe finds on a page in these schemes: the scheme, the rule, the elements."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(Axe().axe_script)
    for scheme in schemes:
        tab.emulate_media(**SCHEMES[scheme])
        options = RULES if scheme == "light" else COLOURS
        for found in tab.evaluate(RUN_AXE, options):
            yield scheme, found["id"], [node["target"] for node in found["nodes"]]


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(server: PagesServer, shared_tab: Page, path: str) -> None:
    """Neither the default rules nor target size nor enhanced contrast find anything on a phone."""
    shared_tab.goto(server.url + path)
    assert list(findings(shared_tab, *SCHEMES)) == []


# Colours of every kind of page on a desktop are also looked at by test_layout.py.
@pytest.mark.parametrize(
    ("path", "scheme"),
    table(
        product(KINDS, SCHEMES),
        [("/", "light"), ("/blog.html", "light"), ("/2023/09/09/klimatag.html", "light")],
    ),
)
def test_axe_on_a_desktop(server: PagesServer, shared_tab: Page, path: str, scheme: str) -> None:
    """Nor do they on a desktop."""
    shared_tab.set_viewport_size({"width": 1280, "height": 844})
    shared_tab.goto(server.url + path)
    assert list(findings(shared_tab, scheme)) == []


@pytest.mark.parametrize("path", KINDS)
def test_large_and_spaced_text_fits(server: PagesServer, shared_tab: Page, path: str) -> None:
    """At 200 % and with the spacing of WCAG 1.4.12 nothing scrolls sideways or is cut off."""
    shared_tab.set_viewport_size({"width": 640, "height": 800})
    shared_tab.goto(server.url + path)
    large, spaced, cut = shared_tab.evaluate(LARGE_AND_SPACED, TEXT_SPACING)
    assert large <= 640
    assert spaced <= 640
    assert cut == []


def by_keyboard(tab: Page) -> list[tuple[int, str, str]]:
    """Return what Tab reaches: its place among all links and buttons, its outline, its HTML."""
    tab.evaluate(WATCH_FOCUS, REACHED)
    # A button that this browser has no use for stays hidden.
    for _ in range(tab.locator(REACHED).count()):
        tab.keyboard.press("Tab")
    return [tuple(one) for one in tab.evaluate("reached")]


@pytest.mark.parametrize("path", ["/", "/blog.html", "/2023/09/09/klimatag.html"])
def test_the_keyboard_reaches_everything(server: PagesServer, shared_tab: Page, path: str) -> None:
    """Links and buttons are reached by Tab, in the order of the page, and each shows its focus."""
    shared_tab.goto(server.url + path)
    reached = by_keyboard(shared_tab)
    assert [html for _, outline, html in reached if outline != "solid"] == []
    assert [place for place, _, _ in reached] == list(range(shared_tab.locator(REACHED).count()))


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
    requests: list[Request] = []
    tab.on("request", lambda request: requests.append(request))  # Playwright marks its handlers
    tab.goto(server.url + path, wait_until="networkidle")
    # Pictures come as they are scrolled to, browsers differ in how long before; photographs have
    # budgets of their own (test_photos.py).
    later = tab.locator("img[loading=lazy]").evaluate_all("images => images.map(one => one.src)")
    loaded = {
        request.url: request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]
        for request in requests
        if request.url not in later and not re.search("favicon|/bilder/", request.url)
    }
    font = f"{server.url}/schrift/inter-tight.woff2"
    assert list(loaded) == [server.url + path, font]
    assert tab.locator("script[src], link[rel=preload]").count() == 0
    assert loaded.pop(font) <= 9_500, "its headers included"
    assert sum(loaded.values()) <= most
