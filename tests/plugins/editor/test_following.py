"""What becomes of a commit: checked, at fault, online."""

from playwright.sync_api import Page, expect

from tests.plugins.editor.conftest import HURRY, NEWS, Editor
from tests.plugins.editor.world import GOOD


def saved(editor: Editor, tab: Page) -> str:
    """Publish a change; return its commit."""
    tab.add_init_script(HURRY)
    editor.open(tab, address=f"#{NEWS}")
    tab.get_by_label("Text", exact=True).fill("Eins.\n\nZwei [hier](/nichts.html).")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("wird geprüft")
    return editor.bare.head()


def run(number: int, conclusion: str | None, name: str = "Texte und Daten") -> dict[str, object]:
    status = "completed" if conclusion else "in_progress"
    return {"id": number, "name": name, "status": status, "conclusion": conclusion}


def note(path: str, line: int, message: str, level: str = "failure") -> dict[str, object]:
    return {"path": path, "start_line": line, "annotation_level": level, "message": message}


def test_it_is_online_when_the_site_says_so(editor: Editor, tab: Page) -> None:
    """A build of a later commit counts; then there is a link, and nothing is kept here any more."""
    saved(editor, tab)
    later = editor.bare.commit({"content/pages/klimatag.md": b"---\ntitle: x\n---\nx\n"})
    editor.built(later)
    link = tab.locator("#progress").get_by_role("link", name="zur Seite")
    expect(link).to_have_attribute("href", "/2023/09/09/klimatag.html")
    expect(tab.get_by_role("status")).to_contain_text("online")
    assert tab.evaluate("Object.keys(localStorage)") == []


def test_faults_stand_where_they_are(editor: Editor, tab: Page) -> None:
    """At the field of their line, at the line of the text, and those of other texts by themselves."""
    sha = saved(editor, tab)
    editor.world.notes[1] = [
        note(NEWS, 2, "Der Titel ist zu lang. Abhilfe: Kürzer schreiben."),
        note(NEWS, 9, "Der Link führt zu nichts. Abhilfe: Die Adresse prüfen."),
        note("content/pages/x.md", 3, "Etwas anderes. Abhilfe: Dort."),
        note(NEWS, 1, "Nur ein Hinweis.", "notice"),
        note(".github", 1, "Process completed with exit code 1."),
    ]
    editor.world.checks[sha] = [run(1, "failure"), run(2, None, "Code")]
    expect(tab.locator("#word-title-fault")).to_have_text(
        "Der Titel ist zu lang. Abhilfe: Kürzer schreiben."
    )
    expect(tab.get_by_label("Überschrift", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(tab.locator("#text-faults li")).to_have_text(
        "Zeile 9 Der Link führt zu nichts. Abhilfe: Die Adresse prüfen."
    )
    expect(tab.locator("#other-faults")).to_have_text(
        "content/pages/x.md, Zeile 3: Etwas anderes. Abhilfe: Dort."
    )
    tab.get_by_role("button", name="Zeile 9").click()
    assert (
        tab.evaluate(
            "(({value, selectionStart: s, selectionEnd: e}) => value.slice(s, e))(document.activeElement)"
        )
        == "Zwei [hier](/nichts.html)."
    )
    tab.get_by_label("Überschrift", exact=True).fill("Kurz")
    expect(tab.locator("#word-title-fault")).to_be_hidden()
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.locator("#progress")).to_contain_text("wird geprüft")
    assert editor.bare.messages()[:2] == [
        "Meldung „Kurz“ geändert",
        'Meldung „"Lautrer" Klimatag: jetzt!“ geändert',
    ]


def test_runs_that_tell_nothing(editor: Editor, tab: Page) -> None:
    """Cancelled ones are those of the branch's head; refused with the token, they are asked without.

    Refused both ways, it says where to look.
    """
    sha = saved(editor, tab)
    editor.world.refuses_checks = {GOOD}
    later = editor.bare.commit({"content/pages/klimatag.md": b"---\ntitle: x\n---\nx\n"})
    editor.world.notes[2] = [note(NEWS, 2, "Der Titel stimmt nicht. Abhilfe: Ändern.")]
    editor.world.checks = {sha: [run(1, "cancelled")], later: [run(2, "failure")]}
    expect(tab.locator("#word-title-fault")).to_have_text(
        "Der Titel stimmt nicht. Abhilfe: Ändern."
    )
    editor.world.refuses_checks = {GOOD, ""}
    link = tab.locator("#progress").get_by_role("link", name="hier")
    expect(link).to_have_attribute("href", f"https://github.com/ort/website/commit/{sha}/checks")


def test_it_is_followed_after_the_tab_was_closed(editor: Editor, tab: Page) -> None:
    """What was sent does not open again by itself, and what becomes of it is told."""
    sha = saved(editor, tab)
    tab.close()
    again = tab.context.new_page()
    again.add_init_script(HURRY)
    editor.open(again)
    expect(again.get_by_role("heading", name="Alle Beiträge")).to_be_visible()
    editor.built(sha)
    expect(again.get_by_role("status")).to_contain_text("Klimatag: jetzt!“: Das ist online.")
