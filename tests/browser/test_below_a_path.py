"""A site below a path in a real Chromium: nothing leads past the path."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page

from tests.below import PATH, build
from tests.support import served
from tools.serve.server import PagesServer

# Every address that an element of the page leads to, as the browser completes it.
ADDRESSES = """
() => [...document.querySelectorAll("[href], [src], [srcset], [poster], [cite], [value^='/']")]
  .flatMap(one => [one.href?.baseVal ?? one.href, one.src, one.poster, one.cite,
    ...(one.srcset ?? "").split(", ").map(c => c && new URL(c.split(" ")[0], document.baseURI).href),
    one.value?.startsWith?.("/") && new URL(one.value, document.baseURI).href])
  .filter(address => address?.startsWith(location.origin))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"), PATH)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[PagesServer]:
    with served(folder) as server:
        yield server


def test_no_way_leads_past_the_path(server: PagesServer, tab: Page, folder: Path) -> None:
    """From home to the last page all links, pictures, the font and requests stay below the path."""
    begin, faults, asked = f"{server.url}/", list[str](), set[str]()
    tab.set_viewport_size({"width": 390, "height": 12000})  # what is lazy is loaded as well
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda r: None if r.url.startswith(begin) else faults.append(r.url))
    tab.on("request", lambda r: asked.add(r.url))
    tab.on("response", lambda r: None if r.status < 400 else faults.append(f"{r.status} {r.url}"))
    waiting, seen = [begin, f"{begin}feed.xml"], {begin}
    while waiting:
        tab.goto(address := waiting.pop())
        found = {urldefrag(one).url for one in tab.evaluate(ADDRESSES)} - seen
        faults += (f"{address}: {one}" for one in found if not one.startswith(begin))
        seen |= found
        waiting += (one for one in found if one.endswith((".html", "/")))
    assert faults == []
    pages = {f.relative_to(folder).as_posix() for f in folder.rglob("*.html")} - {"404.html"}
    opened = {one.removeprefix(begin) + "index.html" * one.endswith("/") for one in seen}
    former = {"2022/klimatag.html", "klimatag-2023.html"}
    assert pages - former <= opened
    assert {"bilder", "images", "feed.xml", "termine.ics", "favicon.svg"} <= {
        one.split("/")[0] for one in opened
    }
    assert f"{begin}schrift/inter-tight.woff2" in asked


def test_what_is_not_there(server: PagesServer, tab: Page) -> None:
    """At any depth below the path a reader finds home; the root of the domain leads there as well."""
    tab.goto(f"{server.url}/ganz/tief/unten.html")
    tab.locator(".word-mark").click()
    assert tab.url == f"{server.url}/"
    tab.goto(server.url.removesuffix(PATH))
    assert tab.url == f"{server.url}/"
    answer = tab.goto(f"{server.url.removesuffix(PATH)}/blog.html")
    assert answer
    assert answer.status == 404


def test_a_former_address_leads_on(server: PagesServer, tab: Page) -> None:
    """Who opens an address of former days arrives below the path."""
    tab.goto(f"{server.url}/2022/klimatag")
    tab.wait_for_url("**/klimatag.html")
    assert tab.url == f"{server.url}/2023/09/09/klimatag.html"


def test_scripts_run(server: PagesServer, tab: Page) -> None:
    """Our scripts are found and allowed below a path."""
    tab.goto(f"{server.url}/abonnieren.html")
    tab.get_by_role("button", name="hier laden").wait_for()
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{server.url}/2023/09/09/klimatag.html")
    tab.get_by_role("button", name="Link kopieren").click()
    tab.get_by_text("Der Link ist kopiert.").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"https://klimalautern.de{PATH}/2023/09/09/klimatag.html"
