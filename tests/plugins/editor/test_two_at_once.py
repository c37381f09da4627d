"""Two people change one text: what fits is joined and shown, where both touch the author decides."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, TEXTS, Editor, sign_in_again
from tests.plugins.editor.test_faults import nth, settled
from tests.plugins.editor.test_one_draft import NEW, send
from tests.plugins.editor.test_taken_over import SQUASHED, proposed, written_on
from tests.support import matrix

TEXT = TEXTS[NEWS]


def opened(editor: Editor, tab: Page, **changes: str) -> None:
    """Open the text, and change fields by their labels."""
    editor.open(tab, address=f"#{NEWS}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("Erster Absatz.\n\nZweiter Absatz.")
    for label, value in changes.items():
        tab.get_by_label(label, exact=True).fill(value)


def others(editor: Editor, *changes: tuple[str, str], path: str = NEWS) -> str:
    """Somebody else changes words of the text; return the commit."""
    text = editor.bare.text(NEWS)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return editor.bare.commit({**({NEWS: None} if path != NEWS else {}), path: text.encode()})


def take(tab: Page) -> None:
    tab.get_by_role("button", name="Übernehmen").click()


def test_what_fits_is_joined(editor: Editor, context: BrowserContext) -> None:
    """Header and body, each changed by both in other lines: told in words, shown, saved when it is asked for."""
    tab = context.new_page()
    opened(editor, tab, Beschreibung="Ein ganzer Tag.", Text="Erster Absatz!\n\nZweiter Absatz.")
    theirs = others(editor, ("tags: Veranstaltung", "tags: Rad"), ("Zweiter", "Letzter"))
    send(tab)
    expect(tab.locator("#conflict")).to_be_visible()
    assert editor.bare.head() == theirs
    told = tab.get_by_role("status").inner_text()
    assert "Themen: statt Veranstaltung jetzt Rad;" in told
    assert "Text: statt Zweiter Absatz. jetzt Letzter Absatz." in told
    expect(tab.locator("#conflict li")).to_have_count(2)
    expect(tab.locator("#theirs mark").last).to_have_text("Letzter Absatz.")
    take(tab)
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Erster Absatz!\n\nLetzter Absatz.")
    expect(tab.get_by_label("Themen")).to_have_value("Rad")
    assert editor.bare.head() == theirs
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEWS) == (
        TEXT.replace("Ein Tag.", "Ein ganzer Tag.").replace("Veranstaltung", "Rad")
        .replace("Erster Absatz.", "Erster Absatz!").replace("Zweiter", "Letzter")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (2, "Unser Satz.\n\nIhr Satz."),
        *matrix((0, "Unser Satz."), (1, "Ihr Satz.")),
    ],
)
def test_where_both_touch_the_author_decides(
    editor: Editor, context: BrowserContext, key: int, expected: str
) -> None:
    """By keyboard, for each place; a tab that is closed in the midst goes on where it was."""
    tab = context.new_page()
    opened(editor, tab, Überschrift="Fest", Text="Erster Absatz.\n\nUnser Satz.")
    others(editor, ("Zweiter Absatz.", "Ihr Satz."), ('"Lautrer" Klimatag: jetzt!', "Feier"))
    send(tab)
    expect(tab.get_by_role("group", name="Stelle 1 von 2: Überschrift")).to_be_visible()
    tab.get_by_role("group", name="Stelle 2 von 2: Text").get_by_label("Eure").focus()
    tab.keyboard.press("Space")
    for _ in range(key):
        tab.keyboard.press("ArrowDown")
    tab.close()
    editor.world.fault = lambda _method, _path: "500"  # all that is needed is here
    again = context.new_page()
    editor.open(again, signed_in=False)
    place = again.get_by_role("group", name="Stelle 2 von 2: Text")
    expect(place.get_by_role("radio").nth(key)).to_be_checked()
    again.get_by_role("button", name="Übernehmen").press("Enter")
    expect(again.get_by_role("radio").first).to_be_focused()
    expect(again.get_by_role("status")).to_contain_text("Stelle 1 ist noch offen")
    again.keyboard.press("ArrowDown")
    again.get_by_role("button", name="Übernehmen").press("Enter")
    expect(again.get_by_label("Überschrift", exact=True)).to_have_value("Feier")
    expect(again.get_by_label("Text", exact=True)).to_have_value(f"Erster Absatz.\n\n{expected}")


def test_more_changes_while_it_is_decided(editor: Editor, context: BrowserContext) -> None:
    """Written on here, it is shown anew; changed once more there, the next save asks once more."""
    tab = context.new_page()
    opened(editor, tab, Text="Erster Absatz.\n\nUnser Satz.")
    others(editor, ("Zweiter Absatz.", "Ihr Satz."))
    send(tab)
    tab.get_by_role("radio", name="Beide").check()
    tab.get_by_label("Beschreibung", exact=True).fill("Neu.")
    take(tab)
    expect(tab.get_by_role("status")).to_contain_text("weitergeschrieben")
    expect(tab.get_by_role("radio", name="Beide")).to_be_checked()
    expect(tab.locator("#theirs")).to_contain_text("description: Neu.")
    take(tab)
    others(editor, ("Erster", "Allererster"))
    send(tab)
    expect(tab.locator("#conflict li")).to_have_text(
        "Text: statt Erster Absatz. jetzt Allererster Absatz."
    )
    take(tab)
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEWS).endswith("Allererster Absatz.\n\nUnser Satz.\n\nIhr Satz.\n")


def test_a_draft_that_is_opened_again(editor: Editor, context: BrowserContext) -> None:
    """What has changed since it was begun is told at once; what nobody can compare is decided place by place."""
    tab = context.new_page()
    opened(editor, tab, Text="Erster Absatz.\n\nUnser Satz.")
    tab.evaluate("""() => { const key = Object.keys(localStorage)[0], draft = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...draft, original: '', base: '0'.repeat(40) }) }""")
    others(editor, ("Erster", "Allererster"))
    tab.goto(editor.url)
    tab.reload()
    expect(tab.locator("#conflict")).to_contain_text("seit ihr angefangen habt")
    expect(tab.get_by_role("group", name="Stelle")).to_have_count(2)
    tab.get_by_role("group", name="Stelle 1").get_by_label("Die andere").check()
    tab.get_by_role("group", name="Stelle 2").get_by_label("Eure").check()
    take(tab)
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Allererster Absatz.\n\nUnser Satz.")


@pytest.mark.parametrize("extra", ["", *matrix("id: 2023-09-09-klimatag\n")])
def test_their_file_has_another_name(editor: Editor, context: BrowserContext, extra: str) -> None:
    """It is said, and what was written here goes on there."""
    tab = context.new_page()
    opened(editor, tab, Beschreibung="Neu.")
    moved = "content/news/2023-09-10-klimatag.md"
    others(editor, ("tags", f"{extra}tags"), ("Zweiter", "Letzter"), path=moved)
    send(tab)
    expect(tab.locator("#conflict")).to_contain_text(moved)
    take(tab)
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert NEWS not in editor.bare.paths()
    assert "description: Neu.\n" in editor.bare.text(moved)
    assert "Letzter" in editor.bare.text(moved)


def test_their_file_is_gone(editor: Editor, context: BrowserContext) -> None:
    """It is said, and made anew only when that is asked for."""
    tab = context.new_page()
    opened(editor, tab, Beschreibung="Neu.")
    editor.bare.commit({NEWS: None})
    send(tab)
    expect(tab.locator("#conflict")).to_contain_text("gelöscht")
    assert NEWS not in editor.bare.paths()
    tab.get_by_role("button", name="Wieder anlegen").click()
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEWS) == TEXT.replace("Ein Tag.", "Neu.")


def test_a_proposal_that_was_changed_on_its_branch(editor: Editor, context: BrowserContext) -> None:
    """What a maintainer corrected there is joined, and the same proposal has both."""
    tab = context.new_page()
    proposed(editor, tab)
    branch = editor.world.pulls[0]["head"]
    editor.bare.commit({NEW: b"---\ntitle: Neueres\n---\n\nEin Satz.\n"}, branch=branch)
    written_on(tab)
    send(tab, "Vorschlagen")
    expect(tab.locator("#conflict li")).to_have_count(1)
    take(tab)
    send(tab, "Vorschlagen")
    settled(tab)
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert len(editor.world.pulls) == 1
    assert editor.bare.text(NEW, branch) == "---\ntitle: Neueres\n---\n\nEin Satz.\n\nMehr.\n"


@pytest.mark.parametrize("way", ["Veröffentlichen", *matrix("Vorschlagen")])
def test_a_proposal_that_was_taken_over_otherwise(
    editor: Editor, context: BrowserContext, way: str
) -> None:
    """With another title and name: what was written on goes there, and nothing is there twice."""
    tab = context.new_page()
    proposed(editor, tab, photo=True)
    moved = NEW.replace("-01-", "-02-")
    text = editor.bare.text(NEW, editor.world.pulls[0]["head"]).replace("Neues", "Neueres", 1)
    SQUASHED.do(editor, {NEW: None, moved: text.encode()})
    written_on(tab)
    send(tab, way)
    expect(tab.locator("#conflict")).to_contain_text(moved)
    take(tab)
    send(tab, way)
    settled(tab)
    where = "main" if way == "Veröffentlichen" else editor.world.pulls[-1]["head"]
    assert len([path for path in editor.bare.paths(where) if "neues" in path]) == 2
    assert re.search(r"title: Neueres\n(.|\n)*Mehr\.\n$", editor.bare.text(moved, where))


def test_both_of_a_word_in_the_header(editor: Editor, context: BrowserContext) -> None:
    """Topics are added up, sentences follow one another; a status is one of two; like places are decided apart."""
    tab = context.new_page()
    same = "Immer.\n\nNoch."
    editor.bare.commit({NEWS: TEXT.replace("Erster Absatz.", f"{same}\n\nErster Absatz.").replace("Zweiter Absatz.", f"Zweiter Absatz.\n\n{same}").encode()})  # fmt: skip
    editor.open(tab, address=f"#{NEWS}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value(f"{same}\n\nErster Absatz.\n\nZweiter Absatz.\n\n{same}")
    area.fill(area.input_value().replace("Immer.", "Stets."))
    tab.get_by_label("Überschrift", exact=True).fill("Fest")
    tab.get_by_label("Themen").fill("Rad, Klima")
    tab.locator("#further summary").click()
    tab.locator("#word-status").select_option("hidden")
    others(editor, ("Immer.", "Nie."), ('"Lautrer" Klimatag: jetzt!', "Feier"), ("tags: Veranstaltung", "tags: Essen, Klima\nstatus: abgesagt"))  # fmt: skip
    send(tab)
    places = tab.get_by_role("group", name="Stelle")
    expect(places).to_have_count(5)
    expect(tab.get_by_role("group", name="Status").get_by_role("radio")).to_have_count(2)
    for n, choice in enumerate(["Beide", "Beide", "Eure", "Eure", "Die andere"]):
        places.nth(n).get_by_label(choice).check()
    take(tab)
    expect(tab.get_by_label("Überschrift", exact=True)).to_have_value("Fest Feier")
    expect(tab.get_by_label("Themen")).to_have_value("Rad, Klima, Essen")
    expect(tab.locator("#word-status")).to_have_value("hidden")
    expect(area).to_have_value("Stets.\n\nNoch.\n\nErster Absatz.\n\nZweiter Absatz.\n\nNie.\n\nNoch.")  # fmt: skip


FAULTS = ["401", "403", "404", "409", "422", "429", "500", "lost", "cut"]
REQUESTS = range(12)


@pytest.mark.parametrize(
    ("number", "fault"), [*matrix(*((n, f) for n in REQUESTS for f in FAULTS))]
)
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, number: int, fault: str
) -> None:
    """Found out, taken in, saved: whatever goes wrong on the way, both changes are there once."""
    tab = context.new_page()
    opened(editor, tab, Text="Erster Absatz!\n\nZweiter Absatz.")
    others(editor, ("Zweiter", "Letzter"))
    editor.world.fault = nth(number, lambda: fault)
    for _ in range(5):
        sign_in_again(tab)
        send(tab)
        if "Gespeichert" in settled(tab):
            break
        if tab.get_by_role("button", name="Übernehmen").is_visible():
            take(tab)
    assert editor.bare.text(NEWS) == (
        TEXT.replace("Erster Absatz.", "Erster Absatz!").replace("Zweiter", "Letzter")
    )  # fmt: skip
    assert len([said for said in editor.bare.messages() if "Klimatag" in said]) == 1
