"""Pages in a real Chromium, served as GitHub Pages serves them."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.support import Project, is_dark, served
from tools.serve.server import PagesServer

WIDTH = "document.documentElement.scrollWidth"
COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_WORD = "Stellungnahme zum Nahverkehrsplan"
PATHS = [f"/2023/01/0{day}/x.html" for day in (1, 2, 3)]
KINDS = [
    "/", "/blog.html", "/2023/09/09/klimatag.html", "/klimatag.html", "/archiv.html",
    "/themen.html", "/thema/mobilitaet.html", "/impressum.html", "/2023/", "/nichts/da",
    "/termine.html", "/abonnieren.html",
]  # fmt: skip


# Where each card begins and ends, and where the logo in it.
CARDS = """cards => cards.map(card => [card, card.querySelector("img")].map(one => {
  const {left, right} = one.getBoundingClientRect(); return [left, right] }))"""
# The words within an element that stand on more than one line.
BROKEN_WORDS = """
selector => [...document.querySelectorAll(selector)].flatMap(element => {
  const words = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    for (const word of node.data.matchAll(/[\\p{L}\\d]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) words.push(word[0]);
    }
  return words;
})
"""


def test_pages_open_and_fit(server: PagesServer, tab: Page) -> None:
    """Each kind of page loads without a fault, asks nobody else, and never scrolls sideways."""
    faults: list[str] = []
    foreign: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda r: None if r.url.startswith(server.url) else foreign.append(r.url))
    for path in KINDS:
        response = tab.goto(server.url + path)
        assert response
        assert response.status == (404 if path == "/nichts/da" else 200)
        assert tab.locator("h1").count() == 1, path
        for width in (320, 390, 768, 1280, 1920):
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate(WIDTH) <= width, path
        assert (faults, foreign) == ([], []), path


def test_clean_address(server: PagesServer, shared_tab: Page) -> None:
    """A page answers without its ending, too."""
    shared_tab.goto(server.url + "/impressum")
    assert shared_tab.locator("h1").inner_text() == "Impressum"


def test_404_leads_home_from_any_depth(server: PagesServer, shared_tab: Page) -> None:
    """From an address that is not there a reader finds home."""
    shared_tab.goto(server.url + "/ganz/tief/unten.html")
    shared_tab.get_by_role("link", name="Zur Startseite").click()
    assert shared_tab.url == server.url + "/"
    assert "klimaneutral" in shared_tab.locator("h1").inner_text()


def test_reading_by_keyboard(server: PagesServer, shared_tab: Page) -> None:
    """The first Tab reaches the skip link, and it leads past the menu."""
    shared_tab.goto(server.url + "/blog.html")
    shared_tab.keyboard.press("Tab")
    assert shared_tab.evaluate("document.activeElement.textContent") == "Zum Inhalt"
    shared_tab.keyboard.press("Enter")
    shared_tab.keyboard.press("Tab")
    assert shared_tab.evaluate("document.activeElement.closest('main') !== null")


def test_logos_stay_in_their_cards(server: PagesServer, shared_tab: Page) -> None:
    """The partner's logo loads, keeps its proportions, and is never wider than its card."""
    shared_tab.goto(server.url + "/")
    logo = shared_tab.locator("ul.logos img")
    logo.scroll_into_view_if_needed()
    logo.evaluate("image => image.decode()")
    box = logo.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(4, rel=0.02)
    for width in (320, 390, 768, 1280):
        shared_tab.set_viewport_size({"width": width, "height": 800})
        cards = shared_tab.locator("ul.logos > li:has(img)").evaluate_all(CARDS)
        assert cards
        for (left, right), (begin, end) in cards:
            assert left <= begin
            assert end <= right


def test_wandering_through_the_news(server: PagesServer, shared_tab: Page) -> None:
    """From home a reader reaches the news, an article, and the one before it."""
    shared_tab.goto(server.url + "/")
    shared_tab.get_by_role("link", name="Alle Neuigkeiten").click()
    shared_tab.get_by_role("link", name="Nach Jahren").click()
    shared_tab.locator("a[href='/2023/09/09/klimatag.html']").click()
    assert shared_tab.locator("article time").first.inner_text() == "9. September 2023"
    shared_tab.locator("a[rel=prev]").click()
    assert shared_tab.url.endswith("/2023/03/25/lautern-blueht-auf.html")


@pytest.fixture(scope="module")
def extreme(module_project: Project) -> Iterator[PagesServer]:
    """A site of titles of 120 letters and of 4, compounds without end, many logos, and a table."""
    project = module_project
    for day, title in enumerate(("Wort " * 24, "Plan", COMPOUND, LONG_WORD), start=1):
        project.write(
            f"content/news/2023-01-0{day}-x.md", f"---\ntitle: {title}\n---\n{COMPOUND}\n"
        )
    names = "".join(f"- name: Partner {n}\n  logo: logo.svg\n  alt: P\n" for n in range(40))
    names += "- name: Wasser Infrastruktur Ressourcen (WIR)\n- name: KL Bildung\n"
    project.write("content/data/partners.yml", f"groups: [klimatag]\npartners:\n{names}")
    project.write("content/pages/klimatag.md", f"---\ntitle: {COMPOUND}\n---\n[[Partner]]\n")
    cells = "| Donnerstag | Stadtmission | Klimaschutzmanagement | 18 Uhr |"
    table = f"| Tag | Ort | Thema | Beginn |\n|---|---|---|---|\n{cells}"
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{table}\n")
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


def test_extreme_titles_and_many_logos_fit(extreme: PagesServer, shared_tab: Page) -> None:
    """A title of 120 characters, one of 4, compounds without end and forty logos: nothing sticks out."""
    for path in ("/", "/blog.html", "/klimatag.html", "/archiv.html", *PATHS):
        shared_tab.goto(extreme.url + path)
        for width in (320, 1280):
            shared_tab.set_viewport_size({"width": width, "height": 800})
            assert shared_tab.evaluate(WIDTH) <= width, path


def test_words_stay_in_one_piece(extreme: PagesServer, shared_tab: Page) -> None:
    """A phone breaks neither a long word of a title nor the names of partners within a word."""
    for path, element in (("/2023/01/04/x.html", "h1"), ("/klimatag.html", ".logos li")):
        shared_tab.goto(extreme.url + path)
        assert shared_tab.locator(element).count()
        for width in (360, 390):
            shared_tab.set_viewport_size({"width": width, "height": 800})
            assert shared_tab.evaluate(BROKEN_WORDS, element) == [], path


def shades(tab: Page) -> list[bool]:
    """Say of the left and the right edge of a table whether it is darker than the ground."""
    with Image.open(BytesIO(tab.locator(".table").screenshot())) as shot:
        row = shot.convert("L").crop((0, 3, shot.width, 4)).tobytes()  # above all words
    return [row[len(row) // 2] - row[at] > 20 for at in (3, -4)]


def test_words_stay_whole_in_tables(extreme: PagesServer, shared_tab: Page) -> None:
    """A table that is too wide is scrolled by itself, shows at its edges that it is, and the page is not."""
    tab = shared_tab
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(extreme.url + "/x.html")
        assert tab.locator("td").count() == 4
        assert tab.evaluate(BROKEN_WORDS, "td") == []
        assert tab.evaluate(WIDTH) <= width
        shown = tab.locator(".table")
        wide = shown.evaluate("table => table.scrollWidth > table.clientWidth")
        assert wide == (width == 320)
        assert shades(tab) == [False, wide]
        shown.evaluate("table => table.scrollLeft = 1000")
        assert shades(tab) == [wide, False]


def test_on_paper(server: PagesServer, shared_tab: Page) -> None:
    """Print shows the text and where its links lead, without menus."""
    shared_tab.emulate_media(media="print")
    shared_tab.goto(server.url + "/impressum.html")
    assert not shared_tab.locator(".site-header").is_visible()
    assert not shared_tab.locator(".site-footer").is_visible()
    after = "a => getComputedStyle(a, '::after').content"
    link = shared_tab.locator("main a[href^='https://creativecommons.org']")
    assert "creativecommons.org" in link.evaluate(after)


def test_dark_follows_the_system(server: PagesServer, shared_tab: Page) -> None:
    """The ground of a page is light or dark as the system says."""
    shared_tab.goto(server.url + "/")
    assert not is_dark(shared_tab)
    shared_tab.emulate_media(color_scheme="dark")
    assert is_dark(shared_tab)
