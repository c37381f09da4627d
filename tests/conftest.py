"""What the tests share: the real site, small sites, a server like GitHub Pages, a browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import LEGAL_MENU, MENU
from tests.support import FAR_FUTURE, FIXTURES, ROOT, Project
from tools import browser as chromium
from tools.pages import PagesServer

# A thousand builds: Python shall not compile our modules anew for each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same cases on every run, however busy the machine is.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with our code, data of its own, the pages every site has, and no news."""
    return small_project(tmp_path)


@pytest.fixture(scope="module")
def module_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same for all tests of a module, where a build takes long."""
    return small_project(tmp_path_factory.mktemp("project"))


def small_project(folder: Path) -> Project:
    """Set up a project in an empty folder."""
    for name in ("plugins", "theme", "tools", "pelicanconf.py", "publishconf.py", "tasks.py"):
        (folder / name).symlink_to(ROOT / name)
    content = folder / "content"
    shutil.copytree(FIXTURES / "data", content / "data")
    shutil.copytree(FIXTURES / "images", content / "images/partners")
    shutil.copytree(ROOT / "content/extra", content / "extra")
    project = Project(folder)
    project.write("content/pages/index.md", "---\ntitle: Start\n---\nWillkommen.\n")
    for name in {"404.html", *dict(MENU), *dict(LEGAL_MENU)} - {"blog.html", "termine.html"}:
        project.write(f"content/pages/{Path(name).stem}.md", f"---\ntitle: {name}\n---\nText\n")
    return project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it would be published."""
    output = tmp_path_factory.mktemp("site") / "output"
    subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "publishconf.py", "-o", str(output),
         "--fatal=warnings"],
        cwd=ROOT, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": FAR_FUTURE},
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
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.QUIET)
        yield browser
        browser.close()


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """A fresh, private tab of a phone's size."""
    with chrome.new_context(viewport={"width": 390, "height": 844}, locale="de-DE") as context:
        yield context.new_page()
