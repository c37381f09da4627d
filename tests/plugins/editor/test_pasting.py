"""Pasting into the text with a real clipboard, and looking at a draft."""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.common.javascript import without_comments
from tests.photographs import sample
from tests.plugins.editor.conftest import HURRY, Editor
from tests.plugins.editor.test_clips import NAMES, clip_of
from tests.plugins.editor.test_pasted_words import WITH_SCRIPTS
from tests.support import Project, wait_until

WRITE = """async parts => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
  Object.entries(parts).map(([type, text]) => [type, type === 'image/png'
    ? new Blob([Uint8Array.from(atob(text), sign => sign.charCodeAt(0))], {type}) : new Blob([text], {type})])))])"""
SELECT = "([from, to]) => document.getElementById('text').setSelectionRange(from, to)"


def png() -> str:
    """Return a small picture."""
    stream = BytesIO()
    sample(size=(30, 20)).save(stream, "PNG")
    return b64encode(stream.getvalue()).decode()


@pytest.fixture
def writing(editor: Editor, chrome: Browser) -> Iterator[Page]:
    """A new Meldung, whose tab may use the clipboard."""
    with chrome.new_context(viewport={"width": 390, "height": 844}, locale="de-DE") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_init_script(HURRY)
        tab = editor.open(context.new_page())
        tab.get_by_role("button", name="Neue Meldung").click()
        expect(tab.get_by_label("Überschrift", exact=True)).to_be_focused()
        yield tab


def paste(tab: Page, keys: str = "Control+V", **parts: str) -> None:
    """Put HTML, text or a picture on the clipboard, and paste it."""
    kinds = {"html": "text/html", "plain": "text/plain", "png": "image/png"}
    tab.evaluate(WRITE, {kinds[kind]: said for kind, said in parts.items()})
    tab.get_by_label("Text", exact=True).focus()
    tab.keyboard.press(keys)


def test_formatted_words(writing: Page) -> None:
    """They become Markdown where the cursor is, which stands behind them then; undone at once."""
    area = writing.get_by_label("Text", exact=True)
    area.fill("Vorher.\n\nNachher.")
    writing.evaluate(SELECT, [7, 7])
    paste(writing, html="<h3>Äpfel</h3><ul><li>rote<ul><li><b>kleine</b></li></ul></li></ul>", plain="Äpfel\nrote\nkleine")  # fmt: skip
    whole = "Vorher.\n\n## Äpfel\n\n* rote\n    * **kleine**\n\nNachher."
    expect(area).to_have_value(whole)
    assert writing.evaluate("document.getElementById('text').selectionStart") == whole.index("\n\nNach")  # fmt: skip
    writing.keyboard.press("Control+Z")
    expect(area).to_have_value("Vorher.\n\nNachher.")
    within_a_line(writing)


def within_a_line(writing: Page) -> None:
    """They go on with the line, with the blanks that were copied; marks are escaped where needed."""
    area = writing.get_by_label("Text", exact=True)
    area.fill("Eins  Zwei")
    writing.evaluate(SELECT, [5, 5])
    paste(
        writing, html="<meta charset='utf-8'><span>1. <b>Mai</b> und </span>", plain="1. Mai und "
    )
    expect(area).to_have_value("Eins 1. **Mai** und  Zwei")
    area.fill("")
    paste(writing, html="<p>1. Preis</p>", plain="1. Preis")
    expect(area).to_have_value("1\\. Preis")


def test_plain_text(writing: Page) -> None:
    """It stays as it was typed, and so does code, and what is pasted without formatting."""
    area = writing.get_by_label("Text", exact=True)
    for keys, parts in (
        ("Control+V", {"plain": "1. *so*\n\n- [x](y) \\*"}),
        ("Control+Shift+V", {"plain": "*so*", "html": "<b>so</b>"}),
        ("Control+V", {"plain": "if a < *b:\n    c()", "html": "<pre>if a &lt; *b:\n    c()</pre>"}),
    ):  # fmt: skip
        area.fill("")
        paste(writing, keys, **parts)
        expect(area).to_have_value(parts["plain"])
    area.fill("")
    paste(writing, plain="so\u200bfort \u202a+49 631\u202c\ufeff")
    expect(area).to_have_value("sofort +49 631")
    an_address(writing)


def an_address(writing: Page) -> None:
    """It makes a link of the words that are selected; alone it is without tracking."""
    area = writing.get_by_label("Text", exact=True)
    area.fill("Der BUND hilft.")
    writing.evaluate(SELECT, [4, 8])
    paste(writing, plain="https://www.bund.net/?utm_source=x&a=1")
    expect(area).to_have_value("Der [BUND](https://www.bund.net/?a=1) hilft.")
    area.fill("")
    paste(writing, plain="https://www.bund.net/?fbclid=x")
    expect(area).to_have_value("https://www.bund.net/")


def test_nothing_acts(writing: Page) -> None:
    """No clip makes the browser complain of the policy, load, or run anything."""
    told: list[str] = []
    # What is loaded ahead of time anyway is no answer to a clip.
    ahead = ["photos", "documents", "by_hand", "joining", "comparing", "looking"]
    loaded = "names => names.every(one => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(`/${one}.js`)))"
    wait_until(lambda: writing.evaluate(loaded, ahead))
    writing.on("request", lambda request: told.append(request.url))
    html = "".join(clip_of(name).html for name in NAMES) + WITH_SCRIPTS
    writing.get_by_label("Text", exact=True).evaluate(
        """(area, html) => { const data = new DataTransfer(); data.setData('text/html', html); data.setData('text/plain', 'x')
          area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }""",
        html,
    )
    expect(writing.get_by_label("Text", exact=True)).to_have_value(re.compile("Radentscheid"))
    assert {url.rpartition("/")[2] for url in told} <= {"clip.js", "tidy.js", "entries.js", "formats.js", "marks.js"}  # fmt: skip
    assert writing.evaluate("globalThis.wrong") is None


def test_pictures(writing: Page) -> None:
    """A picture on the clipboard is a photo as if chosen; so is one within copied words, others are told."""
    area = writing.get_by_label("Text", exact=True)
    writing.get_by_label("Überschrift").fill("Fest")
    paste(writing, png=png())
    expect(area).to_have_value("![](/images/fest-1.png)\n\n")
    expect(writing.get_by_label("Bildbeschreibung", exact=True)).to_be_focused()
    area.fill("")
    # As Office does: a picture of the words beside them.
    paste(writing, plain="so", html="<p><b>so</b></p>", png=png())
    expect(area).to_have_value("**so**")
    area.fill("")
    paste(writing, plain="Hier", html=f"<p>Hier<img src='data:image/png;base64,{png()}'><img src='file:///x.png'></p>")  # fmt: skip
    expect(writing.get_by_role("status")).to_contain_text("Ein Bild ist nicht mitgekommen")
    assert area.input_value().startswith("Hier\n\n![](/images/fest-")


def test_a_look(writing: Page, editor: Editor) -> None:
    """At once the text is shown roughly, its photo as well; the page of a draft opens when it is built.

    The site is not asked for a photo of this device.
    """
    asked: list[str] = []
    writing.on("request", lambda request: asked.append(request.url))
    writing.get_by_label("Überschrift").fill("Fest")
    writing.get_by_label("Text", exact=True).fill("**Alle** kommen.\n\n[[EMail]]\n")
    paste(writing, png=png())
    expect(writing.get_by_label("Bildbeschreibung", exact=True)).to_be_focused()
    writing.get_by_label("Bildbeschreibung", exact=True).fill("Ein Fest")
    writing.get_by_role("button", name="Ansehen").click()
    look = writing.get_by_role("region", name="Ansehen")
    expect(look).to_be_focused()
    expect(look).to_contain_text("Schnelle Ansicht, ungefähr:")
    expect(look.get_by_role("heading", name="Fest")).to_be_visible()
    expect(look.locator("strong", has_text="Alle")).to_be_visible()
    expect(look.get_by_text("Anweisung EMail")).to_be_visible()
    expect(look.get_by_alt_text("Ein Fest")).to_have_js_property("naturalWidth", 30)
    assert not [url for url in asked if "/images/fest" in url]
    look.get_by_role("button", name="Ansicht schließen").click()
    expect(writing.get_by_role("button", name="Ansehen")).to_be_focused()
    writing.get_by_role("button", name="Als Entwurf sichern").click()
    expect(writing.get_by_role("status")).to_contain_text("wird geprüft")
    writing.get_by_role("button", name="Ansehen").click()
    expect(look).to_contain_text("wird gebaut")
    path = next(p for p in editor.bare.paths() if p.endswith("fest.md"))
    with writing.context.expect_page() as opened:
        editor.built(editor.bare.head(), [path, "Fest", "2023-11-14", "blog.html", True])
    assert opened.value.url.endswith("/blog.html")
    expect(look.get_by_role("link", name="zur Seite")).to_have_attribute("href", "/blog.html")
    with writing.context.expect_page():
        writing.get_by_role("button", name="Ansehen").click()


def test_a_look_at_what_was_just_saved_elsewhere(writing: Page, editor: Editor) -> None:
    """A draft that was opened from the repository, and is in no build yet, is waited for as well."""
    editor.bare.commit({"content/news/2023-10-09-neu.md": b"---\ntitle: Neu\nstatus: draft\n---\n\nText.\n"})  # fmt: skip
    writing.goto(f"{editor.url}#content/news/2023-10-09-neu.md")
    expect(writing.get_by_label("Text", exact=True)).to_have_value("Text.")
    writing.get_by_role("button", name="Ansehen").click()
    look = writing.get_by_role("region", name="Ansehen")
    expect(look).to_contain_text("wird gebaut")
    with writing.context.expect_page() as opened:
        editor.built(editor.bare.head(), ["content/news/2023-10-09-neu.md", "Neu", "2023-10-09", "tags.html", True])  # fmt: skip
    assert opened.value.url.endswith("/tags.html")
    writing.get_by_label("Text", exact=True).fill("Anders.")
    writing.get_by_role("button", name="Ansehen").click()
    expect(look).to_contain_text("Als Entwurf gesichert")


def test_their_weight(editor_project: Project) -> None:
    """What pasting and looking load, when they are needed, stays small."""
    names = ("tidy", "marks", "clip", "formats", "entries", "pasting", "look", "looking")
    texts = [editor_project.text(f"js/redaktion/{name}.js") for name in names]
    assert sum(len(gzip.compress(text.encode(), 6)) for text in texts) <= 12_600


def test_modules_are_published_without_comments() -> None:
    """Lines of comment go, whatever stands in them; code stays as it is, comments beside it as well."""
    source = "// so\n/** a */\n/**\n * `x`\n * @param {string} y\n */\nconst a = 1; // b\n  // c\n/** @type {A} */ let b;\n"
    assert without_comments(source) == "const a = 1; // b\n/** @type {A} */ let b;\n"
