"""Pages in a real Chromium, served as GitHub Pages serves them."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.support import Project, is_dark, served
from tools.serve.server import PagesServer

WIDTH = "document.documentElement.scrollWidth"
PATHS = [f"/2023/01/0{day}/x.html" for day in (1, 2, 3)]
KINDS = [
    "/", "/blog.html", "/2023/09/09/klimatag.html", "/klimatag.html", "/archiv.html",
    "/themen.html", "/thema/mobilitaet.html", "/impressum.html", "/2023/", "/nichts/da",
    "/termine.html", "/abonnieren.html",
]  # fmt: skip


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


@pytest.mark.parametrize("path", KINDS)
def test_page_opens_and_fits(server: PagesServer, tab: Page, path: str) -> None:
    """Each kind of page loads without a fault, asks nobody else, and never scrolls sideways."""
    faults: list[str] = []
    foreign: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda r: None if r.url.startswith(server.url) else foreign.append(r.url))
    response = tab.goto(server.url + path)
    assert response
    assert response.status == (404 if path == "/nichts/da" else 200)
    assert tab.locator("h1").count() == 1
    for width in (320, 390, 768, 1280, 1920):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate(WIDTH) <= width
    assert (faults, foreign) == ([], [])


def test_clean_address(server: PagesServer, tab: Page) -> None:
    """A page answers without its ending, too."""
    tab.goto(server.url + "/impressum")
    assert tab.locator("h1").inner_text() == "Impressum"


def test_404_leads_home_from_any_depth(server: PagesServer, tab: Page) -> None:
    """From an address that is not there a reader finds home."""
    tab.goto(server.url + "/ganz/tief/unten.html")
    tab.get_by_role("link", name="Zur Startseite").click()
    assert tab.url == server.url + "/"
    assert "klimaneutral" in tab.locator("h1").inner_text()


def test_reading_by_keyboard(server: PagesServer, tab: Page) -> None:
    """The first Tab reaches the skip link, and it leads past the menu."""
    tab.goto(server.url + "/blog.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Zum Inhalt"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_logo_is_shown_in_its_size(server: PagesServer, tab: Page) -> None:
    """The partner's logo loads and keeps its proportions."""
    tab.goto(server.url + "/")
    logo = tab.locator("ul.logos img")
    logo.scroll_into_view_if_needed()
    logo.evaluate("image => image.decode()")
    box = logo.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(4, rel=0.02)


def test_logos_stay_in_their_cards(server: PagesServer, tab: Page) -> None:
    """A logo is never wider than the card it lies in."""
    tab.goto(server.url + "/")
    cards = tab.locator("ul.logos > li:has(img)").all()
    assert cards
    for width in (320, 390, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        for card in cards:
            outer, inner = card.bounding_box(), card.locator("img").bounding_box()
            assert outer
            assert inner
            assert inner["x"] >= outer["x"]
            assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


def test_wandering_through_the_news(server: PagesServer, tab: Page) -> None:
    """From home a reader reaches the news, an article, and the one before it."""
    tab.goto(server.url + "/")
    tab.get_by_role("link", name="Alle Neuigkeiten").click()
    tab.get_by_role("link", name="Nach Jahren").click()
    tab.locator("a[href='/2023/09/09/klimatag.html']").click()
    assert tab.locator("article time").first.inner_text() == "9. September 2023"
    tab.locator("a[rel=prev]").click()
    assert tab.url.endswith("/2023/03/25/lautern-blueht-auf.html")


def test_extreme_titles_and_many_logos_fit(project: Project, tab: Page) -> None:
    """A title of 120 characters, one of 4, compounds without end and forty logos: nothing sticks out."""
    compound = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    for day, title in ((1, "Wort " * 24), (2, "Plan"), (3, compound)):
        project.write(
            f"content/news/2023-01-0{day}-x.md", f"---\ntitle: {title}\n---\n{compound}\n"
        )
    names = "".join(f"- name: Partner {n}\n  logo: logo.svg\n  alt: P\n" for n in range(40))
    project.write("content/data/partners.yml", f"groups: [klimatag]\npartners:\n{names}")
    project.write("content/pages/klimatag.md", f"---\ntitle: {compound}\n---\n[[Partner]]\n")
    project.build_well()
    with served(project.folder / "output") as server:
        for path in ("/", "/blog.html", "/klimatag.html", "/archiv.html", *PATHS):
            tab.goto(server.url + path)
            for width in (320, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                assert tab.evaluate(WIDTH) <= width, path


def test_words_stay_in_one_piece(project: Project, tab: Page) -> None:
    """A phone breaks neither a long word of a title nor the names of partners within a word."""
    title = "Stellungnahme zum Nahverkehrsplan"
    project.write("content/news/2023-01-01-x.md", f"---\ntitle: {title}\n---\nText.\n")
    project.write(
        "content/data/partners.yml",
        "groups: [klimatag]\npartners:\n- name: Wasser Infrastruktur Ressourcen (WIR)\n- name: KL Bildung\n",
    )
    project.write("content/pages/klimatag.md", "---\ntitle: Klimatag\n---\n[[Partner]]\n")
    project.build_well()
    with served(project.folder / "output") as server:
        for path, element in (("/2023/01/01/x.html", "h1"), ("/klimatag.html", ".logos li")):
            tab.goto(server.url + path)
            assert tab.locator(element).count()
            for width in (360, 390):
                tab.set_viewport_size({"width": width, "height": 800})
                assert tab.evaluate(BROKEN_WORDS, element) == [], path


def is_shaded(tab: Page, edge: int) -> bool:
    """Say whether the left (0) or right (-1) edge of a table is darker than the ground."""
    with Image.open(BytesIO(tab.locator(".table").screenshot())) as shot:
        row = shot.convert("L").crop((0, 3, shot.width, 4)).tobytes()  # above all words
    return row[len(row) // 2] - row[3 if edge == 0 else -4] > 20


def test_words_stay_whole_in_tables(project: Project, tab: Page) -> None:
    """A table that is too wide is scrolled by itself, shows at its edges that it is, and the page is not."""
    cells = "| Donnerstag | Stadtmission | Klimaschutzmanagement | 18 Uhr |"
    table = f"| Tag | Ort | Thema | Beginn |\n|---|---|---|---|\n{cells}"
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{table}\n")
    project.build_well()
    with served(project.folder / "output") as server:
        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            tab.goto(server.url + "/x.html")
            assert tab.locator("td").count() == 4
            assert tab.evaluate(BROKEN_WORDS, "td") == []
            assert tab.evaluate(WIDTH) <= width
            shown = tab.locator(".table")
            wide = shown.evaluate("table => table.scrollWidth > table.clientWidth")
            assert wide == (width == 320)
            assert [is_shaded(tab, edge) for edge in (0, -1)] == [False, wide]
            shown.evaluate("table => table.scrollLeft = 1000")
            assert [is_shaded(tab, edge) for edge in (0, -1)] == [wide, False]


def test_on_paper(server: PagesServer, tab: Page) -> None:
    """Print shows the text and where its links lead, without menus."""
    tab.emulate_media(media="print")
    tab.goto(server.url + "/impressum.html")
    assert not tab.locator(".site-header").is_visible()
    assert not tab.locator(".site-footer").is_visible()
    after = "a => getComputedStyle(a, '::after').content"
    link = tab.locator("main a[href^='https://creativecommons.org']")
    assert "creativecommons.org" in link.evaluate(after)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_follows_the_system(server: PagesServer, tab: Page, scheme: str) -> None:
    """The ground of a page is light or dark as the system says."""
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(server.url + "/")
    assert is_dark(tab) is (scheme == "dark")
