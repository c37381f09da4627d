"""What authors come for: a Meldung with photos, a Termin, a change, by keyboard and by touch."""

from playwright.sync_api import Page, expect

from tests.photographs import as_phone, sample
from tests.plugins.editor.conftest import Editor


def test_a_meldung_with_two_photos(editor: Editor, tab: Page) -> None:
    """It lands as one commit, with clean pictures."""
    editor.open(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Müll gesammelt")
    tab.get_by_label("Beschreibung", exact=True).fill("Worum es geht.")
    tab.get_by_label("Themen", exact=True).fill("Müll")
    tab.get_by_label("Tag", exact=True).fill("2023-11-01")
    tab.get_by_label("Text", exact=True).fill("Am Samstag waren wir da.")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    photo = as_phone(sample(size=(700, 480)))
    chooser.value.set_files([{"name": f"IMG_{n}.JPG", "mimeType": "image/jpeg", "buffer": photo} for n in (1, 2)])
    alts = tab.get_by_label("Bildbeschreibung", exact=True)
    expect(alts).to_have_count(2)
    for n in (0, 1):
        alts.nth(n).fill(f"Bild {n}")
    before = editor.bare.head()
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    print(editor.bare.text("content/news/2023-11-01-muell-gesammelt.md"))
    print(editor.bare.git("log", "-1", "--stat"))
