"""Whatever a file in the repository is called, it opens, and is saved under the same name."""

from playwright.sync_api import BrowserContext, expect

from tests.plugins.editor.conftest import NEWS, Call, Editor
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_new_names import RELINKED, called
from tests.plugins.editor.test_one_draft import send

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


def test_links_to_such_a_file(modules: Call) -> None:
    """Escaped, in whatever form, they lead to its new name."""
    old, new = "news/Was? (1)#%,ü.md", "news/was.md"
    for begin in ("", "../news/"):
        link = f"[a]({begin}Was%3f%20%281%29%23%25,ü.md)"
        assert called(modules, RELINKED, [link, "news/x.md", old, new]) == [f"[a]({begin}was.md)"]
