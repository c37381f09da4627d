"""A draft is one thing, wherever in the page it is at work."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.plugins.editor.conftest import HURRY, NEWS, Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_following import note, run, saved
from tests.plugins.editor.test_session import KEPT_PHOTOS
from tests.support import matrix, wait_until

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
    """Its bytes go with the draft; the focus is in the text then, and after nothing was put in."""
    editor.open(tab)
    tab.get_by_label("Suchen").fill("lautrer klima")
    expect(tab.get_by_role("status")).to_have_text("Ein Beitrag gefunden.")
    begun(tab, photo=True)
    tab.get_by_role("button", name="Foto weglassen").click()
    expect(tab.get_by_label("Bildbeschreibung")).to_have_count(0)
    expect(tab.get_by_label("Text", exact=True)).to_be_focused()
    assert tab.evaluate(KEPT_PHOTOS) == 1
    tab.get_by_role("button", name="Link", exact=True).click()
    tab.get_by_role("button", name="Einfügen", exact=True).click()
    expect(tab.get_by_label("Text", exact=True)).to_be_focused()
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Verwerfen").click()
    expect(tab.get_by_label("Suchen")).to_be_visible()
    assert tab.evaluate(KEPT_PHOTOS) == 0


def test_typing_on_while_it_is_sent(editor: Editor, tab: Page) -> None:
    """What a new text is called is settled then; the next save changes that file, and makes no other."""
    editor.open(tab)
    begun(tab)
    hanging = editor.world.hold("PATCH")
    send(tab)
    tab.get_by_label("Überschrift", exact=True).fill("Ganz Neues")
    expect(tab.get_by_label("Tag", exact=True)).not_to_be_editable()
    hanging.set()
    assert "Was danach geschrieben wurde" in settled(tab)
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
    choose(tab, *photos(1))
    wait_until(lambda: tab.evaluate("1") == 1 and bool(held))
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


def test_a_module_that_does_not_arrive(editor: Editor, tab: Page) -> None:
    """It is said, and asked for again the next time."""
    tab.route("**/workshop.js", lambda route: route.abort())
    editor.open(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    expect(tab.get_by_role("status")).to_contain_text("nicht zu laden")
    tab.unroute("**/workshop.js")
    tab.route("**/photos.js", lambda route: route.abort())
    begun(tab)
    choose(tab, *photos(1))
    expect(tab.get_by_role("status")).to_contain_text("nicht zu laden")
    tab.unroute("**/photos.js")
    tab.route("**/described.js", lambda route: route.abort())
    choose(tab, *photos(1))
    expect(tab.get_by_label("Text", exact=True)).to_have_value(re.compile(r"!\[\]"))
    expect(tab.get_by_role("status")).to_contain_text("nicht zu laden")
    send(tab)
    expect(tab.get_by_role("status")).to_contain_text("nicht zu laden")
    tab.unroute("**/described.js")
    send(tab)
    expect(tab.get_by_role("status")).to_contain_text("Die Bildbeschreibung fehlt")
    area = tab.get_by_label("Text", exact=True)
    area.fill(area.input_value().replace("![]", "![Ein Bild]"))
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert not [fault for fault in editor.faults if "TypeError: Failed to fetch" not in fault]
    editor.faults.clear()


def test_what_arrived_unheard(editor: Editor, tab: Page) -> None:
    """The tab was closed after the commit had arrived: the text does not open again, and is followed."""
    editor.open(tab)
    begun(tab)
    editor.world.fault = lambda method, _path: "done" if method == "PATCH" else ""
    send(tab)
    wait_until(lambda: NEW in editor.bare.paths())
    tab.reload()
    expect(tab.get_by_role("heading", name="Alle Beiträge")).to_be_visible()
    expect(tab.get_by_role("status")).to_contain_text("„Neues“: Gespeichert")
    expect(tab.locator("#unfinished")).to_be_hidden()


def test_a_fault_that_is_found_after_a_reload(editor: Editor, tab: Page) -> None:
    """It is told in its words, and opened where it is."""
    sha = saved(editor, tab)
    editor.world.notes[1] = [note(NEWS, 2, "Zu lang. Abhilfe: Kürzen.")]
    editor.world.checks[sha] = [run(1, "failure"), run(2, "skipped")]
    tab.goto(editor.url)
    expect(tab.get_by_role("status")).to_contain_text("Zu lang. Abhilfe: Kürzen.")
    tab.get_by_role("button", name="Beitrag öffnen").click()
    expect(tab.locator("#word-title-fault")).to_have_text("Zu lang. Abhilfe: Kürzen.")
    tab.evaluate("location.hash = '#inhalt'")
    tab.evaluate("fetch('/redaktion.json').then(said => said.text())")
    expect(tab.get_by_label("Text", exact=True)).to_be_visible()


def test_a_caption_written_into_the_text(editor: Editor, tab: Page) -> None:
    """It stays when the description is written, and stands in its fields."""
    editor.open(tab)
    begun(tab)
    choose(tab, *photos(1))
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_be_focused()
    area = tab.get_by_label("Text", exact=True)
    area.fill("![](/images/neues-1.jpg)\n*Am Platz \\*. Foto: Ada*\n\nEnde.")
    tab.get_by_label("Bildbeschreibung", exact=True).press_sequentially("Ein [Bild]")
    expect(tab.get_by_label("Bildunterschrift")).to_have_value("Am Platz *.")
    expect(area).to_have_value(
        "![Ein \\[Bild\\]](/images/neues-1.jpg)\n*Am Platz \\*. Foto: Ada*\n\nEnde."
    )
    tab.get_by_label("Bildunterschrift").fill("Da.")
    expect(area).to_have_value("![Ein \\[Bild\\]](/images/neues-1.jpg)\n*Da. Foto: Ada*\n\nEnde.")


@pytest.mark.parametrize("first", ["Tag", *matrix("Dateiname")])
def test_a_day_besides_a_name_of_its_own(editor: Editor, tab: Page, first: str) -> None:
    """A day that the file name does not say stands in the header, whichever was written first.

    A draft has no other status: hidden, it would be public one day. It is said, and nothing sent.
    """
    editor.open(tab)
    begun(tab)
    tab.locator("#further summary").click()
    tab.locator("#word-status").select_option("hidden")
    before = editor.bare.head()
    send(tab, "Als Entwurf sichern")
    expect(tab.locator("#word-status")).to_be_focused()
    expect(tab.locator("#word-status-fault")).to_contain_text("keinen anderen Status")
    assert editor.bare.head() == before
    tab.locator("#word-status").select_option("")
    said = {"Tag": "2023-11-05", "Dateiname": "eigener-name.md"}
    for name in sorted(said, reverse=first == "Tag"):
        tab.get_by_label(name, exact=True).fill(said[name])
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert "\ndate: 2023-11-05\n" in editor.bare.text("content/news/eigener-name.md")


def test_a_conflict_of_a_text_that_is_not_open_any_more(editor: Editor, tab: Page) -> None:
    """It is said with its title; saved again after it was opened, both versions are shown."""
    editor.open(tab, address=f"#{NEWS}")
    tab.get_by_label("Text", exact=True).fill("Meins.")
    editor.bare.commit({NEWS: b"---\ntitle: Anders\n---\n\nIhres.\n"})
    hanging = editor.world.hold("GET /git/trees/")
    send(tab)
    tab.get_by_role("button", name="Neuer Termin").click()
    hanging.set()
    expect(tab.get_by_role("status")).to_contain_text("jetzt!“ ist nicht gesichert")
    tab.get_by_role("button", name="Alle Beiträge").click()
    editor.world.fault = lambda _method, path: "404" if "/git/blobs/" in path else ""
    tab.get_by_role("button", name="Klimatag").click()
    send(tab)
    assert "GitHub kennt" in settled(tab)
    editor.world.fault = lambda _method, _path: ""
    send(tab)
    expect(tab.locator("#conflict")).to_contain_text("Ihres.")
