"""What made people stumble who had nothing but docs/schreiben.md and a phone."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_one_draft import begun, choose, send
from tests.plugins.editor.world import GOOD
from tests.support import wait_until

LONG = "Viele Menschen stehen auf dem Stiftsplatz um einen Tisch mit Äpfeln, hinter ihnen ein Lastenrad."
LOADED = "performance.getEntriesByName(`${location.origin}/js/redaktion/workshop.js`).length > 0"
COVERED = """() => {
  const { left, top, height } = document.activeElement.getBoundingClientRect(), y = Math.max(top + Math.min(height, 40) / 2, 0);
  const above = document.elementFromPoint(left + 5, y)?.closest(".saving, .said");
  return above && !above.contains(document.activeElement) ? document.activeElement.id : "" }"""
ARRIVED = "import('/js/redaktion/workshop.js').then(() => true)"  # with all it needs


def test_a_description_is_seen_whole(editor: Editor, context: BrowserContext) -> None:
    """On a phone as well, while it is written; it stays one line of the text."""
    tab = editor.open(context.new_page())
    begun(tab)
    choose(tab, *photos(1))
    described = tab.get_by_label("Bildbeschreibung", exact=True)
    described.fill(LONG)
    assert described.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")  # fmt: skip
    described.press("End")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Es regnet.")
    expect(tab.get_by_label("Text", exact=True)).to_have_value(
        f"Ein Satz.\n\n![{LONG} Es regnet.](/images/neues-1.jpg)\n\n"
    )


def test_what_is_said_leaves_room_for_what_is_to_be_compared(
    editor: Editor, context: BrowserContext
) -> None:
    """A long change by others stands below, not in the line that stays in sight."""
    tab = editor.open(context.new_page(), address=f"#{NEWS}")
    tab.get_by_label("Beschreibung", exact=True).fill("Neu.")
    theirs = editor.bare.text(NEWS).replace("Zweiter Absatz.", LONG * 4)
    editor.bare.commit({NEWS: theirs.encode()})
    send(tab)
    expect(tab.locator("#conflict")).to_contain_text(LONG * 4)
    status = tab.get_by_role("status")
    expect(status).to_contain_text("Was, steht darunter.")
    box = status.bounding_box()
    assert box
    assert box["height"] < 844 / 4


def test_a_train_that_loses_the_network_at_the_list(
    editor: Editor, context: BrowserContext
) -> None:
    """A text can be begun then as well."""
    tab = editor.open(context.new_page())
    wait_until(lambda: tab.evaluate(LOADED))
    tab.evaluate(ARRIVED)
    context.set_offline(True)
    begun(tab)
    expect(tab.locator("#waiting")).to_contain_text("wird vorgemerkt")


def test_a_refusal_is_of_the_last_token_only(editor: Editor, tab: Page) -> None:
    """While another one is looked at, nothing says any more that one was wrong."""
    editor.open(tab, signed_in=False)
    for token in ("falsch", GOOD):
        tab.get_by_label("Zugangstoken").fill(token)
        if token == GOOD:
            editor.world.fault = lambda *_: "hang"
        tab.get_by_role("button", name="Anmelden").click()
        expect(tab.locator("#token-fault")).to_have_text(
            "" if token == GOOD else "GitHub erkennt das Zugangstoken nicht an, oder es ist"
            " abgelaufen. Unten mit einem neuen anmelden; was ihr geschrieben habt, bleibt."
        )  # fmt: skip


def test_long_words_of_the_header_are_seen_whole(editor: Editor, tab: Page) -> None:
    """On a phone as well; they stay one line, and Enter sends nothing off."""
    editor.open(tab)
    begun(tab)
    title = tab.get_by_label("Überschrift", exact=True)
    title.fill(LONG + LONG[:45])
    title.press("Enter")
    assert title.input_value() == LONG + LONG[:45]
    assert title.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")  # fmt: skip
    tab.locator("#further summary").click()
    name = tab.get_by_label("Dateiname")
    assert name.evaluate("one => one.scrollHeight <= one.clientHeight")


def test_a_desktop_has_two_columns(editor: Editor, tab: Page) -> None:
    """Photos and the quick look stand beside the text; what saves it is in sight wherever one is."""
    editor.open(tab)
    tab.set_viewport_size({"width": 1280, "height": 720})
    begun(tab, photo=True)
    tab.get_by_role("button", name="Ansehen", exact=True).click()
    expect(tab.get_by_role("region", name="Ansehen")).to_be_focused()
    text = tab.get_by_label("Text", exact=True).bounding_box()
    assert text
    for place in ("#looked", "#photos"):
        box = tab.locator(place).bounding_box()
        assert box
        assert box["x"] > text["x"] + text["width"]
    for top in (0, 600):
        tab.evaluate("top => scrollTo(0, top)", top)
        expect(tab.get_by_role("button", name="Veröffentlichen")).to_be_in_viewport()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_keyboard_finds_no_field_below_what_stays(editor: Editor, tab: Page) -> None:
    """What has the focus is in sight: nothing that stays in sight lies on it, forwards and backwards."""
    editor.open(tab)
    begun(tab)
    choose(tab, *photos(1))
    expect(tab.get_by_role("status")).to_have_text("Jetzt die Bildbeschreibung schreiben.")
    tab.locator("#further summary").click()
    for width, key in ((1280, "Tab"), (390, "Shift+Tab")):
        tab.set_viewport_size({"width": width, "height": 720})
        for _ in range(30):
            tab.keyboard.press(key)
            assert tab.evaluate(COVERED) == "", key
