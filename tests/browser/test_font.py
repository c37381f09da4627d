"""The face of headings: small, with its kerning, and nothing moves when it comes."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.test_pages import KINDS
from tests.support import PATIENCE, ROOT, TWO_FRAMES, matrix
from tools.serve.server import PagesServer

FONT = ROOT / "theme/static/fonts/inter-tight.woff2"
PAINTED = "new Promise(done => new PerformanceObserver(() => done()).observe({type: 'paint', buffered: true}))"
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) shifts.push(...entry.sources.map(one => one.node?.textContent), entry.value)
}).observe({type: "layout-shift", buffered: true})"""
# Where each block stands, and whether its text is set in the face by then.
PLACES = """[...document.querySelectorAll("h1, h2, h3, p, li, section, aside, footer, picture")].map(
  element => { const {top, height} = element.getBoundingClientRect();
    return [element.textContent.slice(0, 40), Math.round(top), Math.round(height)] })"""
HAS_COME = "document.fonts.check('800 1em \"Inter Tight\"')"
# How wide a line is in the face: with its kerning and without.
KERNED = """text => ["normal", "none"].map(kerning => { const line = document.createElement("span");
  line.style = `font: 800 100px "Inter Tight"; font-kerning: ${kerning}; position: absolute`;
  line.textContent = text; document.body.append(line);
  return line.getBoundingClientRect().width })"""
# Signs that are as wide as in another face.
MISSING = """signs => [...signs].filter(sign => { const [one, other] = ["monospace", "sans-serif"].map(
  face => { const line = document.createElement("span");
    line.style = `font: 800 100px "Inter Tight", ${face}; position: absolute`;
    line.textContent = sign; document.body.append(line);
    return line.getBoundingClientRect().width });
  return one !== other })"""


def test_it_is_small() -> None:
    """The one weight has at most 9,000 bytes, and its licence lies beside it."""
    font = FONT.read_bytes()
    assert font[:4] == b"wOF2"
    assert len(font) <= 9_000
    assert "SIL OPEN FONT LICENSE" in (FONT.parent / "InterTight-OFL.txt").read_text().upper()


def test_it_has_its_kerning(server: PagesServer, chrome: Browser) -> None:
    """Letters stand as close as the makers of the font have it; German ones and signs are all in it."""
    with chrome.new_context(bypass_csp=True) as context:
        tab = context.new_page()
        tab.goto(server.url)
        tab.evaluate("document.fonts.load('800 1em \"Inter Tight\"')")
        kerned, apart = tab.evaluate(KERNED, "Tafel, Woche, Äpfel")
        assert kerned < apart - 10
        missing = tab.evaluate(MISSING, "äöüßÄÖÜẞ„“‚‘’–…·€§½°²₂×→éñ@&%")
        assert missing == []


@pytest.mark.parametrize("path", ["/", "/2023/09/09/klimatag.html", *matrix(*KINDS)])
def test_its_arrival_moves_nothing(server: PagesServer, chrome: Browser, path: str) -> None:
    """A page is read before the font is there, and when it comes all stays where it is."""
    for width in (390, 1280):
        with chrome.new_context(viewport={"width": width, "height": 844}) as context:
            context.set_default_timeout(PATIENCE * 1000)
            tab, held = context.new_page(), list[Route]()
            tab.add_init_script(SHIFTS)
            tab.route("**/*.woff2", lambda route: held.append(route))  # noqa: B023 - at once
            with tab.expect_request("**/*.woff2"):
                tab.goto(server.url + path, wait_until="domcontentloaded")
            tab.evaluate(PAINTED)
            before = tab.evaluate(PLACES)
            assert not tab.evaluate(HAS_COME)
            held[0].continue_()
            tab.evaluate("document.fonts.ready")
            tab.evaluate(TWO_FRAMES)
            assert tab.evaluate(HAS_COME)
            assert tab.evaluate(PLACES) == before
            assert tab.evaluate("shifts") == []
