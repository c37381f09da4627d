"""Addresses that belong to no text: content/data/weiterleitungen.yml."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.redirects import listed
from tests.support import Project
from tools.serve.server import PagesServer

PDF = b"%PDF-1.4\n%%EOF\n"
LIST = """weiterleitungen:
  - /category/news/ -> /blog.html
  - /verein -> /klimatag.html
  - "/?p=7 -> /klimatag.html"
"""


def load(tmp_path: Path, *rows: str) -> tuple[list[listed.Listed], list[str]]:
    file = tmp_path / "weiterleitungen.yml"
    file.write_text("weiterleitungen:\n" + "".join(f'  - "{row}"\n' for row in rows), "utf-8")
    found, problems = listed.load(file, ("https://klimalautern.de",))
    return found, [problem.message for problem in problems]


def test_a_list_of_redirects(project: Project) -> None:
    """Each old address answers with a page that leads on; the home page knows numbers."""
    project.write("content/data/weiterleitungen.yml", LIST)
    project.build_well()
    for file, new in (
        ("category/news/index.html", "/blog.html"),
        ("verein.html", "/klimatag.html"),
        ("nummer/7.html", "/klimatag.html"),
    ):
        refresh = project.page(file).css_first("meta[http-equiv=refresh]").attributes["content"]
        assert refresh == f"0; url={new}"
    assert "page_id" in project.text("index.html")


def test_without_a_list_the_home_page_has_no_script(project: Project) -> None:
    """A site that moved from nowhere carries nothing of this; a row to nothing is a Fehler."""
    project.build_well()
    assert "page_id" not in project.text("index.html")
    project.write("content/data/weiterleitungen.yml", LIST.replace("/blog.html", "/nichts.html"))
    result = project.run("-m", "invoke", "check")
    assert result.returncode == 1
    assert (
        "content/data/weiterleitungen.yml:2: Fehler: Die Weiterleitung führt zu /nichts.html"
        in result.stderr
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("/alt/", "ist keine Weiterleitung"),
        ("/alt/ -> https://example.org/", "ist keine Weiterleitung"),
        ("/alt.pdf -> /neu.html", "erwartet man keine Seite"),
        ("/../x -> /neu.html", "ist keine Adresse"),
        ("/a/ -> /x.html", "gibt es schon Zeile 2"),
        ("/alt.pdf -> /images/bild.jpg", "erwartet man keine Seite"),
        ("/../alt.pdf -> /images/plan.pdf", "ist keine Adresse"),
        ("/?cat=../x -> /b.html", "ist keine Adresse"),
    ],
)
def test_what_is_wrong_with_a_row(tmp_path: Path, row: str, said: str) -> None:
    """A row that cannot be one is told with its line."""
    found, messages = load(tmp_path, "/a/ -> /b.html", row)
    assert len(found) == 1
    assert [said in message for message in messages] == [True]


def test_ids_and_feeds(tmp_path: Path) -> None:
    """A full address with a number is the id of an entry; one of a feed is a folder's index.xml."""
    found, messages = load(
        tmp_path, "http://www.alt.de/?p=5 -> /x.html", "/feed/ -> /rss.xml", "id:http://alt.de/a -> /x.html",
        "id:http://alt.de/b -> /y.html", "/?cat=5 -> /x.html", "/?tag=rad -> /x.html", "/x/plan.pdf -> /images/plan.pdf",
    )  # fmt: skip
    assert not messages
    assert [(one.file, one.entry_id) for one in found] == [
        ("nummer/5.html", "http://www.alt.de/?p=5"), ("feed/index.xml", ""), ("", "http://alt.de/a"), ("", "http://alt.de/b"),
        ("nummer/cat-5.html", ""), ("nummer/tag-rad.html", ""), ("x/plan.pdf", ""),
    ]  # fmt: skip
    assert [one.is_feed for one in found].index(True) == 1
    assert [one.is_document for one in found].index(True) == 6


@pytest.fixture(scope="module")
def moved(module_project: Project) -> Project:
    """A project with old addresses of several kinds, built."""
    module_project.write("content/images/2025/plan.pdf", PDF)
    module_project.write(
        "content/data/weiterleitungen.yml",
        LIST
        + '  - "/?tag=rad -> /klimatag.html"\n  - /wp-content/uploads/2025/plan.pdf -> /images/2025/plan.pdf\n',
    )
    module_project.build_well()
    return module_project


def test_a_file_answers_at_its_old_address_as_well(moved: Project) -> None:
    """No page can stand for a PDF, so the file itself is there twice."""
    for path in ("wp-content/uploads/2025/plan.pdf", "images/2025/plan.pdf"):
        assert (moved.folder / "output" / path).read_bytes() == PDF


def test_the_home_page_leads_to_numbers(moved: Project, tab: Page) -> None:
    """Whoever asks the home page for a number or a topic is led there; for an unknown one, stays."""
    with PagesServer(moved.folder / "output") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for asked in ("?p=7", "?page_id=7", "?tag=rad"):
            tab.goto(f"{server.url}/{asked}")
            tab.wait_for_url(f"{server.url}/klimatag.html")
        stay = [f"{server.url}/{asked}" for asked in ("?p=8", "?p=../x", "?s=7", "?cat=")]
        opened = [tab.context.new_page() for _ in stay]  # to wait for all at once
        for address, other in zip(stay, opened, strict=True):
            other.goto(address)
        for address, other in zip(stay, opened, strict=True):
            other.wait_for_load_state("networkidle")
            assert other.url == address
        server.shutdown()
