"""What the tests share: the real site, small sites, a server like GitHub Pages, a browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tools import browser as chromium
from tools.pages import PagesServer

ROOT = Path(__file__).resolve().parents[1]
NOW = "1700000000"  # 2023-11-14: after all first news, whatever day the tests run
BROWSER_ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Project:
    """A project in a folder of its own: our code, the content a test writes."""

    folder: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def run(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments in the project's folder."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False,
            env={**os.environ, "SOURCE_DATE_EPOCH": NOW, **(environment or {})},
        )  # fmt: skip

    def build(self, settings: str = "publishconf.py") -> subprocess.CompletedProcess[str]:
        """Build into output/."""
        return self.run("-m", "pelican", "-s", settings, "-o", "output", "--fatal=warnings")

    def build_well(self) -> None:
        """Build; what goes wrong fails the test."""
        result = self.build()
        assert result.returncode == 0, result.stdout + result.stderr

    def text(self, path: str) -> str:
        """Return a file of output/."""
        return (self.folder / "output" / path).read_text(encoding="utf-8")

    def page(self, path: str) -> LexborHTMLParser:
        """Return a page of output/, parsed."""
        return LexborHTMLParser(self.text(path))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with our code and data, a home page and no news."""
    for name in ("plugins", "theme", "tools", "pelicanconf.py", "publishconf.py", "tasks.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("data", "images/partners", "extra"):
        shutil.copytree(ROOT / "content" / name, tmp_path / "content" / name)
    project = Project(tmp_path)
    project.write("content/pages/index.md", "---\ntitle: Start\n---\nWillkommen.\n")
    return project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it would be published."""
    output = tmp_path_factory.mktemp("site") / "output"
    subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "publishconf.py", "-o", str(output),
         "--fatal=warnings"],
        cwd=ROOT, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": NOW},
    )  # fmt: skip
    return output


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, LexborHTMLParser]:
    """Every page of the real site by its address, parsed."""
    return {
        "/" + file.relative_to(site).as_posix(): LexborHTMLParser(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[PagesServer]:
    """The real site, served as GitHub Pages would."""
    with PagesServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A real Chromium: the one on PATH, else Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=BROWSER_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """A fresh, private tab of a phone's size."""
    with chrome.new_context(viewport={"width": 390, "height": 844}, locale="de-DE") as context:
        yield context.new_page()
