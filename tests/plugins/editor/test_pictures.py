"""The pictures of the repository: looked at, searched, chosen again, described better everywhere."""

import json
import re
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.photographs import sample
from tests.plugins.editor.conftest import Editor, repository, with_editor
from tests.plugins.editor.stand_in import StandIn
from tests.plugins.editor.test_faults import nth, settled
from tests.plugins.editor.test_one_draft import begun, send
from tests.plugins.editor.world import GOOD
from tests.projects import small_project
from tests.support import Project, matrix, table
from tools.serve.server import PagesServer

NEW = "content/news/2023-11-01-neues.md"
FIRST, SECOND, PAGE = "content/news/2023-09-09-erste.md", "content/news/2023-09-10-zweite.md", "content/pages/bilder.md"  # fmt: skip
BETTER = "Ein Stand mit *Äpfeln* & [Birnen]"
# Each text with {} where other words are to stand, and nowhere else.
SHOWN = {
    FIRST: '---\r\ntitle: Erste `\r\n---\r\n\r\n![{}](/images/stand.jpg "Titel")\r\n*Unterschrift. Foto: Ada*\r\n\r\nEnde `![Code](/images/stand.jpg)`\r\n',
    SECOND: "---\ntitle: Zweite\nthumbnail: /images/stand.jpg\n---\n\n![{}](../images/stand.jpg)![Blatt](/images/blatt.svg)\n![{}][s]\n\n[s]: /images/st%61nd.jpg\n",
    PAGE: "---\ntitle: Bilder\n---\n\n[![{}](</images/stand.jpg>)](/impressum.html)\n\n![Ein Stand](/images/standbild.jpg)\n\n"
    '<img src="/images/stand.jpg" alt="">\n\n```\n![x](/images/stand.jpg)\n```\n',
}  # fmt: skip
WORDS = "Ein \\*Stand\\_"
TEXTS = {path: text.replace("{}", WORDS) for path, text in SHOWN.items()}
WRITTEN = "Ein Stand mit \\*Äpfeln\\* & \\[Birnen\\]"
RESULT = {path: text.replace("{}", WRITTEN) for path, text in SHOWN.items()}


def jpeg(seed: int) -> bytes:
    file = BytesIO()
    sample(size=(400 + seed, 300)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def editor_project(tmp_path_factory: pytest.TempPathFactory, api: StandIn) -> Project:
    """A site with pictures that texts show in each way, and one that none shows."""
    project = small_project(tmp_path_factory.mktemp("pictures"))
    for n, name in enumerate(("stand.jpg", "standbild.jpg", "allein (1).jpg")):
        project.write(f"content/images/{name}", jpeg(n))
    project.write("content/images/blatt.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>')  # fmt: skip
    for path, text in TEXTS.items():
        project.write(path, text.encode())
    return with_editor(project, api)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, editor_project: Project) -> Path:
    return repository(tmp_path_factory.mktemp("repository") / "bare.git", editor_project)


@pytest.fixture(scope="module")
def served(editor_project: Project) -> Iterator[PagesServer]:
    with PagesServer(editor_project.folder / "output") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(autouse=True)
def known(editor: Editor) -> None:
    """The list of pictures was made of the commit that the repository begins with."""
    path = editor.project.folder / "output/redaktion-bilder.json"
    said = json.loads(path.read_text()) | {"commit": editor.bare.head()}
    path.write_text(json.dumps(said))


def test_what_the_build_tells(editor_project: Project) -> None:
    """Each picture with its address, a small copy that is there, its words, and where it is shown."""
    rows = json.loads(editor_project.text("redaktion-bilder.json"))["pictures"]
    told = {path: (address, words, texts) for path, address, _, words, texts in rows}
    assert told["content/images/stand.jpg"] == ("/images/stand.jpg", "Ein *Stand_", [FIRST, SECOND, PAGE])  # fmt: skip
    assert told["content/images/blatt.svg"] == ("/images/blatt.svg", "Blatt", [SECOND])
    assert told["content/images/allein (1).jpg"] == ("/images/allein (1).jpg", "", [])
    for path, address, small, *_ in rows:
        content = (editor_project.folder / f"output{small}").read_bytes()
        if path.endswith("stand.jpg"):
            assert Image.open(BytesIO(content)).size == (320, 240)
        if path.endswith(("allein (1).jpg", ".svg")):
            assert small == address


def opened(editor: Editor, tab: Page) -> None:
    """Look at all pictures, signed in."""
    editor.open(tab)
    tab.get_by_role("button", name="Bilder ansehen").click()
    expect(tab.locator(".pictures li")).to_have_count(5)


def improve(tab: Page, words: str = BETTER) -> None:
    """Describe one better, everywhere."""
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    expect(tab.get_by_label("Was zu sehen ist")).to_be_focused()
    tab.get_by_label("Was zu sehen ist").fill(words)
    tab.get_by_role("button", name="Überall ändern").click()


def assert_changed(editor: Editor, before: str) -> None:
    """One commit on top changed each text in that place alone."""
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    assert editor.bare.messages()[0] == "Bildbeschreibung von stand.jpg"
    assert {path: editor.bare.content(path).decode() for path in SHOWN} == RESULT
    changed = editor.bare.git("diff", "--name-only", before, "main").split("\n")
    assert sorted(changed) == sorted(SHOWN)


def test_looking_and_choosing_again(editor: Editor, tab: Page) -> None:
    """Found by name or words, with its small copy, it is put into the text with its words."""
    editor.bare.commit({"content/images/neu-1.png": b"neu"})
    editor.open(tab)
    begun(tab, photo=True)
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    expect(tab.locator(".pictures li")).to_have_count(6)
    assert tab.get_by_text("Noch ohne Beschreibung").count() == 2
    expect(tab.locator(".pictures li").filter(has_text="neu-1.png")).to_contain_text("noch nicht online")  # fmt: skip
    tab.get_by_label("Stichwort").fill("STAND ein")
    expect(tab.locator(".pictures li")).to_have_count(2)
    image = tab.locator(".pictures img").first
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("one => one.naturalWidth") == 320
    tab.get_by_role("button", name="Einfügen: stand.jpg").click()
    area = tab.get_by_label("Text", exact=True)
    mine = "![Ein Bild](/images/neues-1.jpg)"
    expect(area).to_have_value(f"Ein Satz.\n\n{mine}\n\n![Ein *Stand_](/images/stand.jpg)\n\n")
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    tab.get_by_role("button", name="Einfügen: allein (1).jpg").click()
    tab.keyboard.type("Allein")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEW).endswith(
        "\n\n![Ein *Stand_](/images/stand.jpg)\n\n![Allein](</images/allein (1).jpg>)\n"
    )
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    expect(tab.get_by_label("Stichwort")).to_be_focused()
    row = tab.locator(".pictures li").filter(has_text="neues-1.jpg")
    expect(row).to_contain_text("Ein Bild")  # sent just now, and not online yet
    tab.keyboard.press("Escape")
    expect(area).to_be_focused()


def test_better_words_everywhere(editor: Editor, tab: Page) -> None:
    """In each text that shows it, those that are newer than the build as well, and in no other place."""
    newer = "content/termine/neu.md"
    editor.bare.commit(
        {newer: b"---\ntitle: Neu\nstart: 2023-12-01\n---\n\n![](/images/stand.jpg)\n"}
    )
    opened(editor, tab)
    before = editor.bare.head()
    improve(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, in 4 Beiträgen")
    assert editor.bare.text(newer).endswith(f"\n\n![{WRITTEN}](/images/stand.jpg)\n")
    tab.get_by_role("button", name="Bilder ansehen").click()
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    expect(tab.get_by_label("Was zu sehen ist")).to_have_value(BETTER)
    editor.bare.commit({newer: None})
    assert {path: editor.bare.content(path).decode() for path in SHOWN} == RESULT
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "2"


@pytest.mark.parametrize("fault", ["", *matrix("lost")])
def test_better_words_are_proposed(editor: Editor, context: BrowserContext, fault: str) -> None:
    """Where the branch takes no commits, it says so, and a pull request has the same change."""
    tab = context.new_page()
    opened(editor, tab)
    before = editor.bare.head()
    editor.world.fault = lambda method, _path: "403" if method == "PATCH" else ""
    improve(tab)
    expect(tab.get_by_role("status")).to_contain_text("hilft „Vorschlagen“")
    editor.world.fault = lambda method, path: fault if (method, path) == ("POST", "/git/refs") else ""  # fmt: skip
    tab.get_by_role("button", name="Änderung vorschlagen").click()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert editor.bare.head() == before
    branch = editor.world.pulls[0]["head"]
    assert {path: editor.bare.content(path, branch).decode() for path in SHOWN} == RESULT
    assert editor.bare.git("rev-list", "--count", f"{before}..{branch}") == "1"


def test_what_is_open_here_goes_on(editor: Editor, tab: Page) -> None:
    """A text that is being written keeps its changes, has the new words, and is no conflict."""
    tab.add_init_script("Element.prototype.scrollIntoView = () => {}")
    editor.open(tab, address=f"#{SECOND}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value(re.compile("Blatt"))
    area.fill(area.input_value() + "\nMehr.")
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    improve(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, in 3 Beiträgen")
    expect(area).to_have_value(re.compile(r"Ein Stand mit [^|]*Mehr\.$"))
    send(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, wird geprüft")
    assert editor.bare.text(SECOND) == RESULT[SECOND].rstrip("\n") + "\nMehr.\n"
    assert editor.bare.text(PAGE) == RESULT[PAGE]


# The branch, its tree, that of the build, three texts; again the branch, the tree, three blobs ...
REQUESTS = range(16)
FAULTS = ["401", "403", "409", "422", "429", "500", "lost", "cut"]
USUAL = [(14, "lost")]
CASES = [(number, fault) for number in REQUESTS for fault in FAULTS]


@pytest.mark.parametrize(("number", "fault"), table(CASES, USUAL))
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, number: int, fault: str
) -> None:
    """Sent once more where it was refused, it is there once."""
    tab = context.new_page()
    opened(editor, tab)
    before = editor.bare.head()
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    tab.get_by_label("Was zu sehen ist").fill(BETTER)
    editor.world.fault = nth(number, lambda: fault)
    button = tab.get_by_role("button", name="Überall ändern")
    button.click()
    said = tab.get_by_role("status")
    expect(said).not_to_have_text(re.compile("Wird gesichert|^$"))
    editor.world.fault = lambda _method, _path: ""
    if "Gespeichert" not in said.inner_text():
        if tab.get_by_label("Zugangstoken").is_visible():
            tab.get_by_label("Zugangstoken").fill(GOOD)
            tab.get_by_role("button", name="Anmelden").click()
            expect(said).to_contain_text("angemeldet")
        expect(tab.get_by_label("Was zu sehen ist")).to_have_value(BETTER)
        button.click()
        expect(said).to_contain_text(re.compile("Gespeichert|schon überall"))
    assert_changed(editor, before)


@pytest.mark.parametrize("number", [14, *matrix(*range(14))])
def test_somebody_writes_meanwhile(editor: Editor, context: BrowserContext, number: int) -> None:
    """Their change of such a text stays, and so do the new words."""
    tab = context.new_page()
    opened(editor, tab)
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    tab.get_by_label("Was zu sehen ist").fill(BETTER)

    def move() -> str:
        editor.bare.commit({PAGE: TEXTS[PAGE].replace("title: Bilder", "title: Anders").encode()})
        return ""

    editor.world.fault = nth(number, move)
    tab.get_by_role("button", name="Überall ändern").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(PAGE) == RESULT[PAGE].replace("title: Bilder", "title: Anders")
    assert editor.bare.content(FIRST).decode() == RESULT[FIRST]


def test_without_a_token(editor: Editor, tab: Page) -> None:
    """Looking needs none; changing asks for one, and what was typed is still there after a reload."""
    editor.open(tab, signed_in=False)
    tab.route("**/redaktion-bilder.json", lambda route: route.abort())
    tab.get_by_role("button", name="Bilder ansehen").click()
    expect(tab.get_by_role("status")).to_contain_text("nicht zu laden")
    tab.unroute("**/redaktion-bilder.json")
    tab.get_by_role("button", name="Bilder ansehen").click()
    improve(tab)
    expect(tab.get_by_label("Zugangstoken")).to_be_focused()
    tab.reload()
    tab.get_by_role("button", name="Bilder ansehen").click()
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    expect(tab.get_by_label("Was zu sehen ist")).to_have_value(BETTER)


@pytest.mark.matrix
def test_a_text_that_was_only_opened(editor: Editor, tab: Page) -> None:
    """It has the new words and goes on from them: nobody is told of a conflict with himself."""
    editor.open(tab, address=f"#{SECOND}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value(re.compile("Blatt"))
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    improve(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, in 3 Beiträgen")
    expect(area).to_have_value(re.compile("Ein Stand mit"))
    assert tab.evaluate("Object.keys(localStorage)") == []
    area.fill(area.input_value() + "\nMehr.")
    send(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, wird geprüft")
    assert editor.bare.text(SECOND) == RESULT[SECOND].rstrip("\n") + "\nMehr.\n"


def test_what_waits_and_what_has_a_new_name(editor: Editor, tab: Page) -> None:
    """Saved later, both have the new words, and what was written besides."""
    editor.open(tab, address=f"#{SECOND}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value(re.compile("Blatt"))
    area.fill(area.input_value() + "\nMehr.")
    editor.world.fault = lambda method, _path: "403" if method == "PATCH" else ""
    tab.locator("#this-text summary").first.click()
    tab.get_by_label("Neuer Name der Datei").fill("2023-09-10-andere.md")
    tab.get_by_role("button", name="Umbenennen").click()
    assert "darf das nicht" in settled(tab)
    editor.world.fault = lambda _method, _path: ""
    tab.context.set_offline(True)
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    tab.evaluate("navigator.locks.request = () => null")  # it goes on waiting
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    improve(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, in 3 Beiträgen")
    tab.reload()
    expect(tab.locator("#progress")).to_contain_text("gespeichert")
    text = editor.bare.text("content/news/2023-09-10-andere.md")
    assert text.endswith("\nMehr.\n")
    assert (text.count(WRITTEN), WORDS in text) == (2, False)
    assert SECOND not in editor.bare.paths()


@pytest.mark.matrix
def test_a_token_that_ended(editor: Editor, tab: Page) -> None:
    """Another one can be given there and then; what was typed is still there."""
    opened(editor, tab)
    tab.get_by_role("button", name="Besser beschreiben: stand.jpg").click()
    tab.get_by_label("Was zu sehen ist").fill(BETTER)
    before = editor.bare.head()
    editor.world.valid.clear()
    tab.get_by_role("button", name="Überall ändern").click()
    expect(tab.get_by_label("Zugangstoken")).to_be_focused()
    editor.world.valid.add(GOOD)
    tab.get_by_label("Zugangstoken").fill(GOOD)
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.get_by_role("status")).to_contain_text("angemeldet")
    expect(tab.get_by_label("Was zu sehen ist")).to_have_value(BETTER)
    tab.get_by_role("button", name="Überall ändern").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert, in 3 Beiträgen")
    assert_changed(editor, before)
