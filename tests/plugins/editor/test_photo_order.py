"""A report with several photos: in which order they stand, where, and how one is moved."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.plugins.editor.conftest import Call, Editor
from tests.plugins.editor.test_errands import photos
from tests.plugins.editor.test_one_draft import begun, choose
from tests.support import wait_until

LINE = "Ein Satz.\n\nEnde."


@pytest.mark.parametrize("has_touch", [False, True])
def test_several_at_once(editor: Editor, chrome: Browser, has_touch: bool) -> None:
    """As tapped on a phone, by their names where a dialog has an order of its own; below them one writes on."""
    with chrome.new_context(
        viewport={"width": 390, "height": 844}, has_touch=has_touch, is_mobile=has_touch
    ) as context:
        tab = editor.open(context.new_page())
        begun(tab)
        text = tab.get_by_label("Text", exact=True)
        text.fill(LINE)
        text.evaluate("one => one.setSelectionRange(3, 3)")
        # The last one that is clicked comes first in dialogs.
        chosen = photos(3)
        for photo, number in zip(chosen, (10, 8, 9), strict=True):
            photo["name"] = f"IMG_{number}.JPG"
        sizes: list[str] = []
        tab.on("console", lambda said: sizes.append(said.text) if "nimmt" in said.text else None)
        tab.evaluate("""() => { const make = createImageBitmap;
            globalThis.createImageBitmap = (file, ...more) => (console.info("nimmt", file.name), make(file, ...more)) }""")
        choose(tab, *chosen)
        expect(tab.get_by_label("Bildbeschreibung", exact=True).first).to_be_focused()
        expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(3)
        order = ("10", "8", "9") if has_touch else ("8", "9", "10")
        assert sizes == [f"nimmt IMG_{n}.JPG" for n in order]
        text.focus()
        tab.keyboard.type("Weiter.")
        expect(text).to_have_value(
            "Ein Satz.\n\n![](/images/neues-1.jpg)\n\n![](/images/neues-2.jpg)\n\n"
            "![](/images/neues-3.jpg)\n\nWeiter.\n\nEnde."
        )


def test_who_writes_on_is_left_alone(editor: Editor, context: BrowserContext) -> None:
    """While photos are prepared, a word in another field or place stays whole, and so does the focus."""
    tab = context.new_page()
    held: list[Route] = []
    tab.route("**/photos.js", lambda route: held.append(route))
    editor.open(tab)
    begun(tab)
    choose(tab, *photos(2))
    wait_until(lambda: tab.evaluate("1") == 1 and bool(held))
    title = tab.get_by_label("Überschrift", exact=True)
    title.press("End")
    tab.keyboard.type(" Vor")
    held[0].continue_()
    text = tab.get_by_label("Text", exact=True)
    expect(text).to_have_value(re.compile(r"-2\.jpg"))
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    tab.keyboard.type("her")
    expect(title).to_have_value("Neues Vorher")
    expect(title).to_be_focused()
    assert re.fullmatch(r"Ein Satz\.\n\n!\[\]\(\S+-1\.jpg\)\n\n!\[\]\(\S+-2\.jpg\)\s*", text.input_value())  # fmt: skip


def test_what_is_asked_for_is_said_until_it_is_there(editor: Editor, tab: Page) -> None:
    """How many descriptions are missing, nothing when none is; a title that is missing likewise."""
    editor.open(tab)
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_role("button", name="Veröffentlichen").click()
    expect(tab.get_by_role("status")).to_have_text("Die Überschrift fehlt.")
    tab.get_by_label("Überschrift", exact=True).fill("Neues")
    expect(tab.locator("#said")).to_have_text("")
    choose(tab, *photos(2))
    described = tab.get_by_label("Bildbeschreibung", exact=True)
    expect(described.first).to_be_focused()
    tab.keyboard.type("Ein Bild")
    expect(tab.get_by_role("status")).to_have_text("Jetzt die 2 Bildbeschreibungen schreiben.")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("status")).to_have_text("Jetzt die Bildbeschreibung schreiben.")
    text = tab.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("![](", "![Noch eines]("))
    expect(tab.locator("#said")).to_have_text("")


def test_moving_one(editor: Editor, tab: Page) -> None:
    """By a button, over a paragraph; the forms follow the text, and the focus stays with the photo."""
    editor.open(tab)
    begun(tab)
    choose(tab, *photos(2))
    text = tab.get_by_label("Text", exact=True)
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    second = tab.get_by_role("group", name="neues-2.jpg")
    second.get_by_label("Bildunterschrift").fill("Da.")
    for place in ("jetzt vor neues-1.jpg", "jetzt vor „Ein Satz.“", "steht ganz oben"):
        second.get_by_role("button", name="Nach oben").click()
        expect(tab.get_by_role("status")).to_contain_text(place)
    expect(second.get_by_role("button", name="Nach oben")).to_be_focused()
    expect(tab.locator("#photos legend").first).to_have_text("neues-2.jpg")
    expect(text).to_have_value("![](/images/neues-2.jpg)\n*Da.*\n\nEin Satz.\n\n![](/images/neues-1.jpg)")  # fmt: skip
    second.get_by_role("button", name="Nach unten").press("Enter")
    expect(tab.get_by_role("status")).to_contain_text("jetzt vor neues-1.jpg")
    text.fill("Ein Satz.")
    second.get_by_role("button", name="Nach oben").click()
    expect(tab.get_by_role("status")).to_contain_text("neues-2.jpg steht nicht mehr im Text.")


P = "![p](/p.jpg)"
MOVES = [
    (f"a\n\n{P}\n\nb", -1, f"{P}\n\na\n\nb"), (f"a\n\n{P}\n\nb", 1, f"a\n\nb\n\n{P}"),
    (f"a\n\n{P}\n*c*\n\nb\nb\n\nd", 1, f"a\n\nb\nb\n\n{P}\n*c*\n\nd"),
    (f"{P}\n\na", -1, f"{P}\n\na"), (f"a\n\n{P}", 1, f"a\n\n{P}"), (f"a\n{P}", 1, f"a\n\n{P}"),
    (f"a {P} b\n\nc", 1, f"a b\n\n{P}\n\nc"), (f"x\n\na {P} b", -1, f"x\n\n{P}\n\na b"),
    (f"{P}\n\n```\na\n\nb\n```\n\nc", 1, f"```\na\n\nb\n```\n\n{P}\n\nc"),
    (f"```\na\n\nb\n```\n\n{P}", -1, f"{P}\n\n```\na\n\nb\n```"), (f"{P}\n\n    code", 1, f"    code\n\n{P}"),
    (f"a\n\n![x](/x.jpg)\n{P}\n\nb", -1, f"a\n\n{P}\n\n![x](/x.jpg)\n\nb"), ("a", 1, "a"),
    (f"a{P}\nb\n\nc", 1, f"a\nb\n\n{P}\n\nc"), (f"a{P}b", 1, f"a b\n\n{P}"),
]  # fmt: skip
PLACES = [
    ("a|b\nc\n\nd", "ab\nc\n\nX\n\n|\n\nd"), ("|ab\n\nc", "X\n\n|\n\nab\n\nc"), ("a\n\n|b", "a\n\nX\n\n|\n\nb"),
    ("a\n|b", "a\nb\n\nX\n\n|"), ("", "X\n\n|"), ("\n\n|", "X\n\n|"), ("a\n\n|\n\nb", "a\n\nX\n\n|\n\nb"),
    ("![p](/p.jpg)|\n*c*\n\nd", "![p](/p.jpg)\n*c*\n\nX\n\n|\n\nd"),
    ("a|\n\n    code", "a\n\nX\n\n|\n\n    code"), ("a|  \n\nb", "a  \n\nX\n\n|\n\nb"), ("* a\n* b|\n* c", "* a\n* b\n* c\n\nX\n\n|"),
]  # fmt: skip


def test_where_a_photo_can_stand(modules: Call) -> None:
    """A paragraph of its own, in no code, with its caption; nothing else changes but blank lines."""
    moves = """async rows => {
      const { moved } = await import("/theme/static/js/redaktion/described.js");
      return rows.map(([before, step]) => moved(before, "/p.jpg", step)) }"""
    said = modules(moves, [[before, step] for before, step, _ in MOVES])
    assert said == [after for *_, after in MOVES]


def test_where_the_next_paragraph_goes(modules: Call) -> None:
    """Behind the paragraph, list or table in which one writes, before one whose beginning that is."""
    cases = [(before.rpartition("|"), after) for before, after in PLACES]
    put = """rows => rows.map(([before, behind]) => {
      const to = text.inserted({ text: before + behind, start: before.length, end: before.length }, 'X');
      return to.text.slice(0, to.start) + '|' + to.text.slice(to.start) })"""
    said = modules(put, [[before, behind] for (before, _, behind), _ in cases])
    assert said == [after for _, after in cases]
