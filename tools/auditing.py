"""`make audit`: one table of pages, so that a maintainer sees a loss at a glance.

Bytes and requests are counted in Chromium, barriers by axe-core, markup by the Nu HTML Checker,
and the scores by Lighthouse (mobile). The last two are installed by npm into .cache/audit/; without
Node or Java their columns stay empty.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools import browser
from tools.building import CACHE, OUTPUT
from tools.pages import PagesServer

PAGES = (
    "/", "/blog.html", "/2023/09/09/klimatag.html", "/klimatag.html", "/archiv.html",
    "/themen.html", "/thema/mobilitaet.html", "/impressum.html", "/2023/", "/404.html",
)  # fmt: skip
NPM = CACHE / "audit"
TOOLS = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# The floor: what a page of one word reaches on the same machine in the same run.
ONE_WORD = (
    "<!DOCTYPE html><html lang=de><title>Ja</title>"
    "<meta name=viewport content=width=device-width>Ja"
)


@dataclass
class Row:
    """What was found of one page; -1 for not measured, times in milliseconds."""

    page: str
    bytes: int = -1
    requests: int = -1
    axe: int = -1
    nu: int = -1
    scores: list[int] = field(default_factory=list)
    fcp: float = -1
    lcp: float = -1

    def __str__(self) -> str:
        numbers = (self.bytes, self.requests, self.axe, self.nu, round(self.fcp), round(self.lcp))
        shown = ["-" if number < 0 else str(number) for number in numbers]
        scores = "/".join(map(str, self.scores)) or "-"
        head, tail = shown[:4], shown[4:]
        return f"{self.page:34}" + "".join(f"{n:>9}" for n in [*head, scores.rjust(17), *tail])


def audit(runs: int) -> None:
    """Print the table for the site in output/; Lighthouse's times are medians of `runs`."""
    with _served(OUTPUT) as server:
        rows = [_in_chromium(server.url, page) for page in PAGES]
        if shutil.which("npm"):
            _install()
            for row in rows:
                row.nu = _nu(server.url + row.page) if shutil.which("java") else -1
                _lighthouse(server.url + row.page, row, runs)
            rows.append(_one_word(runs))
    titles = ("bytes", "requests", "axe", "nu", "perf/a11y/bp/seo", "FCP ms", "LCP ms")
    print(f"{'page':34}" + "".join(f"{t:>{17 if '/' in t else 9}}" for t in titles))
    print(*rows, sep="\n")


def _in_chromium(url: str, page: str) -> Row:
    from axe_playwright_python.sync_playwright import Axe

    row = Row(page, bytes=0, requests=0)
    with sync_playwright() as playwright, _chromium(playwright) as chrome:
        tab = chrome.new_page(viewport={"width": 390, "height": 844})
        sizes: list[int] = []
        tab.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
        tab.goto(url + page, wait_until="networkidle")
        row.bytes, row.requests = sum(sizes), len(sizes)
        row.axe = len(Axe().run(tab).response["violations"])
    return row


@contextmanager
def _chromium(playwright: Any) -> Iterator[Browser]:
    chrome = playwright.chromium.launch(executable_path=browser.find(), args=browser.QUIET)
    yield chrome
    chrome.close()


@contextmanager
def _served(root: Path) -> Iterator[PagesServer]:
    with PagesServer(root) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _install() -> None:
    wanted = json.dumps(TOOLS)
    stamp = NPM / "installed"
    if not stamp.exists() or stamp.read_text() != wanted:
        NPM.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(NPM), "--no-save", "--no-audit", "--no-fund"]
        quiet = subprocess.DEVNULL
        subprocess.run([*command, *TOOLS], check=True, stdout=quiet, stderr=quiet)
        stamp.write_text(wanted)


def _nu(url: str) -> int:
    """Return the number of errors and warnings of the Nu HTML Checker for a served page."""
    jar = NPM / "node_modules/vnu-jar/build/dist/vnu.jar"
    result = subprocess.run(
        ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar),
         "--format", "json", url],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return len(json.loads(result.stderr)["messages"])


def _lighthouse(url: str, row: Row, runs: int) -> None:
    reports = [_report(url) for _ in range(runs)]
    if not all(reports):
        return
    row.scores = [
        min(round(100 * r["categories"][c]["score"]) for r in reports) for c in CATEGORIES
    ]
    for name, audit_id in (("fcp", "first-contentful-paint"), ("lcp", "largest-contentful-paint")):
        times = [report["audits"][audit_id]["numericValue"] for report in reports]
        setattr(row, name, statistics.median(times))


def _report(url: str) -> dict[str, Any]:
    result = subprocess.run(
        ["node", str(NPM / "node_modules/lighthouse/cli/index.js"), url, "--quiet",
         "--output=json", f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(browser.QUIET)}"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "CHROME_PATH": browser.find() or ""},
    )  # fmt: skip
    report: dict[str, Any] = json.loads(result.stdout) if result.stdout.startswith("{") else {}
    return report


def _one_word(runs: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_text(ONE_WORD)
        row = Row("(one word)")
        with _served(Path(folder)) as server:
            _lighthouse(server.url, row, runs)
    return row
