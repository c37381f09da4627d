"""A draft is one thing, wherever in the page it is at work."""

from threading import Event

from playwright.sync_api import FilePayload, Page, Route, expect

from tests.plugins.editor.conftest import Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_faults import HURRY, settled
from tests.plugins.editor.test_session import KEPT_PHOTOS

NEW = "content/news/2023-11-01-neues.md"


def begun(tab: Page, *, photo: bool = False) -> None:
    """Begin a Meldung of a fixed day, with a photo where that is wanted."""
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Neues")
    tab.get_by_label("Tag", exact=True).fill("2023-11-01")
    tab.get_by_label("Text", exact=True).fill("Ein Satz.")
    if photo:
        choose(tab, *photos(1))
        tab.get_by_label("Bildbeschreibung", exact=True).fill("Ein Bild")


def choose(tab: Page, *files: FilePayload) -> None:
    """Choose photos from the device."""
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files([*files])


def send(tab: Page, way: str = "Veröffentlichen") -> None:
    tab.get_by_role("button", name=way, exact=True).click()


def test_a_proposal_that_was_opened_again_and_written_on(editor: Editor, tab: Page) -> None:
    """Taken over meanwhile, it goes online; what was written on stays on the device, with its photo."""
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun(tab, photo=True)
    send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    tab.goto(editor.url)
    tab.get_by_role("button", name="Neues").click()
    area = tab.get_by_label("Text", exact=True)
    area.fill(area.input_value() + "\n\nMehr.")
    branch = editor.world.pulls[0]["head"]
    editor.bare.git("update-ref", "refs/heads/main", branch)
    editor.built(editor.bare.head())
    for _ in range(5):  # what follows the proposal asks for it, too
        tab.evaluate("fetch('/redaktion.json', { cache: 'no-store' }).then(said => said.text())")
    tab.reload()
    expect(area).to_have_value("Ein Satz.\n\n![Ein Bild](/images/neues-1.jpg)\n\nMehr.")
    assert tab.evaluate(KEPT_PHOTOS) == 1
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEW).endswith("\n\nMehr.\n")


def test_a_photo_that_was_left_out(editor: Editor, tab: Page) -> None:
    """Its bytes go with the draft."""
    editor.open(tab)
    begun(tab, photo=True)
    tab.get_by_role("button", name="Foto weglassen").click()
    expect(tab.get_by_label("Bildbeschreibung")).to_have_count(0)
    assert tab.evaluate(KEPT_PHOTOS) == 1
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Verwerfen").click()
    expect(tab.get_by_label("Suchen")).to_be_visible()
    assert tab.evaluate(KEPT_PHOTOS) == 0


def test_typing_on_while_it_is_sent(editor: Editor, tab: Page) -> None:
    """What a new text is called is settled then; the next save changes that file, and makes no other."""
    editor.open(tab)
    begun(tab)
    hanging = Event()

    def hold(method: str, _path: str) -> str:
        if method == "PATCH":
            hanging.wait(20)
        return ""

    editor.world.fault = hold
    send(tab)
    tab.get_by_label("Überschrift", exact=True).fill("Ganz Neues")
    expect(tab.get_by_label("Tag", exact=True)).not_to_be_editable()
    hanging.set()
    settled(tab)
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert [path for path in editor.bare.paths() if "neues" in path] == [NEW]
    assert "title: Ganz Neues\n" in editor.bare.text(NEW)


def test_a_new_text_that_was_refused_is_new(editor: Editor, tab: Page) -> None:
    """Its name can still be changed, and a text of somebody else that has it now is not replaced."""
    editor.open(tab)
    begun(tab)
    editor.world.fault = lambda method, _path: "403" if method == "PATCH" else ""
    send(tab)
    assert "darf das nicht" in settled(tab)
    editor.world.fault = lambda _method, _path: ""
    editor.bare.commit({NEW: b"Ihres"})
    send(tab)
    expect(tab.get_by_label("Dateiname")).to_be_focused()
    expect(tab.locator("#conflict")).to_be_hidden()
    tab.get_by_label("Dateiname").fill("2023-11-01-anderes.md")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEW) == "Ihres"


def test_photos_stay_with_their_text(editor: Editor, tab: Page) -> None:
    """Another text was opened before they were ready: they are in the one they were chosen for."""
    held: list[Route] = []
    tab.route("**/photos.js", lambda route: held.append(route))
    editor.open(tab)
    begun(tab)
    with tab.expect_request("**/photos.js"):
        choose(tab, *photos(1))
    tab.get_by_role("button", name="Neuer Termin").click()
    tab.get_by_label("Überschrift", exact=True).fill("Plenum")
    held[0].continue_()
    expect(tab.get_by_role("status")).to_contain_text("für den sie gewählt wurden")
    area = tab.get_by_label("Text", exact=True)
    assert area.input_value() == ""
    tab.get_by_role("button", name="Alle Beiträge").click()
    tab.get_by_role("button", name="Neues").click()
    expect(area).to_have_value("Ein Satz.\n\n![](/images/neues-1.jpg)")
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_be_visible()


def test_typing_while_a_panel_is_open(editor: Editor, tab: Page) -> None:
    """What is typed meanwhile is there, besides the link."""
    editor.open(tab)
    begun(tab)
    area = tab.get_by_label("Text", exact=True)
    tab.get_by_role("button", name="Link", exact=True).click()
    tab.get_by_label("Wohin").fill("/termine/")
    area.press("Control+End")
    area.press_sequentially(" Mehr: ")
    tab.get_by_label("Wohin").press("Enter")
    expect(area).to_have_value("Ein Satz. Mehr: [/termine/](/termine/)")
