"""A train: writing goes on without a network, and what was to be saved is saved when it is back."""

from threading import Event

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import HURRY, NEWS, TEXTS, Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_one_draft import NEW, begun, choose, send
from tests.plugins.editor.world import GOOD
from tests.support import PATIENCE, matrix, wait_until

# Each with all it needs.
ARRIVED = "Promise.all(['photos', 'described', 'meeting'].map(name => import(`/js/redaktion/${name}.js`))).then(() => true)"
LOADED = "['photos', 'described', 'meeting'].every(name => performance.getEntriesByName(`${location.origin}/js/redaktion/${name}.js`).length)"


def offline(tab: Page) -> None:
    """Lose the network, once all is loaded that is needed then."""
    wait_until(lambda: tab.evaluate(LOADED))
    tab.evaluate(ARRIVED)
    tab.context.set_offline(True)


def online(tab: Page) -> None:
    tab.context.set_offline(False)


@pytest.mark.parametrize("way", ["Veröffentlichen", *matrix("Vorschlagen", "Als Entwurf sichern")])
def test_what_was_clicked_is_done_later(editor: Editor, context: BrowserContext, way: str) -> None:
    """A new text with a photo, as it was at the click: once, by itself; what was written after it stays here."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    offline(tab)
    expect(tab.get_by_role("status")).to_contain_text("Ihr könnt weiterschreiben")
    expect(tab.locator("#waiting")).to_contain_text("wird vorgemerkt")
    choose(tab, *photos(1))
    tab.get_by_label("Bildbeschreibung", exact=True).fill("Ein Bild")
    before = editor.bare.head()
    send(tab, way)
    expect(tab.get_by_role("status")).to_contain_text("Gesichert wird von selbst")
    expect(tab.locator("#waiting")).to_contain_text(f"„{way}“ ist vorgemerkt")
    expect(tab.locator("#publish")).not_to_have_attribute("aria-disabled", "true")
    area = tab.get_by_label("Text", exact=True)
    area.fill(f"{area.input_value().rstrip()}\n\nNoch nicht fer")
    online(tab)
    expect(tab.get_by_role("status")).to_contain_text("Was danach geschrieben wurde")
    expect(tab.locator("#waiting")).to_be_hidden()
    branch = editor.world.pulls[0]["head"] if way == "Vorschlagen" else "main"
    assert editor.bare.git("rev-list", "--count", f"{before}..{branch}") == "1"
    assert editor.bare.text(NEW, branch).endswith("![Ein Bild](/images/neues-1.jpg)\n")
    assert "content/images/neues-1.jpg" in editor.bare.paths(branch)
    expect(area).to_have_value("Ein Satz.\n\n![Ein Bild](/images/neues-1.jpg)\n\nNoch nicht fer")


def test_a_tab_that_was_closed_offline(editor: Editor, context: BrowserContext) -> None:
    """Opened again it goes on by itself, signed in or as soon as that is so."""
    tab = context.new_page()
    editor.open(tab, signed_in=False)
    begun(tab)
    offline(tab)
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    tab.close()
    context.set_offline(False)
    again = context.new_page()
    editor.open(again, signed_in=False)
    expect(again.get_by_role("status")).to_contain_text("Zum Sichern bitte anmelden")
    again.get_by_label("Zugangstoken").fill(GOOD)
    again.get_by_role("button", name="Anmelden").click()
    expect(again.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(NEW).endswith("Ein Satz.\n")


def test_somebody_changed_it_meanwhile(editor: Editor, context: BrowserContext) -> None:
    """Found out when the network is back: shown, and nothing is overwritten; recalled, nothing is sent."""
    tab = context.new_page()
    editor.open(tab, address=f"#{NEWS}")
    tab.get_by_label("Beschreibung", exact=True).fill("Neu.")
    offline(tab)
    send(tab)
    tab.get_by_role("button", name="Doch nicht").click()
    expect(tab.get_by_role("status")).to_contain_text("nichts gesichert")
    send(tab)
    theirs = editor.bare.commit({NEWS: TEXTS[NEWS].replace("Zweiter", "Letzter").encode()})
    online(tab)
    expect(tab.locator("#conflict")).to_contain_text("Letzter Absatz.")
    assert editor.bare.head() == theirs
    expect(tab.locator("#waiting")).to_be_hidden()
    tab.get_by_role("button", name="Übernehmen").click()
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEWS).endswith("Letzter Absatz.\n")


def test_a_network_that_only_seems_to_be_there(editor: Editor, context: BrowserContext) -> None:
    """No answer, a tab that is loaded anew, a fault while it is tried by itself: saved in the end, once."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    asked = len(editor.world.asked)
    editor.world.fault = lambda _method, _path: (
        "cut"
        if len(editor.world.asked) < asked + 12
        else "500"
        if len(editor.world.asked) < asked + 20
        else ""
    )
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    tab.reload()
    expect(tab.locator("#progress")).to_contain_text("gespeichert")
    expect(tab.locator("#waiting")).to_be_hidden()
    assert editor.bare.messages().count("Meldung „Neues“") == 1


def test_signing_out_recalls_it(editor: Editor, context: BrowserContext) -> None:
    """Whoever signs in on the same device afterwards sends nothing of it."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    offline(tab)
    send(tab)
    tab.get_by_role("button", name="Abmelden").click()
    tab.get_by_role("button", name="Behalten und abmelden").click()
    online(tab)
    tab.get_by_label("Zugangstoken").fill(GOOD)
    tab.get_by_role("button", name="Anmelden").click()
    expect(tab.get_by_role("button", name="Neues")).to_be_visible()
    expect(tab.locator("#unfinished")).not_to_contain_text("wartet")
    assert NEW not in editor.bare.paths()


def test_recalling_it_too_late(editor: Editor, context: BrowserContext) -> None:
    """What is being saved already is not said to be held back."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    offline(tab)
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    held = editor.world.hold("PATCH")
    online(tab)
    wait_until(lambda: any(method == "PATCH" for method, _ in editor.world.asked))
    tab.get_by_role("button", name="Doch nicht").click()
    expect(tab.get_by_role("status")).to_contain_text("wird schon gesichert")
    held.set()
    expect(tab.locator("#waiting")).to_be_hidden()
    assert editor.bare.messages().count("Meldung „Neues“") == 1


def test_the_network_comes_back_while_it_is_asked_for(
    editor: Editor, context: BrowserContext
) -> None:
    """It is saved once, and what is said of that stays."""
    tab = context.new_page()
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun(tab)
    asking, saving = Event(), Event()
    waits = {("GET", ""): asking, ("PATCH", "/git/refs/heads/main"): saving}

    def wait(method: str, path: str) -> str:
        if (method, path) in waits:
            waits[method, path].wait(PATIENCE)
        return ""

    offline(tab)
    send(tab)
    expect(tab.locator("#waiting")).to_contain_text("ist vorgemerkt")
    tab.evaluate(
        "Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })"
    )
    editor.world.asked.clear()
    editor.world.fault = wait
    # The device says still that it is offline, and is not.
    with tab.expect_response(lambda said: said.url.endswith("/ort/website")):
        context.set_offline(False)
        wait_until(lambda: ("GET", "") in editor.world.asked)
        tab.evaluate("delete navigator.onLine; dispatchEvent(new Event('online'))")
        wait_until(lambda: ("PATCH", "/git/refs/heads/main") in editor.world.asked)
        area = tab.get_by_label("Text", exact=True)
        area.fill(f"{area.input_value()}\n\nMehr.")
        asking.set()
    saving.set()
    expect(tab.locator("#waiting")).to_be_hidden()
    assert "Was danach geschrieben wurde" in settled(tab)
    assert editor.bare.messages().count("Meldung „Neues“") == 1
