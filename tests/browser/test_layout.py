"""What a designer would see at once: nothing collides, all can be read, a desktop is used."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_barriers import SCHEMES
from tests.photographs import as_phone, sample
from tests.projects import small_project
from tests.support import Project, served
from tools.serve.server import PagesServer

LONG = (
    "Stellungnahme zum Nahverkehrsplan der Stadt und des Landkreises Kaiserslautern: "
    "Was sich für Busse, Bahnen und alle, die umsteigen, ändert"
)
CLAIM = "Stadt und Landkreis Kaiserslautern klimaneutral!"
COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TABLE = "| Stadtteil | Bäume | Bänke | Brunnen | Hektar | Einwohnerinnen | Schatten | Bemerkung |\n"
TABLE += f"{'|---' * 8}|\n{'| Lämmchesberg | 7 | 14 | 21 | 12,5 | 13000 | ja | Trinkwasser fehlt |' * 1}\n"
TEXT = f"""Am Samstag gehörte der Schillerplatz dem Klima, mehr [im Plan](/blog.html).

## Was wir mitnehmen

* Was kostet es?

> Ich fange mit dem Rad an.

{TABLE}
![Kaffee](/images/a.jpg) ![Kaffee](/images/a.jpg) ![Kaffee](/images/a.jpg)

Danach.
"""
PATHS = [
    "/", "/blog.html", "/termine.html", "/archiv.html", "/themen.html", "/klimatag.html",
    "/impressum.html", "/2023/01/01/x.html", "/2023/01/02/x.html", "/2023/01/03/x.html",
    "/2023/01/04/x.html", "/nichts/da",
]  # fmt: skip
WIDTHS = (320, 390, 600, 768, 1280, 1920)
ASK = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")


FITS = "[collisions(), unordered(), document.documentElement.scrollWidth]"


def ask(tab: Page, call: str) -> Any:
    """Return what a function of layout.js finds in a page."""
    return tab.evaluate(f"(() => {{ {ASK}\nreturn {call} }})()")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesServer]:
    """A site with much of everything, with photographs and without."""
    project: Project = small_project(tmp_path_factory.mktemp("full"))
    project.write("content/images/a.jpg", as_phone(sample(size=(360, 240))))
    names = "".join(
        f"- name: Partner {n} in Kaiserslautern\n" + "  logo: logo.svg\n  alt: P\n" * (n % 3 == 0)
        for n in range(30)
    )
    project.write("content/data/partners.yml", f"groups: [klimatag]\npartners:\n{names}")
    project.write(
        "content/pages/index.md",
        f"---\ntitle: Start\ndescription: {CLAIM}\n---\nWir sind da.\n\n[[Partner]]\n",
    )
    project.write("content/pages/klimatag.md", f"---\ntitle: Klimatag\n---\n{TEXT}")
    project.write(
        "content/pages/impressum.md",
        f"---\ntitle: Impressum\n---\n[[Verantwortlich]]\n\n[[EMail]]\n\n{TEXT}",
    )
    when = "start: 2023-12-24 18:00\nend: 20:00\nlocation: Stiftsplatz, Kaiserslautern\nlink: https://example.org/\n"
    heads = (
        f"title: {LONG}\ndescription: {LONG}\ntags: Mobilität, Verkehr\nauthor: Ada\n",
        f"title: Plan\n{when}description: Ein Tag.\n",
        f"title: {COMPOUND}\nthumbnail: /images/a.jpg\n",
        "title: Ein Bild zuerst\ntags: Verkehr\n",
    )
    for day, head in enumerate(heads, start=1):
        first = "![Kaffee](/images/a.jpg)\n*Am Morgen*\n\n" if day == len(heads) else ""
        project.write(f"content/news/2023-01-0{day}-x.md", f"---\n{head}---\n{first}{TEXT}")
    for day in range(1, 14):
        title = LONG if day == 7 else f"Infostand, Nummer {day}"
        event = f"---\ntitle: {title}\nstart: 2023-12-{day:02} 18:00\nlocation: Stiftsplatz\n---\nText\n"
        project.write(f"content/termine/t{day}.md", event)
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


@pytest.mark.parametrize("path", PATHS)
def test_nothing_collides(full: PagesServer, shared_tab: Page, path: str) -> None:
    """At six widths, and on a phone and a desktop with text of 200 %, no text lies on another or leaves its box.

    In each column, what comes later in the source stands further down. On a phone all that can be
    tapped is 44 pixels high, but for links within sentences.
    """
    tab = shared_tab
    tab.goto(full.url + path)
    tab.evaluate("document.fonts.ready")
    assert ask(tab, "small()") == []
    for size, widths in (("", WIDTHS), ("200%", (390, 1280))):
        tab.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 800})
            collide, disorder, needed = ask(tab, FITS)
            assert collide == [], (width, size)
            assert disorder == [], (width, size)
            assert needed <= width, (width, size)


@pytest.mark.parametrize("path", ["/", "/2023/01/01/x.html", "/2023/01/02/x.html", "/termine.html"])
def test_a_desktop_is_used(full: PagesServer, shared_tab: Page, path: str) -> None:
    """On 1280 pixels there is text to read beyond 1000 of them, in the main part of the page."""
    shared_tab.set_viewport_size({"width": 1280, "height": 800})
    shared_tab.goto(full.url + path)
    assert ask(shared_tab, "beyond(1000)") >= 3


def test_openings_differ(full: PagesServer, shared_tab: Page) -> None:
    """The home page opens high, a legal one low; an article's photograph reaches into its band."""
    shared_tab.set_viewport_size({"width": 1280, "height": 800})
    box = "selector => { const {top, bottom} = document.querySelector(selector).getBoundingClientRect(); return [top, bottom] }"
    heights = []
    for path in ("/", "/klimatag.html", "/impressum.html"):
        shared_tab.goto(full.url + path)
        top, bottom = shared_tab.evaluate(box, ".opening")
        heights.append(bottom - top)
    assert heights[0] > 2 * heights[1] and heights[1] > 1.2 * heights[2]
    shared_tab.goto(full.url + "/2023/01/04/x.html")
    assert shared_tab.evaluate(box, "figure img")[0] < shared_tab.evaluate(box, ".opening")[1] - 40


def test_the_footer_is_at_the_bottom(full: PagesServer, shared_tab: Page) -> None:
    """However short a page is, its footer ends where the window does."""
    shared_tab.set_viewport_size({"width": 1280, "height": 2500})
    shared_tab.goto(full.url + "/themen.html")
    assert (
        shared_tab.evaluate("document.querySelector('footer').getBoundingClientRect().bottom")
        == 2500
    )


def luminance(colour: tuple[float, ...]) -> float:
    """Return the relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parsed(colour: str) -> tuple[float, ...]:
    """Return red, green and blue to 255, and how opaque, to 1."""
    found = tuple(map(float, re.findall(r"[\d.]+", colour)))
    assert colour.startswith("rgb"), colour
    return found if len(found) == 4 else (*found, 1.0)


def contrast(colour: str, grounds: list[str]) -> float:
    """Return the least contrast of a text to the grounds it may stand on: the nearest opaque ones."""
    return min(
        (max(pair) + 0.05) / (min(pair) + 0.05)
        for ground in grounds
        for pair in [(luminance(parsed(colour)), luminance(parsed(ground)))]
    )


@pytest.mark.parametrize("path", PATHS)
def test_all_can_be_read(full: PagesServer, shared_tab: Page, path: str) -> None:
    """Each text has a contrast of 7 : 1 to what it stands on, in each scheme, visited or not."""
    shared_tab.set_viewport_size({"width": 1280, "height": 800})
    shared_tab.goto(full.url + path)
    for scheme, media in SCHEMES.items():
        shared_tab.emulate_media(**media)
        for text, colour, grounds in ask(shared_tab, "colours()"):
            assert contrast(colour, grounds) >= 7, (scheme, text, colour, grounds)


def test_a_full_home_page_is_light(full: PagesServer) -> None:
    """With all that may stand on it, the home page is 14.6 KB of HTML as it is sent."""
    import gzip

    page = (Path(full.root) / "index.html").read_bytes()
    assert len(gzip.compress(page)) <= 14_600
