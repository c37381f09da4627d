"""The editor's modules in a real Chromium, for calling their functions."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plugins.common.header_words import WORDS
from tests.plugins.editor.bare import Bare
from tests.plugins.editor.stand_in import StandIn
from tests.plugins.editor.world import GOOD, REPOSITORY, World
from tests.projects import small_project
from tests.support import PATIENCE, ROOT, Project, wait_until
from tools.serve.server import PagesServer

Call = Callable[..., Any]
NEWS = "content/news/2023-09-09-klimatag.md"
TEXTS = {
    NEWS: '---\ntitle: "Lautrer" Klimatag: jetzt!\ndescription: Ein Tag.\ntags: Veranstaltung\n---\n\nErster Absatz.\n\nZweiter Absatz.\n',
    "content/news/2023-03-25-lautern-blueht-auf.md": "---\ntitle: Lautern blüht auf\ntags: Mobilität\n---\n\nText.\n",
    "content/news/2023-10-01-entwurf.md": "---\ntitle: Noch nicht\nstatus: draft\n---\n\nText.\n",
    "content/termine/plenum.md": "---\nTitel: Plenum\nWann: 2023-12-01 18:00\nOrt: online\n---\n",
}
DATA = ("redaktion.json", "redaktion-links.json")
# Waiting takes a fiftieth: what is asked every five seconds keeps nothing busy.
HURRY = "const later = setTimeout; globalThis.setTimeout = (act, time, ...more) => later(act, Math.min(time, 10 + time / 50), ...more)"
# The tab is one in which somebody signed in before; once, so that signing out is for good.
SIGNED_IN = f"""if (self === top && name !== 'signed in') try {{
  sessionStorage.setItem('redaktion:{REPOSITORY}:token', '{GOOD}'); name = 'signed in' }} catch {{ /* no page yet */ }}"""
_MODULES = ["values", "header", "document", "names", "text", "joining"]
_LOAD = """async names => { for (const name of names)
  globalThis[name === "document" ? "document_" : name] = await import(`/theme/static/js/redaktion/${name}.js`) }"""


@pytest.fixture(scope="session")
def modules(chrome: Browser) -> Iterator[Call]:
    """Call a JavaScript function that finds the modules by their names, and the known words."""
    with PagesServer(ROOT) as server, chrome.new_context() as context:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = context.new_page()
        tab.goto(f"{server.url}/theme/static/js/redaktion/names.js")
        tab.evaluate(_LOAD, _MODULES)
        tab.evaluate("words => { globalThis.known = new Map(Object.entries(words)) }", WORDS)
        yield tab.evaluate
        server.shutdown()


@dataclass
class Editor:
    """The page of a site, and the world behind it."""

    site: PagesServer
    project: Project
    world: World
    faults: list[str] = field(default_factory=list)  # what the browser complains of
    first: Page | None = None  # the first tab

    @property
    def url(self) -> str:
        """Where the page answers."""
        return f"{self.site.url}/redaktion.html"

    @property
    def bare(self) -> Bare:
        """The repository behind the stand-in."""
        return self.world.bare

    def built(self, commit: str, *texts: list[object]) -> None:
        """Let the site say that this commit is what it was built of, with some more texts."""
        for name in DATA:
            path = self.project.folder / "output" / name
            said = json.loads(path.read_text())
            more = {"texts": [*said["texts"], *texts]} if texts and "texts" in said else {}
            path.write_text(json.dumps({**said, "commit": commit, **more}))

    def told(self, **words: object) -> None:
        """Let the last build have told this of who leads to what."""
        path = self.project.folder / "output/redaktion-links.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **words}))

    def _looked_since(self, begun: int) -> bool:
        """Say whether GitHub was asked what there is, after so many requests."""
        return any("/git/trees/" in path for _, path in self.world.asked[begun:])

    def open(self, tab: Page, *, signed_in: bool = True, address: str = "") -> Page:
        """Open the page, signed in where that is wanted.

        The first tab is one in which somebody signed in before; later ones know no token of another
        tab, so it is typed. GitHub was asked then what there is: what is counted from here on is
        what the test does.
        """
        is_known = signed_in and self.first in {None, tab}
        self.first = self.first or tab
        tab.set_default_timeout(PATIENCE * 1000)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on(
            "console",
            lambda said: (
                self.faults.append(said.text)
                if said.type == "error" and "Failed to load resource" not in said.text
                else None
            ),
        )
        if is_known:
            tab.add_init_script(SIGNED_IN)
        begun = len(self.world.asked)
        tab.goto(self.url + address)
        if signed_in and not is_known:
            sign_in(tab)
        if signed_in:
            expect(tab.get_by_role("button", name="Abmelden")).to_be_visible()
            # Evaluating lets a test's routes be answered meanwhile.
            wait_until(lambda: self._looked_since(begun) or bool(tab.evaluate("false")))
        return tab


def sign_in(tab: Page) -> None:
    """Paste the token that is accepted."""
    tab.get_by_label("Zugangstoken").fill(GOOD)
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.get_by_role("button", name="Abmelden")).to_be_visible()


def sign_in_again(tab: Page) -> None:
    """Paste it once more where the page asks for it."""
    if tab.get_by_label("Zugangstoken").is_visible():
        sign_in(tab)


@pytest.fixture(scope="session")
def api() -> Iterator[StandIn]:
    with StandIn() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def editor_project(tmp_path_factory: pytest.TempPathFactory, api: StandIn) -> Project:
    """A site with an editor that asks the stand-in."""
    project = small_project(tmp_path_factory.mktemp("editor"))
    for path, text in TEXTS.items():
        project.write(path, text)
    return with_editor(project, api)


def with_editor(project: Project, api: StandIn) -> Project:
    """Build a site with an editor that asks the stand-in."""
    project.append("content/pages/datenschutzerklaerung.md", "[[Redaktion]]")
    project.append(
        "publishconf.py", f"EDITOR_REPOSITORY = '{REPOSITORY}'\nEDITOR_API = '{api.url}'"
    )
    project.build_well()
    return project


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, editor_project: Project) -> Path:
    """A bare repository with the content of that site."""
    return repository(tmp_path_factory.mktemp("repository") / "bare.git", editor_project)


def repository(folder: Path, project: Project) -> Path:
    """Make a bare repository with the content of a site."""
    bare = Bare(folder)
    folder.mkdir()
    bare.git("init", "-q", "--bare", "-b", "main", "--template=")
    work = f"--work-tree={project.folder}"
    bare.git(work, "add", "content")
    bare.git(work, "commit", "-q", "-m", "Anfang")
    bare.git("repack", "-adq")  # few files to copy for each test
    return folder


@pytest.fixture(scope="session")
def served(editor_project: Project) -> Iterator[PagesServer]:
    with PagesServer(editor_project.folder / "output") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def editor(
    tmp_path: Path, template: Path, served: PagesServer, editor_project: Project, api: StandIn
) -> Iterator[Editor]:
    """The editor before a repository of its own; requests that nobody knows fail the test."""
    copytree(template, tmp_path / "bare.git")
    api.world = World(Bare(tmp_path / "bare.git"))
    files = [f"output/{name}" for name in DATA]
    before = {file: (editor_project.folder / file).read_bytes() for file in files}
    editor = Editor(served, editor_project, api.world)
    editor.built(editor.bare.head())
    yield editor
    editor.world.released.set()
    for name, content in before.items():
        editor_project.write(name, content)
    assert (editor.world.unknown, editor.faults) == ([], [])


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """Tabs of a phone's size in which waiting takes next to no time."""
    with chrome.new_context(viewport={"width": 390, "height": 844}, locale="de-DE") as context:
        context.add_init_script(HURRY)
        yield context
