"""Events in a real Chromium: the lists and the box, on a phone, by keyboard, without barriers."""

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.browser.test_barriers import REACHED, SCHEMES, by_keyboard, findings
from tests.support import Project, served, table
from tools.serve.server import PagesServer

COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PLACE = "location: Stadtmission, Brüderstraße 1, 67655 Kaiserslautern\n"
EVENTS = {  # the present is 2023-11-14
    "termine/plenum": "title: Plenum\nstart: 2023-12-12 18:00\nend: 20:00\ngeo: 49.44, 7.77\n"
    "repeat: am zweiten Dienstag im Monat\nuntil: 2024-06-30\nexcept: 2024-02-13\n"
    "moved: 2023-12-12 -> 2023-12-13 18:30, 2024-03-12 -> 2024-03-19\n"
    "link: https://example.org/anmelden\ntags: Treffen\n",
    "termine/lang": f"title: {COMPOUND}\nstart: 2023-12-31 22:00\nend: 2024-01-01 02:00\nstatus: verlegt\n",
    "termine/fest": "title: Fest\nstart: 2024-06-07\nend: 2024-06-09\nstatus: abgesagt\n",
    "news/2023-11-01-vortrag": "title: Vortrag\nstart: 2023-11-20 19:30\ndauer: 2h\ntags: Öl\n",
    "news/2023-10-01-vorbei": "title: Vorbei\nstart: 2023-10-05\ngeo: 49.44, 7.77\n",
}
PATHS = [
    "/", "/termine.html", "/termine/plenum.html", "/termine/lang.html", "/termine/fest.html",
    "/2023/11/01/vortrag.html", "/2023/10/01/vorbei.html",
]  # fmt: skip
HEIGHTS = "buttons => buttons.map(one => one.getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def events(module_project: Project) -> Iterator[PagesServer]:
    """A site with every kind of event, served as GitHub Pages would."""
    project = module_project
    for name, header in EVENTS.items():
        project.write(f"content/{name}.md", f"---\n{header}{PLACE}---\n## Text\n\nText\n")
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


def test_nothing_sticks_out(events: PagesServer, tab: Page) -> None:
    """Neither list nor box is wider than the screen, nothing fails, nobody else is asked."""
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("request", lambda r: None if r.url.startswith(events.url) else faults.append(r.url))
    for path in PATHS:
        tab.goto(events.url + path)
        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.locator(".event-list, .event-box").first.is_visible(), path
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    assert faults == []


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(events: PagesServer, shared_tab: Page, path: str) -> None:
    """Neither the default rules nor target size nor enhanced contrast find anything on a phone."""
    shared_tab.set_viewport_size({"width": 320, "height": 844})
    shared_tab.goto(events.url + path)
    assert list(findings(shared_tab, *SCHEMES)) == []


@pytest.mark.parametrize(
    ("path", "scheme"),
    table(product(PATHS, SCHEMES), [("/termine.html", "light"), ("/termine/plenum.html", "light")]),
)
def test_axe_on_a_desktop(events: PagesServer, shared_tab: Page, path: str, scheme: str) -> None:
    """Nor do they on a desktop."""
    shared_tab.set_viewport_size({"width": 1280, "height": 844})
    shared_tab.goto(events.url + path)
    assert list(findings(shared_tab, scheme)) == []


@pytest.mark.parametrize("path", ["/termine.html", "/termine/plenum.html"])
def test_by_keyboard_and_thumb(events: PagesServer, shared_tab: Page, path: str) -> None:
    """Links and buttons are reached by Tab in the order of the page, and each shows its focus.

    What readers tap on a phone is at least 44 px high.
    """
    shared_tab.set_viewport_size({"width": 320, "height": 800})
    shared_tab.goto(events.url + path)
    reached = by_keyboard(shared_tab)
    assert [html for _, outline, html in reached if outline != "solid"] == []
    assert [place for place, _, _ in reached] == list(range(shared_tab.locator(REACHED).count()))
    heights = shared_tab.locator("main a.button").evaluate_all(HEIGHTS)
    assert len(heights) >= 2
    assert min(heights) >= 44


def test_headings_skip_no_level(events: PagesServer) -> None:
    """Headings go down one level at a time."""
    for path in PATHS:
        file = Path(events.root, "index.html" if path == "/" else path[1:])
        headings = LexborHTMLParser(file.read_text(encoding="utf-8")).css("h1,h2,h3,h4")
        levels = [int(str(heading.tag)[1]) for heading in headings]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


def test_a_calendar_file_is_one(events: PagesServer, shared_tab: Page) -> None:
    """The button of the box leads to a file that the system knows as a calendar."""
    shared_tab.goto(events.url + "/termine/plenum.html")
    href = shared_tab.get_by_role("link", name="In den Kalender").get_attribute("href")
    answer = shared_tab.request.get(f"{events.url}{href}")
    assert answer.headers["content-type"] == "text/calendar"
    assert answer.text().startswith("BEGIN:VCALENDAR")
