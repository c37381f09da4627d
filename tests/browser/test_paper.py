"""An article on paper: a notice to hang up."""

import gzip
from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageOps
from playwright.sync_api import Page
from pypdf import PdfReader

from plugins.qr_code import qr_code
from tests.support import Project, served
from tools.serve.server import PagesServer

ADDRESS = "https://klimalautern.de/2023/01/02/putz.html"
HEADINGS = "".join(f"## Kapitel {n}\n\n{'Ein Satz mit einigen Worten. ' * (5 + 7 * n % 23)}\n\n"
                   for n in range(40))  # fmt: skip
POSTS = {
    "news/2023-01-02-putz": f"title: Putz\n---\nEin Absatz.\n\n{HEADINGS}",
    "news/2023-01-03-entwurf": "title: Entwurf\nstatus: draft\n---\nText\n",
    "termine/fest": "title: Lautrer Klimafest\nstart: 2023-12-09 10:00\nend: 16:00\n"
    "location: Schillerplatz, Kaiserslautern\n---\nAlle sind eingeladen.\n\n- Musik\n- Essen\n",
}


@pytest.fixture(scope="module")
def printed(module_project: Project) -> Iterator[PagesServer]:
    """A site with a long article, a draft and an event."""
    for name, text in POSTS.items():
        module_project.write(f"content/{name}.md", f"---\n{text}")
    module_project.build_well()
    with served(module_project.folder / "output") as server:
        yield server


def sheets(tab: Page, paper: str) -> list[str]:
    """Return the words of each sheet that the page in the tab makes."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(tab.pdf(format=paper))).pages]


def test_the_code_leads_to_the_page(printed: PagesServer, shared_tab: Page) -> None:
    """A phone's camera reads the address of the page, and people read it beside the code."""
    shared_tab.goto(printed.url + "/2023/01/02/putz.html")
    assert not shared_tab.locator(".on-paper").is_visible()
    shared_tab.emulate_media(media="print")
    assert shared_tab.locator(".on-paper").inner_text() == ADDRESS.removeprefix("https://")
    with Image.open(BytesIO(shared_tab.locator(".on-paper svg").screenshot())) as shot:
        [code] = zxingcpp.read_barcodes(ImageOps.expand(shot.convert("L"), 20, 255))
    assert code.text == ADDRESS


def test_the_code_is_small() -> None:
    """It is the same each time, holds nothing that a policy refuses, and weighs 600 bytes at most."""
    code = qr_code(ADDRESS + "?" + 20 * "x")
    assert code == qr_code(ADDRESS + "?" + 20 * "x")
    assert len(gzip.compress(code.encode(), 9)) < 600
    assert "style" not in code


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_an_event_is_one_sheet(printed: PagesServer, shared_tab: Page, paper: str) -> None:
    """Title, day, place, text and address fill one sheet; menus and buttons are not on it."""
    shared_tab.goto(printed.url + "/termine/fest.html")
    [sheet] = sheets(shared_tab, paper)
    words = " ".join(sheet.split())
    for said in ("Lautrer Klimafest", "9. Dezember 2023", "Schillerplatz", "Musik", "fest.html"):
        assert said in words
    for said in ("Impressum", "Neuigkeiten", "In den Kalender", "Link kopieren", "Zum Inhalt"):
        assert said not in words


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_no_heading_is_left_alone(printed: PagesServer, shared_tab: Page, paper: str) -> None:
    """No sheet ends with a heading; the day is on the first, the address on the last."""
    shared_tab.goto(printed.url + "/2023/01/02/putz.html")
    found = sheets(shared_tab, paper)
    assert len(found) > 3
    assert "2. Januar 2023" in found[0]
    assert "putz.html" in found[-1]
    assert [sheet for sheet in found if sheet.split("\n")[-1].startswith("Kapitel")] == []


def test_a_draft_has_none(printed: PagesServer, shared_tab: Page) -> None:
    """A draft is not to be hung up."""
    shared_tab.goto(printed.url + "/entwurf/2023-01-03-entwurf.html")
    assert shared_tab.locator("h1").inner_text() == "Entwurf"
    assert shared_tab.locator(".on-paper").count() == 0
