"""The ways to save, and what may be in the way."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.plugins.editor.conftest import HURRY, NEWS, Editor
from tests.plugins.editor.test_errands import photos
from tests.support import matrix


def test_one_word_of_an_existing_text(editor: Editor, tab: Page) -> None:
    """Found by a part of its title and changed, it differs in that line."""
    editor.open(tab)
    tab.get_by_label("Suchen").fill("lautrer klima")
    tab.get_by_role("link", name="Klimatag").last.click()
    title = tab.get_by_label("Überschrift", exact=True)
    expect(title).to_have_value('"Lautrer" Klimatag: jetzt!')
    before = editor.bare.text(NEWS)
    title.fill('"Lautrer" Klimatag: bald!')
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(NEWS) == before.replace("jetzt!", "bald!")


def test_a_draft_becomes_public(editor: Editor, tab: Page) -> None:
    """Saved as a draft it says so in its header; published it does not, and no more can become one."""
    editor.open(tab)
    tab.get_by_role("button", name="Neue Seite").click()
    tab.get_by_label("Überschrift", exact=True).fill("Spenden")
    tab.get_by_label("Text", exact=True).fill("So geht es.")
    tab.get_by_role("button", name="Als Entwurf sichern").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert (
        editor.bare.text("content/pages/spenden.md")
        == "---\ntitle: Spenden\nstatus: draft\n---\n\nSo geht es.\n"
    )
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("button", name="Als Entwurf sichern")).to_be_hidden()
    assert (
        editor.bare.text("content/pages/spenden.md") == "---\ntitle: Spenden\n---\n\nSo geht es.\n"
    )
    assert editor.bare.messages()[:2] == ["Seite „Spenden“ geändert", "Entwurf „Spenden“"]


def test_a_proposal(editor: Editor, tab: Page) -> None:
    """It is a branch and a pull request; what is changed later goes to the same, after a reload as well."""
    editor.open(tab, address=f"#{NEWS}")
    tab.get_by_label("Text", exact=True).fill("Neu.")
    before = editor.bare.head()
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert editor.bare.head() == before
    branch = editor.world.pulls[0]["head"]
    assert branch.startswith("vorschlag/2023-09-09-klimatag-")
    assert editor.bare.text(NEWS, branch).endswith("\n\nNeu.\n")
    tab.get_by_label("Text", exact=True).fill("Neuer.")
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.locator("#publish")).to_have_attribute("aria-disabled", "false")
    assert editor.bare.text(NEWS, branch).endswith("\n\nNeuer.\n")
    tab.reload()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Neuer.")
    tab.get_by_label("Text", exact=True).fill("Am neuesten.")
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.locator("#publish")).to_have_attribute("aria-disabled", "false")
    assert editor.bare.text(NEWS, branch).endswith("\n\nAm neuesten.\n")
    assert len(editor.world.pulls) == 1


def test_pictures_that_cannot_be(editor: Editor, tab: Page) -> None:
    """A HEIC that the browser cannot open, and what is no picture, are refused with a remedy."""
    editor.open(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    for name, kind, remedy in (
        ("IMG.HEIC", "image/heic", "Maximale Kompatibilität"),
        ("x.jpg", "image/jpeg", "JPEG oder PNG"),
        ("x.svg", "image/svg+xml", "content/images"),
    ):
        with tab.expect_file_chooser() as chooser:
            tab.get_by_role("button", name="Foto einfügen").click()
        chooser.value.set_files([FilePayload(name=name, mimeType=kind, buffer=b"nichts")])
        expect(tab.get_by_role("status")).to_contain_text(remedy)
        assert tab.get_by_label("Text", exact=True).input_value() == ""


def test_without_a_token(editor: Editor, tab: Page) -> None:
    """GitHub's own form is filled in; what is too long for an address is to be copied."""
    editor.open(tab, signed_in=False)
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Ohne & mit")
    tab.get_by_label("Tag", exact=True).fill("2023-11-01")
    tab.get_by_label("Text", exact=True).fill("Zwei\n\nAbsätze #1")
    tab.get_by_role("button", name="Über GitHub vorschlagen").click()
    filled = tab.get_by_role("link", name="Bei GitHub öffnen")
    address = str(filled.get_attribute("href"))
    assert address.startswith(
        "https://github.com/ort/website/new/main/content/news?filename=2023-11-01-ohne-mit.md&value=---%0Atitle"
    )
    assert (
        tab.evaluate("a => new URL(a).searchParams.get('value')", address)
        == "---\ntitle: Ohne & mit\n---\n\nZwei\n\nAbsätze #1\n"
    )
    tab.get_by_label("Text", exact=True).fill("lang " * 2000)
    tab.get_by_role("button", name="Über GitHub vorschlagen").click()
    expect(tab.get_by_role("button", name="Text kopieren")).to_be_visible()
    assert "value=" not in str(filled.get_attribute("href"))
    assert not [method for method, _ in editor.world.asked if method != "GET"]


def test_somebody_else_took_the_name(editor: Editor, tab: Page) -> None:
    """Of a new text: it says so at the file name. Of a photo: ours gets another one."""
    editor.open(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Gleich")
    tab.get_by_label("Tag", exact=True).fill("2023-11-01")
    tab.get_by_label("Text", exact=True).fill("Unseres.")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files(photos(1))
    tab.get_by_label("Bildbeschreibung", exact=True).fill("Ein Bild")
    theirs = {
        "content/news/2023-11-01-gleich.md": b"Ihres",
        "content/images/gleich-1.jpg": b"Ihres",
    }
    editor.bare.commit({**theirs})
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_label("Dateiname")).to_be_focused()
    tab.get_by_label("Dateiname").fill("2023-11-01-auch-gleich.md")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("eigenen Namen")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text("content/news/2023-11-01-auch-gleich.md").endswith(
        "![Ein Bild](/images/gleich-2.jpg)\n"
    )
    assert {path: editor.bare.content(path) for path in theirs} == theirs


def test_a_proposal_that_was_taken_over(editor: Editor, tab: Page) -> None:
    """In whatever commit it arrived on main: it is followed from there, and goes when it is online."""
    tab.add_init_script(HURRY)
    editor.open(tab, address=f"#{NEWS}")
    tab.get_by_label("Text", exact=True).fill("Neu.")
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    text = editor.bare.content(NEWS, editor.world.pulls[0]["head"])
    editor.built(editor.bare.commit({NEWS: text}, "Zusammengefasst"))
    tab.goto(editor.url)
    expect(tab.get_by_role("status")).to_contain_text("online")
    assert tab.evaluate("Object.keys(localStorage)") == []


def test_texts_that_are_out_of_order(editor: Editor, tab: Page) -> None:
    """One whose header has no end is shown as a whole and can be mended; one that is no UTF-8 is not opened."""
    broken, foreign = "content/news/2023-10-02-offen.md", "content/news/2023-10-03-fremd.md"
    editor.bare.commit(
        {
            broken: b"---\ntitle: Offen\n\nText.\n",
            foreign: "---\ntitle: Grün\n---\n".encode("cp1252"),
        }
    )
    editor.open(tab)
    tab.goto(f"{editor.url}#{broken}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("---\ntitle: Offen\n\nText.")
    expect(tab.get_by_role("status")).to_contain_text("Der Kopf dieser Datei hat kein Ende")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files(photos(1))
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_be_visible()
    area.fill("---\ntitle: Offen\n---\n\nText.")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(broken) == "---\ntitle: Offen\n---\n\nText.\n"
    expect(area).to_have_value("Text.")
    expect(tab.get_by_label("Überschrift", exact=True)).to_have_value("Offen")
    tab.goto(f"{editor.url}#{foreign}")
    expect(tab.get_by_role("status")).to_contain_text("nicht in UTF-8")
    assert area.is_hidden()


@pytest.mark.parametrize(
    "address",
    ["#%", "#content/news/nichts.md", *matrix("#../x", "#content/data/site.yml", "#")],
)
def test_addresses_that_lead_nowhere(editor: Editor, tab: Page, address: str) -> None:
    """There is the list."""
    editor.open(tab, signed_in=False, address=address)
    expect(tab.get_by_label("Suchen")).to_be_visible()


def test_a_text_without_a_header_gets_one(editor: Editor, tab: Page) -> None:
    """By the form, or typed over the text key by key: it is there once."""
    first, second = "content/news/2023-10-04-a.md", "content/news/2023-10-05-b.md"
    editor.bare.commit({first: b"Nur Text.\r\n", second: b"Nur Text.\n"})
    editor.open(tab, address=f"#{first}")
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Nur Text.")
    tab.get_by_label("Überschrift", exact=True).press_sequentially("Neu")
    tab.get_by_label("Text", exact=True).press("Control+End")
    tab.get_by_label("Text", exact=True).press_sequentially(" Ja.")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(first) == "---\r\ntitle: Neu\r\n---\r\n\r\nNur Text. Ja.\r\n"
    tab.goto(f"{editor.url}#{second}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("Nur Text.")
    area.press("Control+Home")
    area.press_sequentially("---\ntitle: Getippt\n---\n\n")
    tab.get_by_label("Beschreibung", exact=True).fill("Mehr.")
    expect(area).to_have_value("Nur Text.")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(second) == "---\ntitle: Getippt\ndescription: Mehr.\n---\n\nNur Text.\n"
