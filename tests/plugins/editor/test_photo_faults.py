"""A new text with photos and a PDF, published through faults: one commit with all of it."""

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.plugins.editor.conftest import HURRY, Editor, sign_in_again
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_faults import nth, settled
from tests.plugins.editor.test_one_draft import NEW, begun, choose, send
from tests.support import matrix, table, wait_until

# The branch, its tree, four blobs, the commit, the tree, the commit, the branch.
REQUESTS = range(10)
FAULTS = ["401", "403", "404", "409", "422", "429", "500", "lost", "cut"]
USUAL = [(9, "lost")]
CASES = [(number, fault) for number in REQUESTS for fault in FAULTS]
FILES = {f"content/images/{name}" for name in ("neues-1.jpg", "neues-2.jpg", "plan.pdf")}
PDF = b"%PDF-1.7 Als Probe"


def begun_with_files(tab: Page) -> None:
    """Begin a Meldung with two photos and a PDF; nothing is sent."""
    begun(tab)
    choose(tab, *photos(2))
    fields = tab.get_by_label("Bildbeschreibung", exact=True)
    expect(fields).to_have_count(2)
    fields.first.fill("Ein Bild")
    fields.last.fill("Ein Bild")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="PDF einfügen").click()
        tab.get_by_role("button", name="PDF wählen").click()
    chooser.value.set_files([FilePayload(name="Plan.pdf", mimeType="application/pdf", buffer=PDF)])
    expect(tab.get_by_label("Was der Link sagt")).to_be_visible()


def signed_in_again(tab: Page) -> None:
    sign_in_again(tab)


def assert_all_of_it(editor: Editor, before: str) -> None:
    """One commit has text and files, and nothing else."""
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    changed = editor.bare.git("diff", "--name-only", before, "main").split("\n")
    assert {*changed} == {NEW, *FILES}
    assert editor.bare.content("content/images/plan.pdf") == PDF
    assert editor.bare.text(NEW).endswith(
        "Ein Satz.\n\n![Ein Bild](/images/neues-1.jpg)\n\n![Ein Bild](/images/neues-2.jpg)\n\n"
        "[Plan (PDF, 1 KB)](/images/plan.pdf)\n"
    )


@pytest.mark.parametrize(("number", "fault"), table(CASES, USUAL))
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, number: int, fault: str
) -> None:
    """Sent once more where it was refused, all of it is there once."""
    tab = context.new_page()
    editor.open(tab)
    begun_with_files(tab)
    before = editor.bare.head()
    editor.world.fault = nth(number, lambda: fault)
    send(tab)
    said = settled(tab)
    editor.world.fault = lambda _method, _path: ""
    if "Gespeichert" not in said:
        signed_in_again(tab)
        send(tab)
        expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert_all_of_it(editor, before)


@pytest.mark.parametrize("number", [5, *matrix(*(n for n in REQUESTS if n != 5))])
def test_the_tab_is_closed_at_each_request(
    editor: Editor, context: BrowserContext, number: int
) -> None:
    """Text, photos and PDF open again, and arrive once."""
    tab = context.new_page()
    editor.open(tab)
    begun_with_files(tab)
    before, asked = editor.bare.head(), len(editor.world.asked)
    editor.world.fault = nth(number, lambda: "hang")
    send(tab)
    wait_until(lambda: len(editor.world.asked) > asked + number)
    tab.close()
    editor.world.fault = lambda _method, _path: ""
    again = context.new_page()
    editor.open(again)
    expect(again.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    expect(again.get_by_label("Was der Link sagt")).to_have_value("Plan (PDF, 1 KB)")
    send(again)
    expect(again.get_by_role("status")).to_contain_text("Gespeichert")
    assert_all_of_it(editor, before)


def test_somebody_s_files_have_the_names_meanwhile(editor: Editor, tab: Page) -> None:
    """Ours get names of their own, in the text as well; theirs stay."""
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun_with_files(tab)
    editor.bare.commit(
        {"content/images/neues-2.jpg": b"ihres", "content/images/plan.pdf": b"ihres"}
    )
    for _ in range(2):
        send(tab)
        expect(tab.get_by_role("status")).to_contain_text("hat jetzt einen eigenen Namen")
        expect(tab.locator("#publish")).to_have_attribute("aria-disabled", "false")
    send(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.content("content/images/plan.pdf") == b"ihres"
    assert editor.bare.content("content/images/plan-1.pdf") == PDF
    assert editor.bare.text(NEW).endswith(
        "(/images/neues-1.jpg)\n\n![Ein Bild](/images/neues-3.jpg)\n\n"
        "[Plan (PDF, 1 KB)](/images/plan-1.pdf)\n"
    )


@pytest.mark.matrix
def test_a_tab_that_was_long_in_the_background(editor: Editor, tab: Page) -> None:
    """Safari ends its connection to the photos then; another one is opened, and they are there."""
    editor.open(tab)
    begun(tab, photo=True)
    tab.evaluate("""() => { const begin = IDBDatabase.prototype.transaction; let ended = null;
        IDBDatabase.prototype.transaction = function (...one) { ended ??= this;
          if (this === ended) throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
          return begin.apply(this, one) } }""")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert "content/images/neues-1.jpg" in editor.bare.paths()


def test_thirty_photos_at_once(editor: Editor, tab: Page) -> None:
    """Each has a name, a place in the text, and is asked for; a second choice is put behind."""
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun(tab)
    tab.get_by_label("Überschrift", exact=True).fill("Müll & Öl")
    choose(tab, *photos(1) * 30)
    fields = tab.get_by_label("Bildbeschreibung", exact=True)
    expect(fields).to_have_count(30)
    area = tab.get_by_label("Text", exact=True).input_value()
    assert [f"(/images/muell-oel-{n}.jpg)" in area for n in range(1, 31)] == [True] * 30
    assert area.index("muell-oel-9.jpg") < area.index("muell-oel-10.jpg")
