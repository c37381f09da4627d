"""`make audit`: one table of pages, so that a maintainer sees a loss at a glance.

First it looks into every published file for parts that may not be there (tools/scan/).
Then what others (exiftool, mat2) find in originals that were stripped (tools/strip/anchors.py).
Bytes and requests are counted in Chromium, barriers by axe-core, markup by the Nu HTML Checker,
and the scores by Lighthouse (mobile). The last two are installed by npm into .cache/audit/; without
Node or Java their columns stay empty. Last comes how many of CommonMark's examples come out as
GitHub shows them (tools/markdown).

With a folder of collections of pictures it only says whether each looks, as it is published, as in
Chromium (tools/pictures).
"""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools import browser
from tools.audit.by_npm import NPM, SCORES, TIMES, Row, install, lighthouse, nu
from tools.audit.pages import one_of_each
from tools.build.command import OUTPUT
from tools.markdown import agreement
from tools.pictures import report as comparison
from tools.scan import report
from tools.serve.server import PagesHandler, PagesServer
from tools.strip import anchors
from tools.strip.command import CONTENT

# The floor: what a page of one word, with the same icons and font, reaches on the same machine in
# the same run.
ONE_WORD = (
    "<!DOCTYPE html><html lang=de><title>Ja</title>"
    "<meta name=viewport content=width=device-width>"
    "<link rel=icon href=/favicon.svg type=image/svg+xml><style>@font-face{font-family:A;"
    "src:url(/schrift/inter-tight.woff2);font-display:swap}h1{font-family:A}</style><h1>Ja</h1>"
)
BESIDE_IT = ("favicon.svg", "schrift/inter-tight.woff2")


COLUMNS = ("bytes", "requests", "axe", "nu", SCORES, *TIMES, "bfcache")


def audit(runs: int) -> None:
    """Print the table for the site in output/; Lighthouse's times are medians of `runs`."""
    report.look_into(OUTPUT)
    anchors.compare(CONTENT)
    table: dict[str, Row] = {}
    with _served(OUTPUT) as server:
        for page in one_of_each(OUTPUT):
            table[page] = _in_chromium(server.url + page)
        if shutil.which("npm"):
            install()
            for page, row in table.items():
                row |= nu(server.url + page) | lighthouse(server.url + page, runs)
            table["(one word)"] = _one_word(runs)
    print(f"{'page':30}", *(f"{column:>8}" for column in COLUMNS))
    for page, row in table.items():
        cells = (row.get(column, "-").rjust(max(8, len(column))) for column in COLUMNS)
        print(f"{page:30}", *cells)
    agreement.audit(NPM / "node_modules")


def compare_originals(folder: str) -> None:
    """Print what other programs find in photos of a folder when we have stripped them."""
    anchors.compare(Path(folder))


def compare_pictures(folder: str) -> None:
    """Print how many pictures of each collection in a folder look as in Chromium."""
    with sync_playwright() as playwright, _chromium(playwright) as chrome:
        comparison.compare(Path(folder), chrome)


def _in_chromium(url: str) -> Row:
    from axe_playwright_python.sync_playwright import Axe

    with sync_playwright() as playwright, _chromium(playwright) as chrome:
        tab = chrome.new_page(viewport={"width": 390, "height": 844})
        sizes: list[int] = []
        tab.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
        tab.goto(url, wait_until="networkidle")
        found = len(Axe().run(tab).response["violations"])
    return {"bytes": str(sum(sizes)), "requests": str(len(sizes)), "axe": str(found)}


@contextmanager
def _chromium(playwright: Any) -> Iterator[Browser]:
    chrome = playwright.chromium.launch(executable_path=browser.find(), args=browser.QUIET)
    yield chrome
    chrome.close()


class _Handler(PagesHandler):
    """Answers for an icon, and for the font, as late as a real line would.

    At once they would come before the first paint, which waits for neither, and Lighthouse would
    take them for a part of that.
    """

    def end_headers(self) -> None:
        super().end_headers()
        if "favicon" in self.path or self.path.endswith(".woff2"):
            time.sleep(0.5)  # after the headers: their time is taken for that of every answer


@contextmanager
def _served(root: Path) -> Iterator[PagesServer]:
    with PagesServer(root, handler=_Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _one_word(runs: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_text(ONE_WORD)
        for name in BESIDE_IT:
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            shutil.copy(OUTPUT / name, Path(folder) / name)
        with _served(Path(folder)) as server:
            return lighthouse(server.url, runs)
