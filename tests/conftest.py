"""What the tests share: sites large and small, a server like GitHub Pages, a browser."""

import locale
import os
from collections.abc import Iterator
from contextlib import chdir
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests.guard import sitecustomize
from tests.projects import large_project, small_project
from tests.support import FAR_FUTURE, FIXTURES, PATIENCE, PHONE, Project, served
from tools import browser as chromium
from tools.serve.server import PagesServer

# Imported where no facts are: those of today's content are none of the tests' business.
with chdir(FIXTURES):
    import_module("pelicanconf")

# A thousand builds: Python shall not compile our modules anew for each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same cases on every run, however busy the machine is.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# No test reads today's content, here or in a process it starts.
_guard = str(Path(sitecustomize.__file__).parent)
if _guard not in (_paths := os.environ.get("PYTHONPATH", "").split(os.pathsep)):
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_guard, *_paths)))


@pytest.fixture(autouse=True)
def same_locale() -> Iterator[None]:
    """Give the process its locale back: Pelican's settings, read in it, set another."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with our code, data of its own, the pages every site has, and no news."""
    return small_project(tmp_path)


@pytest.fixture(scope="module")
def module_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same for all tests of a module, where a build takes long."""
    return small_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def made_pictures(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for what builds of several tests make of the same photographs."""
    return str(tmp_path_factory.mktemp("photos"))


@pytest.fixture(scope="session")
def site_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with every kind of page, for reading only."""
    return large_project(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site(site_project: Project) -> Path:
    """A site with every kind of page, as it would be published."""
    result = site_project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
        environment={"SOURCE_DATE_EPOCH": FAR_FUTURE},
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return site_project.folder / "output"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, LexborHTMLParser]:
    """Every page of `site` by its address, parsed."""
    return {
        "/" + file.relative_to(site).as_posix(): LexborHTMLParser(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[PagesServer]:
    """The same site, served as GitHub Pages would."""
    with served(site) as server:
        yield server


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A real Chromium: the one on PATH, else Playwright's own."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.QUIET, timeout=PATIENCE * 1000
        )
        yield browser
        browser.close()


@pytest.fixture
def tab(chrome: Browser) -> Iterator[Page]:
    """A fresh, private tab of a phone's size."""
    with chrome.new_context(viewport=PHONE, locale="de-DE") as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page()


@pytest.fixture(scope="session")
def _window(chrome: Browser) -> Iterator[Page]:
    with chrome.new_context(viewport=PHONE, locale="de-DE") as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page()


@pytest.fixture
def shared_tab(_window: Page) -> Iterator[Page]:
    """The same tab for all tests that only look, empty and of a phone's size again for each.

    It has seen pages before: who listens, answers, counts what is loaded, or asks what is kept,
    takes `tab`, which takes ten times as long to open.
    """
    yield _window
    _window.goto("about:blank")
    _window.set_viewport_size(PHONE)
    _window.emulate_media(media="null", color_scheme="null", contrast="null", forced_colors="null")
