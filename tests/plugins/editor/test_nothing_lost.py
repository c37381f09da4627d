"""Ways out of a text on which something could be lost."""

import base64
import re

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_one_draft import begun, send

NO_TEXTS = "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
NO_PHOTOS = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
DROP = """data => {
  const files = new DataTransfer(), bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0));
  for (const name of ["b.jpg", "a.jpg"]) files.items.add(new File([bytes], name, { type: "image/jpeg" }));
  const event = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
  document.querySelector("h1").dispatchEvent(event);
  return event.defaultPrevented }"""


def test_the_way_back(editor: Editor, tab: Page) -> None:
    """From a new text it leads to the list, where that is to be found; from there to the page before."""
    tab.goto(f"{editor.site.url}/impressum.html")
    editor.open(tab)
    begun(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.go_back()
    tab.get_by_role("button", name="Neues").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text("impressum.html")


@pytest.mark.parametrize("refused", [NO_TEXTS, NO_PHOTOS])
def test_a_tab_that_keeps_nothing_asks_before_it_is_closed(
    editor: Editor, context: BrowserContext, refused: str
) -> None:
    """Where text or photos live as long as the tab; saved, it closes without a word."""
    context.add_init_script(refused)
    tab = editor.open(context.new_page())
    begun(tab, photo=True)
    expect(tab.locator("#unstored")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    tab.on("dialog", stay)
    with tab.expect_event("dialog"):
        tab.close(run_before_unload=True)
    send(tab)
    assert "Gespeichert" in settled(tab)
    with tab.expect_event("close"):
        tab.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_photos_that_are_let_go_on_the_page(editor: Editor, context: BrowserContext) -> None:
    """They are taken as if chosen; the browser does not open them in the place of the text."""
    tab = editor.open(context.new_page())
    begun(tab)
    assert tab.evaluate(DROP, base64.b64encode(photos(1)[0]["buffer"]).decode())
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    tab.get_by_role("button", name="Alle Beiträge").click()
    assert tab.evaluate(DROP, "")
    expect(tab.get_by_label("Suchen")).to_be_visible()


def test_pasting_while_photos_are_prepared(editor: Editor, context: BrowserContext) -> None:
    """Both are there, whole; what was decided in the comparison is next to be saved."""
    tab = editor.open(context.new_page(), address=f"#{NEWS}")
    text = tab.get_by_label("Text", exact=True)
    expect(text).to_have_value(re.compile("Zweiter"))
    text.evaluate("one => { one.focus(); one.setSelectionRange(15, 15) }")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files(photos(2))
    text.evaluate("""one => { const data = new DataTransfer(); data.setData("text/plain", "x"); data.setData("text/html", "<p><b>Dazu</b></p>");
      one.focus(); one.setSelectionRange(one.value.length, one.value.length);
      one.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) }""")
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    expect(text).to_have_value(re.compile(r"Zweiter Absatz\.\*\*Dazu\*\*"))
    for described in tab.get_by_label("Bildbeschreibung", exact=True).all():
        described.fill("Ein Bild")
    editor.bare.commit({NEWS: editor.bare.content(NEWS).replace(b"Erster", b"Der erste")})
    send(tab)
    tab.get_by_role("button", name="Übernehmen").click()
    expect(tab.get_by_role("button", name="Veröffentlichen")).to_be_focused()
    tab.keyboard.press("Enter")
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEWS).count("![Ein Bild](/images/") == 2
    assert "Der erste Absatz." in editor.bare.text(NEWS)
