"""Every state of the page: no barrier, nothing that scrolls sideways, everything spoken."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.test_barriers import RULES, findings
from tests.photographs import as_phone, sample
from tests.plugins.editor.conftest import HURRY, NEWS, Editor, sign_in
from tests.plugins.editor.test_following import note, run
from tests.plugins.editor.test_one_draft import begun
from tests.support import matrix


def states(editor: Editor, tab: Page) -> Iterator[str]:
    """Bring the page from one state to the next; yield the name of each."""
    editor.open(tab, signed_in=False)
    tab.locator("#sign-in summary").click()
    yield "how to sign in"
    tab.get_by_label("Zugangstoken").fill("falsch")
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.locator("#token-fault")).not_to_be_empty()
    yield "a token that is refused"
    tab.get_by_label("Zugangstoken").fill("github_pat_gut")
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.get_by_role("button", name="Abmelden")).to_be_visible()
    yield "all texts"
    tab.get_by_role("button", name="Neuer Termin").click()
    tab.locator("#further summary").click()
    tab.get_by_role("button", name="Veröffentlichen").click()
    yield "a Termin without a title"
    tab.get_by_label("Überschrift", exact=True).fill("Plenum")
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Klimatag")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    photo = as_phone(sample(size=(70, 48)))
    chooser.value.set_files([FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo)])
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_be_focused()
    tab.get_by_role("button", name="Veröffentlichen").click()
    tab.get_by_role("button", name="Anweisung").click()
    yield "a photo without a description, and a directive asked for"
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files([FilePayload(name="b.heic", mimeType="", buffer=b"nichts")])
    expect(tab.get_by_role("status")).to_contain_text("Maximale Kompatibilität")
    yield "a photo that is refused"
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="PDF einfügen").click()
        tab.get_by_role("button", name="PDF wählen").click()
    chooser.value.set_files(
        [FilePayload(name="a.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7")]
    )
    expect(tab.get_by_label("Was der Link sagt")).to_be_visible()
    tab.get_by_role("button", name="PDF einfügen").click()
    yield "a PDF, and what is said before the next"
    tab.get_by_role("button", name="Vorhandenes Bild").click()
    expect(tab.locator(".pictures li").first).to_be_visible()
    yield "the pictures there are"
    tab.get_by_role("button", name="Besser beschreiben").first.click()
    tab.get_by_role("button", name="Überall ändern").click()
    expect(tab.get_by_label("Was zu sehen ist")).to_be_visible()
    yield "a picture without better words"
    tab.get_by_label("Bildbeschreibung", exact=True).fill("Ein Bild")
    tab.get_by_label("Tag", exact=True).fill("2023-09-09")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.locator("#file-name-fault")).not_to_be_empty()
    yield "a name that is taken"
    tab.get_by_label("Tag", exact=True).fill("2023-09-08")
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    yield "a proposal"
    tab.get_by_label("Text", exact=True).fill(
        "## Was\n\n* wir\n\n> tun\n\n| a | b |\n|---|---|\n| c | d |\n\n[[EMail]] [x](/x.html) `y`\n\n    "
    )
    tab.get_by_role("button", name="Ansehen").click()
    expect(tab.get_by_role("region", name="Ansehen")).to_be_focused()
    yield "a quick look"
    tab.get_by_role("button", name="Ansicht schließen").click()
    tab.get_by_role("button", name="Alle Beiträge").click()
    yield "what was begun"
    tab.get_by_role("button", name="Abmelden").click()
    yield "signing out"
    tab.get_by_role("button", name="Abbrechen").last.click()
    tab.goto(f"{editor.url}#{NEWS}")
    tab.get_by_label("Text", exact=True).fill("Meins.")
    tab.get_by_role("button", name="Über GitHub vorschlagen").click()
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.locator("#progress")).to_be_visible()
    sha = editor.bare.head()
    editor.world.notes[1] = [
        note(NEWS, 2, "Zu lang."),
        note(NEWS, 7, "Kein Ziel."),
        note("content/x.md", 1, "Anders."),
    ]
    editor.world.checks[sha] = [run(1, "failure")]
    expect(tab.locator("#text-faults")).to_be_visible()
    yield "faults"
    tab.get_by_label("Text", exact=True).fill("Meins, anders.")
    tab.context.set_offline(True)
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    yield "what waits for a network"
    tab.get_by_role("button", name="Doch nicht").click()
    tab.context.set_offline(False)
    editor.bare.commit({NEWS: b"---\ntitle: Anders\n---\n\nIhres.\n"})
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.locator("#conflict")).to_be_visible()
    yield "two versions"
    tab.get_by_role("radio", name="Die andere").check()
    tab.get_by_role("button", name="Übernehmen").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Ihres.")
    editor.built(editor.bare.head())
    tab.get_by_label("Text", exact=True).fill("Beides.")
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    editor.built(editor.bare.head())
    expect(tab.locator("#progress").get_by_role("link")).to_be_visible()
    yield "online"
    tab.locator("#this-text summary").first.click()
    tab.get_by_label("Neuer Name der Datei").fill("für uns")
    tab.get_by_role("button", name="Umbenennen").click()
    expect(tab.locator("#new-name-fault")).not_to_be_empty()
    yield "a name that cannot be"
    tab.get_by_role("button", name="Frühere Fassungen").click()
    tab.locator("#versions summary").last.click()
    expect(tab.locator("#versions del").first).to_be_visible()
    yield "how it was"
    editor.told(
        linked={NEWS: [NEWS.replace("klimatag", "x")]},
        alone={NEWS: ["content/images/partners/logo.svg"]},
    )
    tab.get_by_role("button", name="Löschen").click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    yield "what leaves with it"


WIDE = "size => { const { documentElement: all } = document; all.style.fontSize = size; return all.scrollWidth }"


def found_here(tab: Page) -> list[str]:
    """Return what axe finds in what the editor shows, in the light scheme."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(Axe().axe_script)
    run_axe = "options => axe.run('#desk', options).then(found => found.violations.map(v => v.id))"
    said: list[str] = tab.evaluate(run_axe, RULES)
    return said


@pytest.mark.parametrize("schemes", [1, *matrix(3)])
def test_no_state_has_a_barrier(editor: Editor, chrome: Browser, schemes: int) -> None:
    """Axe finds nothing, in no scheme; at 320 px and at 200 % nothing scrolls sideways."""
    with chrome.new_context(
        viewport={"width": 390, "height": 844}, bypass_csp=True, locale="de-DE"
    ) as context:
        tab = context.new_page()
        tab.add_init_script(HURRY)
        seen = []
        for state in states(editor, tab):
            seen.append(state)
            found = found_here(tab) if schemes == 1 else list(findings(tab))
            assert found == [], state
            for width, size in ((320, ""), (640, "200%")):
                tab.set_viewport_size({"width": width, "height": 844})
                assert tab.evaluate(WIDE, size) <= width, (state, width)
            tab.set_viewport_size({"width": 390, "height": 844})
            tab.evaluate("document.documentElement.style.fontSize = ''")
        assert len(seen) == 21


def refusing(kind: str) -> str:
    """Return a script after which the device keeps nothing: no room, or none allowed."""
    if kind == "full":
        return """const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {
          if (this === localStorage) throw new DOMException("full", "QuotaExceededError"); put.call(this, key, value) }"""
    return """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get() { throw new DOMException("no", "SecurityError") } });
      indexedDB.open = IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") }"""


@pytest.mark.parametrize("kind", ["forbidden", *matrix("full")])
def test_a_device_that_keeps_nothing(editor: Editor, chrome: Browser, kind: str) -> None:
    """It is said, without a barrier; a text with a photo can be published all the same."""
    with chrome.new_context(
        viewport={"width": 390, "height": 844}, bypass_csp=True, locale="de-DE"
    ) as context:
        context.add_init_script(refusing(kind))
        context.add_init_script(HURRY)
        tab = context.new_page()
        editor.open(tab, signed_in=False)
        sign_in(tab)
        begun(tab, photo=True)
        expect(tab.locator("#unstored")).to_be_visible()
        assert found_here(tab) == []
        tab.get_by_role("button", name="Veröffentlichen").click()
        expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
        assert "content/images/neues-1.jpg" in editor.bare.paths()


def test_in_a_frame(editor: Editor, chrome: Browser) -> None:
    """The one sentence and its link are no barrier either."""
    with chrome.new_context(bypass_csp=True) as context:
        tab = context.new_page()
        tab.route("**/rahmen", lambda route: route.fulfill(
            body=f'<iframe title="x" src="{editor.url}"></iframe>', content_type="text/html"
        ))  # fmt: skip
        tab.goto(f"{editor.site.url}/rahmen")
        frame = tab.frames[1]
        expect(frame.get_by_role("link", name="Hier öffnet ihr sie allein")).to_be_visible()
        frame.evaluate(Axe().axe_script)
        run_axe = "options => axe.run(options).then(found => found.violations.map(v => v.id))"
        assert frame.evaluate(run_axe, RULES) == []
        assert frame.locator("#desk").is_hidden()
