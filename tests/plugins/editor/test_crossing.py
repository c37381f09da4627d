"""What parts of the editor do to one another: two tabs, a new name, what waits, a device that is full."""

import re

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.plugins.editor.conftest import NEWS, TEXTS, Editor, sign_in
from tests.plugins.editor.test_documents import choose as choose_pdf
from tests.plugins.editor.test_documents import pdf
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_offline import offline, online
from tests.plugins.editor.test_one_draft import NEW, begun, send
from tests.plugins.editor.test_removing import answer, asked
from tests.plugins.editor.test_renaming import BLOOM, PLENUM, opened, rename, saved
from tests.plugins.editor.test_taken_over import written_on
from tests.plugins.editor.world import GOOD
from tests.support import matrix, wait_until

TREFFEN = "content/termine/treffen.md"
FEST = "content/news/2023-09-09-fest.md"
FULL = "() => { Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError') } }"


@pytest.mark.parametrize("way", ["Veröffentlichen", *matrix("Vorschlagen")])
def test_a_draft_that_another_tab_sent(editor: Editor, context: BrowserContext, way: str) -> None:
    """Written on in this one, the same file is changed, on the same proposal: nothing is there twice."""
    first, second = context.new_page(), context.new_page()
    editor.open(first)
    begun(first)
    editor.open(second)
    area = second.get_by_label("Text", exact=True)
    expect(area).to_have_value("Ein Satz.")
    send(first, way)
    settled(first)
    expect(second.get_by_role("heading", name="Meldung ändern")).to_be_visible()
    area.fill("Ein Satz.\n\nMehr.")
    send(second, way)
    settled(second)
    expect(second.locator("#progress")).to_be_visible()
    branch = editor.world.pulls[0]["head"] if way == "Vorschlagen" else "main"
    assert len(editor.world.pulls) == (way == "Vorschlagen")
    assert editor.bare.text(NEW, branch).endswith("\n\nMehr.\n")
    assert [path for path in editor.bare.paths(branch) if "neues" in path] == [NEW]


@pytest.mark.parametrize("is_changed", [True, *matrix(False)])
def test_a_new_name_that_was_taken_over(
    editor: Editor, context: BrowserContext, is_changed: bool
) -> None:
    """Its proposal was squashed, changed or not: written on, it is a change of the new file."""
    tab = context.new_page()
    opened(editor, tab, PLENUM)
    editor.world.fault = lambda method, path: "403" if method == "PATCH" and "main" in path else ""
    rename(tab, "treffen.md")
    expect(tab.get_by_role("status")).to_contain_text("hilft „Vorschlagen“")
    send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    editor.world.fault = lambda _method, _path: ""
    path = TREFFEN
    text = editor.bare.text(path, editor.world.pulls[0]["head"])
    theirs = text.replace("Ort: online", "Ort: Rathaus") if is_changed else text
    branch = editor.world.pulls[0]["head"]
    main = editor.bare.commit({PLENUM: None, path: theirs.encode()})
    editor.world.pulls[-1].update(
        state="closed", sha=editor.bare.head(branch), merged_at="2023-11-02T10:00:00Z",
        merge_commit_sha=main,
    )  # fmt: skip
    written_on(tab)
    send(tab)
    if is_changed:
        expect(tab.locator("#conflict")).to_contain_text("Rathaus")
        tab.get_by_role("button", name="Übernehmen").click()
        send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(path) == f"{theirs}\nMehr.\n"
    assert PLENUM not in editor.bare.paths()


@pytest.mark.matrix
def test_both_gave_the_same_name(editor: Editor, context: BrowserContext) -> None:
    """Opened again, both versions are joined, and saved under that name."""
    tab = context.new_page()
    opened(editor, tab, NEWS)
    tab.get_by_label("Text", exact=True).fill("Erster Absatz!\n\nZweiter Absatz.")
    editor.world.fault = lambda method, _path: "403" if method == "PATCH" else ""
    rename(tab, "2023-09-09-fest.md")
    expect(tab.get_by_role("status")).to_contain_text("darf das nicht")
    editor.world.fault = lambda _method, _path: ""
    theirs = TEXTS[NEWS].replace("Zweiter", "Letzter")
    editor.bare.commit({NEWS: None, FEST: theirs.encode()})
    tab.reload()
    expect(tab.locator("#conflict")).to_contain_text("Letzter Absatz.")
    tab.get_by_role("button", name="Übernehmen").click()
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(FEST).endswith("\n\nErster Absatz!\n\nLetzter Absatz.\n")
    assert "frueher: /2023/09/09/klimatag.html" in editor.bare.text(FEST)


def test_a_new_name_waits_for_a_network(editor: Editor, context: BrowserContext) -> None:
    """Lost while the name was being sent: it is done by itself, with what leads there, once."""
    tab = context.new_page()
    opened(editor, tab, NEWS)
    tab.route("**/redaktion-links.json", lambda route: route.abort())
    rename(tab, "2023-09-09-fest.md")
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    tab.unroute("**/redaktion-links.json")
    saved(tab)
    assert editor.bare.messages()[0].endswith("umbenannt")
    assert NEWS not in editor.bare.paths()
    assert "frueher: /2023/09/09/klimatag.html" in editor.bare.text(FEST)


@pytest.mark.matrix
def test_the_old_address_of_a_new_name(editor: Editor, context: BrowserContext) -> None:
    """Not sent yet, what was begun opens by the name that the list still has; there is no second."""
    tab = context.new_page()
    opened(editor, tab, NEWS)
    editor.world.fault = lambda method, _path: "403" if method == "PATCH" else ""
    rename(tab, "2023-09-09-fest.md")
    expect(tab.get_by_role("status")).to_contain_text("darf das nicht")
    tab.get_by_role("button", name="Alle Beiträge").click()
    tab.locator("#texts").get_by_role("link", name="Klimatag").first.click()
    expect(tab.get_by_role("heading", name="Meldung ändern")).to_be_visible()
    assert tab.get_by_label("Dateiname").input_value() == "2023-09-09-fest.md"


@pytest.mark.matrix
def test_versions_of_a_text_that_is_not_open_any_more(
    editor: Editor, context: BrowserContext
) -> None:
    """They are not offered for the one that is."""
    tab = context.new_page()
    opened(editor, tab, NEWS)
    hanging = editor.world.hold("GET /commits?")
    tab.get_by_role("button", name="Frühere Fassungen").click()
    expect(tab.get_by_role("status")).to_have_text("Wird nachgesehen.")
    tab.evaluate("path => { location.hash = path }", BLOOM)
    expect(tab.get_by_label("Dateiname")).to_have_value(BLOOM.rpartition("/")[2])
    tab.locator("#this-text summary").first.click()
    expect(tab.get_by_role("button", name="Frühere Fassungen")).to_be_visible()
    with tab.expect_response(re.compile(r"/commits/\w{40}$")) as answer:
        hanging.set()
    answer.value.finished()
    for _ in range(5):  # it had time to be shown
        tab.evaluate("fetch('/redaktion.json', { cache: 'no-store' }).then(said => said.text())")
    expect(tab.locator("#versions")).to_be_empty()


def test_a_device_that_is_full(editor: Editor, context: BrowserContext) -> None:
    """What is typed is there until the tab is closed, what was clicked offline is sent, who signs in is."""
    tab = context.new_page()
    tab.add_init_script(
        "{ const put = Storage.prototype.setItem; Storage.prototype.setItem = function (...one) {"
        " if (this === localStorage) throw new DOMException('full', 'QuotaExceededError'); put.apply(this, one) } }"
    )
    editor.open(tab, signed_in=False)
    tab.get_by_label("Angemeldet bleiben").check()
    sign_in(tab)
    begun(tab)
    expect(tab.locator("#unstored")).to_be_visible()
    tab.get_by_role("button", name="Neuer Termin").click()
    tab.get_by_role("button", name="Alle Beiträge").click()
    tab.get_by_role("button", name="Neues").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    context.set_offline(True)
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    context.set_offline(False)
    saved(tab)
    assert editor.bare.text(NEW).endswith("Ein Satz.\n")


@pytest.mark.parametrize("is_open", [False, *matrix(True)])
def test_a_device_that_becomes_full(editor: Editor, context: BrowserContext, is_open: bool) -> None:
    """What was kept before is older: what waits is sent as it was clicked, and what was typed stays."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    offline(tab)
    tab.evaluate(FULL)
    text = tab.get_by_label("Text", exact=True)
    text.fill("Ein Satz. Mehr.")
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    text.fill("Ein Satz. Mehr. Noch mehr.")
    if not is_open:
        tab.get_by_role("button", name="Neuer Termin").click()
        expect(tab.get_by_role("heading", name="Neuer Termin")).to_be_visible()
    online(tab)
    expect(tab.get_by_role("status")).to_contain_text("Was danach geschrieben wurde")
    assert editor.bare.text(NEW).endswith("Ein Satz. Mehr.\n")
    if not is_open:
        tab.get_by_role("button", name="Alle Beiträge").click()
        tab.get_by_role("button", name="Neues").click()
    expect(text).to_have_value("Ein Satz. Mehr. Noch mehr.")


@pytest.mark.matrix
def test_a_version_on_a_device_that_is_full(editor: Editor, context: BrowserContext) -> None:
    """It does not take the place of what is not kept anywhere else."""
    tab = context.new_page()
    opened(editor, tab, NEWS)
    tab.get_by_label("Text", exact=True).fill("Unfertig.")
    tab.get_by_role("button", name="Frühere Fassungen").click()
    tab.locator("#versions summary").last.click()
    tab.evaluate(FULL)
    tab.get_by_role("button", name="Diese Fassung zurückholen").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value(re.compile("Erster Absatz"))
    tab.get_by_role("button", name="Alle Beiträge").click()
    expect(tab.locator("#unfinished-list li")).to_have_count(2)


@pytest.mark.matrix
def test_a_pdf_that_waits(editor: Editor, context: BrowserContext) -> None:
    """It goes up by itself as it is, and is held in the memory of the page nowhere."""
    tab = context.new_page()
    tab.add_init_script(
        "{ globalThis.held = 0; const { createObjectURL: make } = URL; URL.createObjectURL = one => (held++, make(one)) }"
    )
    editor.open(tab)
    begun(tab)
    offline(tab)
    content = pdf("Ada")
    choose_pdf(tab, {"name": "Plan.pdf", "mimeType": "application/pdf", "buffer": content})
    expect(tab.get_by_label("Was der Link sagt")).to_have_value("Plan (PDF, 1 KB)")
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    online(tab)
    saved(tab)
    assert editor.bare.content("content/images/plan.pdf") == content
    assert "[Plan (PDF, 1 KB)](/images/plan.pdf)" in editor.bare.text(NEW)
    assert tab.evaluate("held") == 0


@pytest.mark.matrix
def test_a_new_name_that_arrived_unheard_is_deleted(
    editor: Editor, context: BrowserContext
) -> None:
    """What is told as deleted is gone under both names."""
    tab = context.new_page()
    opened(editor, tab, PLENUM)
    moves: list[str] = []

    def fault(method: str, path: str) -> str:
        if method == "PATCH":
            moves.append(path)
        return "" if not moves else "lost" if len(moves) == 1 and method == "PATCH" else "401"

    editor.world.fault = fault
    rename(tab, "treffen.md")
    expect(tab.get_by_label("Zugangstoken")).to_be_focused()
    editor.world.fault = lambda _method, _path: ""
    assert TREFFEN in editor.bare.paths()
    tab.get_by_label("Zugangstoken").fill(GOOD)
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.get_by_role("status")).to_contain_text("angemeldet")
    tab.locator("#this-text summary").first.click()
    asked(tab, "Löschen")
    answer(tab, "Löschen")
    expect(tab.get_by_role("status")).to_contain_text("ist gelöscht")
    assert not {PLENUM, TREFFEN} & set(editor.bare.paths())


@pytest.mark.matrix
def test_a_new_name_is_proposed_again(editor: Editor, context: BrowserContext) -> None:
    """Somebody changed a text that leads to it: it is the same proposal, whose link stays as it was sent."""
    tab, linking = context.new_page(), "content/pages/liste.md"
    text = "---\ntitle: Liste\n---\n\n[x](../termine/plenum.md)\n"
    editor.bare.commit({linking: text.encode()})
    opened(editor, tab, PLENUM)
    editor.world.fault = lambda method, path: "403" if method == "PATCH" and "main" in path else ""
    rename(tab, "treffen.md")
    expect(tab.get_by_role("status")).to_contain_text("hilft „Vorschlagen“")
    send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    branch = editor.world.pulls[0]["head"]
    relinked = editor.bare.text(linking, branch)
    assert "(../termine/treffen.md)" in relinked
    editor.bare.commit({linking: f"{text}\nMehr.\n".encode()})
    written_on(tab)
    send(tab, "Vorschlagen")
    assert "Vorgeschlagen" in settled(tab)
    assert len(editor.world.pulls) == 1
    assert editor.bare.text(TREFFEN, branch).endswith("\nMehr.\n")
    assert editor.bare.text(linking, branch) == relinked


def test_nothing_is_shown_that_does_nothing_yet(editor: Editor, context: BrowserContext) -> None:
    """On a slow line a button that can be seen works."""
    tab = context.new_page()
    held: list[Route] = []
    tab.route("**/redaktion.json", lambda route: held.append(route))
    editor.open(tab, signed_in=False)
    wait_until(lambda: tab.evaluate("1") == 1 and bool(held))
    expect(tab.get_by_role("button", name="Neue Meldung")).to_be_hidden()
    held[0].continue_()
    tab.get_by_role("button", name="Neue Meldung").click()
    expect(tab.get_by_label("Überschrift", exact=True)).to_be_visible()
