"""Off the website, or away: said first, one commit, and nothing that others wrote goes along."""

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.editor.conftest import NEWS, TEXTS, Editor
from tests.plugins.editor.test_renaming import BLOOM, PLENUM, opened, saved
from tests.support import matrix

INDEX = "content/pages/index.md"


def asked(tab: Page, name: str) -> str:
    """Press a button; return what is said before it is done."""
    tab.get_by_role("button", name=name, exact=True).click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    return tab.get_by_role("dialog").inner_text()


def answer(tab: Page, name: str) -> None:
    tab.get_by_role("dialog").get_by_role("button", name=name).click()


def test_off_the_website(editor: Editor, tab: Page) -> None:
    """It says what becomes of both addresses; the text is a draft then, with what was unsaved."""
    opened(editor, tab, NEWS)
    tab.get_by_label("Text", exact=True).fill("Neu.")
    said = asked(tab, "Von der Website nehmen")
    assert "/2023/09/09/klimatag.html steht dann nichts mehr" in said
    assert "/entwurf/2023-09-09-klimatag.html" in said
    assert "absagen" not in said
    answer(tab, "Abbrechen")
    assert editor.bare.text(NEWS) == TEXTS[NEWS]
    asked(tab, "Von der Website nehmen")
    answer(tab, "Von der Website nehmen")
    saved(tab)
    expect(tab.get_by_role("heading", name="Meldung ändern")).to_be_focused()
    assert editor.bare.messages()[0] == '„"Lautrer" Klimatag: jetzt!“ von der Website genommen'
    assert "\nstatus: draft\n" in editor.bare.text(NEWS)
    assert editor.bare.text(NEWS).endswith("\n\nNeu.\n")


def test_an_event_to_come(editor: Editor, tab: Page) -> None:
    """Calendars are mentioned, and it can be called off instead, which tells everybody.

    What the website needs, as the home page, keeps its name and stays.
    """
    path = "content/termine/fest.md"
    editor.bare.commit(
        {path: b"---\ntitle: Fest\nstart: 1.12.2090 18 Uhr\nlocation: online\n---\n"}
    )
    opened(editor, tab, path)
    for name in ("Von der Website nehmen", "Löschen"):
        assert "Aus abonnierten Kalendern verschwindet der Termin ohne ein Wort" in asked(tab, name)
        answer(tab, "Abbrechen")
    asked(tab, "Löschen")
    answer(tab, "Stattdessen absagen")
    saved(tab)
    assert "\nstatus: abgesagt\n" in editor.bare.text(path)
    opened(editor, tab, PLENUM)
    asked(tab, "Löschen")
    assert tab.get_by_role("button", name="Stattdessen absagen").count() == 0
    answer(tab, "Abbrechen")
    opened(editor, tab, INDEX)
    expect(tab.get_by_text("braucht die Website unter ihrem Namen")).to_be_visible()
    for name in ("Umbenennen", "Löschen", "Von der Website nehmen"):
        assert tab.get_by_role("button", name=name).count() == 0


def test_what_others_lead_to(editor: Editor, tab: Page) -> None:
    """Links are named; somebody has to take the address over, and links by name are changed as well.

    All else of these texts stays, byte for byte; those that are no UTF-8 are not touched.
    """
    folder = "content/news/2023-10-02"
    said = (
        "---\ntitle: Grün\n---\r\n\n[A](/2023/09/09/klimatag.html) [B](2023-09-09-klimatag.md#x)\n"
    )
    linking, foreign = b"\xef\xbb\xbf" + said.encode(), said.encode("cp1252")
    near = "---\ntitle: N\n---\n\n[A](/2023/09/09/klimatagung.html) [B](2023-09-09-klimatag.mdx)\n"
    # Who takes over had the address before: it is not former to that text.
    before = TEXTS[NEWS].replace("tags", "frueher: /2023/03/25/lautern-blueht-auf.html\ntags")
    theirs = {f"{folder}-b.md": foreign, f"{folder}-c.md": near.encode(), NEWS: before.encode()}
    editor.bare.commit({f"{folder}-a.md": linking, **theirs})
    opened(editor, tab, NEWS)
    told = asked(tab, "Von der Website nehmen")
    assert f"{folder}-a.md" in told
    assert f"{folder}-b.md" in told
    assert f"{folder}-c.md" not in told
    answer(tab, "Abbrechen")
    assert f"{folder}-a.md" in asked(tab, "Löschen")
    answer(tab, "Löschen")
    assert tab.get_by_role("dialog").is_visible()
    tab.get_by_label("Wer die Adresse übernimmt").select_option(
        label="Lautern blüht auf, 2023-03-25"
    )
    before = editor.bare.head()
    answer(tab, "Löschen")
    expect(tab.get_by_role("status")).to_contain_text("ist gelöscht")
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    assert NEWS not in editor.bare.paths()
    assert "\nfrueher: /2023/09/09/klimatag.html\n" in editor.bare.text(BLOOM)
    assert editor.bare.content(f"{folder}-a.md") == linking.replace(
        b"(2023-09-09-klimatag.md", b"(2023-03-25-lautern-blueht-auf.md"
    )
    assert editor.bare.content(f"{folder}-b.md") == foreign
    expect(tab.get_by_label("Suchen")).to_be_visible()
    assert tab.get_by_role("link", name="Klimatag: jetzt").count() == 0


@pytest.mark.parametrize("with_pictures", [True, *matrix(False)])
def test_pictures_of_a_text(editor: Editor, tab: Page, *, with_pictures: bool) -> None:
    """Those that no other text names go along where that is wanted; a newer use keeps one."""
    own, shared = "content/images/nur-hier.jpg", "content/images/auch-dort.jpg"
    editor.bare.commit(
        {own: b"a", shared: b"b", BLOOM: TEXTS[BLOOM].encode() + b"![x](/images/auch-dort.jpg)\n"}
    )
    alone = {NEWS: [own, shared, "content/images/war-einmal.jpg"]}
    editor.told(alone=alone)
    opened(editor, tab, NEWS)
    said = asked(tab, "Löschen")
    assert "nur-hier.jpg" in said
    assert "auch-dort.jpg" not in said
    assert "war-einmal" not in said
    if with_pictures:
        tab.get_by_label("Auch löschen").check()
    answer(tab, "Löschen")
    expect(tab.get_by_role("status")).to_contain_text("ist gelöscht")
    assert (own in editor.bare.paths()) is not with_pictures
    assert shared in editor.bare.paths()


@pytest.mark.matrix
def test_somebody_else_changed_it(editor: Editor, tab: Page) -> None:
    """Or began to lead there: nothing is deleted."""
    opened(editor, tab, NEWS)
    asked(tab, "Löschen")
    editor.bare.commit({NEWS: b"---\ntitle: Anders\n---\n\nIhres.\n"})
    answer(tab, "Löschen")
    expect(tab.get_by_role("status")).to_contain_text("Nichts ist gelöscht")
    assert "Ihres." in editor.bare.text(NEWS)
    opened(editor, tab, BLOOM)
    asked(tab, "Löschen")
    editor.bare.commit({PLENUM: b"[neu](/2023/03/25/lautern-blueht-auf.html)"})
    answer(tab, "Löschen")
    expect(tab.get_by_role("status")).to_contain_text(f"{PLENUM} hat inzwischen jemand anderes")
    assert BLOOM in editor.bare.paths()


@pytest.mark.matrix
def test_a_proposal_to_delete(editor: Editor, tab: Page) -> None:
    """It is a branch and a pull request; asked for twice it is one."""
    opened(editor, tab, NEWS)
    for _ in range(2):
        asked(tab, "Löschen")
        answer(tab, "Als Vorschlag")
        expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert NEWS in editor.bare.paths()
    assert NEWS not in editor.bare.paths(editor.world.pulls[0]["head"])
    assert len(editor.world.pulls) == 1
