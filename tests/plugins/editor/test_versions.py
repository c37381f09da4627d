"""How a text was: who changed it when, beside what is there now, and put back as a new change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.plugins.editor.conftest import NEWS, TEXTS, Call, Editor
from tests.plugins.editor.test_renaming import opened, rename, saved

MARKS = "('versions' in globalThis ? Promise.resolve() : import('/theme/static/js/redaktion/versions.js').then(m => { globalThis.versions = m.versions }))"
COMPARED = f"pairs => {MARKS}.then(() => pairs.map(([old, now]) => versions.compared(old, now)))"
LINES = st.lists(st.sampled_from(["", "a", "b", "c", "- d"]), max_size=9)


@settings(max_examples=20)
@given(st.lists(st.tuples(LINES, LINES), max_size=30))
def test_both_texts_are_in_what_differs(
    modules: Call, pairs: list[tuple[list[str], list[str]]]
) -> None:
    """Without what is new it is the one text, without what is gone the other; nothing is marked of equals."""
    for (old, now), rows in zip(pairs, modules(COMPARED, pairs), strict=True):
        assert [line for sign, line in rows if sign != "+"] == old
        assert [line for sign, line in rows if sign != "-"] == now
        if old == now:
            assert {sign for sign, _ in rows} <= {"="}


def history(tab: Page, path: str = "", editor: Editor | None = None) -> None:
    if editor:
        opened(editor, tab, path)
    tab.get_by_role("button", name="Frühere Fassungen").click()
    expect(tab.get_by_role("heading", name="Frühere Fassungen")).to_be_focused()


def test_a_version_comes_back(editor: Editor, tab: Page) -> None:
    """Under a former name as well; it is sent when the author says so, and what was unsaved stays."""
    editor.bare.commit({NEWS: TEXTS[NEWS].replace("Zweiter Absatz.", "Anders.").encode()})
    opened(editor, tab, NEWS)
    rename(tab, "2023-09-09-fest.md")
    saved(tab)
    now = editor.bare.text("content/news/2023-09-09-fest.md")
    tab.get_by_label("Text", exact=True).fill("Unfertig.")
    tab.locator("#this-text summary").first.click()
    history(tab)
    versions = tab.locator("#versions details")
    expect(versions).to_have_count(3)
    expect(versions.last).to_contain_text("Ada")
    versions.last.locator("summary").click()
    expect(versions.last.locator("del")).to_have_text(["Erster Absatz.", "", "Zweiter Absatz."])
    assert "Heute: Unfertig." in versions.last.inner_text()
    before = editor.bare.head()
    tab.get_by_role("button", name="Diese Fassung zurückholen").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Erster Absatz.\n\nZweiter Absatz.")
    assert editor.bare.head() == before
    tab.get_by_role("button", name="Veröffentlichen").click()
    saved(tab)
    assert editor.bare.text("content/news/2023-09-09-fest.md") == now.replace(
        "Anders.", "Zweiter Absatz."
    )
    tab.get_by_role("button", name="Alle Beiträge").click()
    expect(tab.locator("#unfinished-list li")).to_have_count(1)
    tab.locator("#unfinished-list button").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Unfertig.")


@pytest.mark.matrix
def test_a_version_is_no_part_of_a_name(editor: Editor, tab: Page) -> None:
    """A file of another commit than the last that has blanks, marks or umlauts in its name is found."""
    path = "content/news/2023-09-09-für & wider #1.md"
    editor.bare.commit({path: b"---\ntitle: Eins\n---\n\nA\n"})
    editor.bare.commit({path: b"---\ntitle: Eins\n---\n\nB\n"})
    opened(editor, tab, path)
    history(tab)
    tab.locator("#versions summary").last.click()
    expect(tab.locator("#versions del")).to_have_text("A")
