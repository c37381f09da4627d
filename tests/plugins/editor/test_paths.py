"""Whatever a file in the repository is called, it opens, and is saved under the same name."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Call, Editor
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_new_names import RELINKED, called
from tests.plugins.editor.test_one_draft import begun, send

# A query, a place, an escape, what JSON and git quote, an umlaut of two signs, a folder.
ODD = 'content/news/ordner #2/Was? 100%25 "Tu\u0308r" \\ ~x^:*[1].md'
TEXT = b"---\ntitle: Was?\n---\n\nEins.\n"


def test_a_name_that_ends_addresses(editor: Editor, context: BrowserContext) -> None:
    """From the list, after a reload and as a draft, as a proposal and published: it is that file."""
    editor.bare.commit({ODD: TEXT, "content/news/andere.markdown": TEXT})
    tab = editor.open(context.new_page())
    expect(tab.get_by_role("link", name="andere")).to_be_visible()
    tab.get_by_role("link", name="Was? 100%25").click()
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("Eins.")
    tab.goto("about:blank")
    tab.go_back()
    expect(area).to_have_value("Eins.")
    area.fill("Zwei.")
    tab.reload()
    expect(area).to_have_value("Zwei.")
    send(tab, "Vorschlagen")
    settled(tab)
    branch = editor.world.pulls[0]["head"]
    assert branch.startswith("vorschlag/was-100-25-tuer-x-1-")
    assert editor.bare.text(ODD, branch).endswith("\n\nZwei.\n")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.content(ODD) == TEXT.replace(b"Eins", b"Zwei")
    tab.get_by_role("button", name="Über GitHub vorschlagen").click()
    expect(tab.get_by_role("link", name="Bei GitHub öffnen")).to_have_attribute(
        "href", "https://github.com/ort/website/edit/main/content/news/ordner%20%232/"
        "Was%3F%20100%2525%20%22Tu%CC%88r%22%20%5C%20~x%5E%3A*%5B1%5D.md",
    )  # fmt: skip


def test_an_address_somebody_typed(editor: Editor, context: BrowserContext) -> None:
    """As it is read it opens, with an umlaut of one sign as well; a link says where it leads."""
    umlaut, link = "content/news/Tu\u0308r? 100%.md", "content/news/link.md"
    editor.bare.commit({umlaut: TEXT})
    editor.bare.commit({link: NEWS.rpartition("/")[2].encode()}, mode="120000")
    tab = editor.open(context.new_page(), address="#content/news/Tür? 100%.md")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("Eins.")
    tab.evaluate("path => { location.hash = path }", link)
    tab.get_by_role("status").get_by_role("link", name=NEWS).click()
    expect(area).to_have_value("Erster Absatz.\n\nZweiter Absatz.")


LINKS = [
    ("[a](Was%3f%20%281%29%23%25,ü.md)", "[a](was.md)"), ("[a](../news/Was%3F%20%281%29%23%25,ü.md)", "[a](../news/was.md)"),
    ("[a](ein name.md)", "[a](neu.md)"), ("[a](<ein name.md> 'ein name.md')", "[a](<neu.md> 'ein name.md')"),
    ('[a](ein name.md "x") b.md', '[a](neu.md "x") b.md'), ("[a]: <../news/ein name.md>", "[a]: <../news/neu.md>"),
    ("[a](mein name.md)", "[a](mein name.md)"), ("[a]: ein name.md", "[a]: ein name.md"),
    ("<a href=../news/Was%3F%20%281%29%23%25%2C%C3%BC.md class=x>", "<a href=../news/was.md class=x>"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), LINKS)
def test_links_to_such_a_file(modules: Call, before: str, after: str) -> None:
    """Escaped or with blanks, in whatever form, they lead to its new name; others stay."""
    old, new = ("Was? (1)#%,ü", "was") if "was.md" in after else ("ein name", "neu")
    case = [before, "news/x.md", f"news/{old}.md", f"news/{new}.md"]
    assert called(modules, RELINKED, case) == [after]


def test_such_a_file_gets_a_better_name(editor: Editor, context: BrowserContext) -> None:
    """What never was online leaves no address behind; links to it change with it."""
    linking, better = "content/pages/liste.md", "content/news/2023-02-03-was.md"
    name = '2023-02-03-Was? "Tu\u0308r".md'
    link = b"[x](../news/2023-02-03-Was%3F%20%22Tu%CC%88r%22.md)\n"
    editor.bare.commit({f"content/news/{name}": TEXT, linking: b"---\ntitle: L\n---\n\n" + link})
    tab = editor.open(context.new_page())
    tab.get_by_role("link", name="Was?").click()
    tab.locator("#this-text summary").first.click()
    tab.get_by_label("Neuer Name der Datei").fill("2023-02-03-was.md")
    tab.get_by_role("button", name="Umbenennen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.content(better) == TEXT
    assert f"content/news/{name}" not in editor.bare.paths()
    assert editor.bare.text(linking).endswith("[x](../news/2023-02-03-was.md)\n")


def test_a_title_that_no_branch_can_be_called_after(editor: Editor, tab: Page) -> None:
    """Git allows no two dots in a row there; the proposal is made all the same."""
    editor.open(tab)
    begun(tab)
    tab.get_by_label("Überschrift", exact=True).fill("Endlich... es geht los.lock")
    send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    path = "content/news/2023-11-01-endlich...-es-geht-los.lock.md"
    assert editor.bare.text(path, editor.world.pulls[0]["head"]).endswith("Ein Satz.\n")
