"""Signing in and out, and what stays on the device."""

from typing import Any

from playwright.sync_api import Browser, FilePayload, Page, Route, expect

from tests.photographs import as_phone, sample
from tests.plugins.editor.conftest import HURRY, NEWS, Editor, sign_in
from tests.plugins.editor.world import GOOD

STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"

KEPT_PHOTOS = """() => new Promise(done => { const opened = indexedDB.open('redaktion', 1); opened.onsuccess = () => {
  const counted = opened.result.transaction('photos').objectStore('photos').count();
  counted.onsuccess = () => { opened.result.close(); done(counted.result) } } })"""


def begun(tab: Page) -> None:
    """Begin a Meldung; nothing is sent."""
    tab.get_by_role("button", name="Neue Meldung").click()
    tab.get_by_label("Überschrift", exact=True).fill("Angefangen")
    tab.get_by_label("Text", exact=True).fill("Ein Satz.")


def test_only_the_api_judges_a_token(editor: Editor, tab: Page) -> None:
    """Whatever is typed is asked for as it is; refused, it is said at its field."""
    editor.open(tab, signed_in=False)
    for token in ("falsch", "gh p_ÄÖÜ", "✓ nicht Latin-1", "ghp_1"):
        tab.get_by_label("Zugangstoken").fill(token)
        tab.get_by_role("button", name="Anmelden").click()
        # Gone with the click, it comes with the answer.
        expect(tab.locator("#token-fault")).to_contain_text("erkennt das Zugangstoken nicht an")
        expect(tab.get_by_label("Zugangstoken")).to_be_focused()
        assert token in editor.world.tokens or not token.isascii()
    assert tab.evaluate(STORED) == []


def test_a_token_lasts_for_the_tab(editor: Editor, tab: Page) -> None:
    """It outlives a reload, not the tab; with a tick it stays on the device until signing out."""
    editor.open(tab, signed_in=False)
    sign_in(tab)
    tab.reload()
    expect(tab.get_by_role("button", name="Abmelden")).to_be_visible()
    other = tab.context.new_page()
    editor.open(other, signed_in=False)
    expect(other.get_by_label("Zugangstoken")).to_be_visible()
    other.get_by_label("Angemeldet bleiben").check()
    sign_in(other)
    third = tab.context.new_page()
    editor.open(third, signed_in=False)
    expect(third.get_by_role("button", name="Abmelden")).to_be_visible()
    third.get_by_role("button", name="Abmelden").click()
    expect(third.get_by_label("Zugangstoken")).to_be_visible()
    assert third.evaluate(STORED) == []
    expect(other.get_by_label("Zugangstoken")).to_be_visible()
    expect(tab.get_by_role("button", name="Abmelden")).to_be_visible()


def test_the_token_goes_to_the_api_alone(editor: Editor, tab: Page) -> None:
    """It is in a header to the API; in no address, body, commit, nor in anything asked of the site."""
    sent: list[Any] = []
    tab.on(
        "request",
        lambda request: sent.append((request.url, request.headers, request.post_data or "")),
    )
    editor.open(tab, signed_in=False)
    sign_in(tab)
    begun(tab)
    tab.get_by_role("button", name="Als Entwurf sichern").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    with_token = {url for url, headers, _ in sent if GOOD in str(headers)}
    assert with_token
    assert all(url.startswith("http://127.0.0.1:") for url in with_token)
    assert not [url for url, _, body in sent if GOOD in url or GOOD in body]
    assert GOOD not in editor.bare.git("log", "-p", "--all")
    assert GOOD not in tab.locator("body").inner_text()


def test_signing_out_asks_about_what_was_begun(editor: Editor, tab: Page) -> None:
    """Kept or deleted as the author says; cancelling changes nothing."""
    editor.open(tab)
    begun(tab)
    tab.get_by_role("button", name="Abmelden").click()
    tab.get_by_role("button", name="Abbrechen").last.click()
    assert tab.get_by_role("button", name="Abmelden").is_visible()
    tab.get_by_role("button", name="Abmelden").click()
    tab.get_by_role("button", name="Behalten und abmelden").click()
    expect(tab.get_by_role("button", name="Angefangen")).to_be_visible()
    tab.get_by_label("Zugangstoken").fill(GOOD)
    tab.get_by_role("button", name="Anmelden").click()
    tab.get_by_role("button", name="Abmelden").click()
    tab.get_by_role("button", name="Löschen und abmelden").click()
    expect(tab.get_by_label("Zugangstoken")).to_be_visible()
    assert tab.evaluate(STORED) == []


def test_what_was_begun_opens_again_by_itself(editor: Editor, tab: Page) -> None:
    """Text and photo are there after the tab was closed, and can be sent then."""
    editor.open(tab)
    begun(tab)
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Foto einfügen").click()
    chooser.value.set_files(
        [FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=as_phone(sample(size=(70, 48))))]
    )
    tab.get_by_label("Bildbeschreibung", exact=True).fill("Ein Bild")
    tab.get_by_label("Tag", exact=True).fill("2023-11-02")
    tab.close()
    again = tab.context.new_page()
    again.add_init_script(HURRY)
    editor.open(again)
    expect(again.get_by_label("Überschrift", exact=True)).to_have_value("Angefangen")
    expect(again.get_by_label("Bildbeschreibung", exact=True)).to_have_value("Ein Bild")
    again.get_by_role("button", name="Veröffentlichen").click()
    expect(again.get_by_role("status")).to_contain_text("Gespeichert")
    assert "content/images/angefangen-1.jpg" in editor.bare.paths()
    assert again.evaluate(KEPT_PHOTOS) == 1
    editor.built(editor.bare.head())
    expect(again.get_by_role("status")).to_contain_text("online")
    assert again.evaluate(KEPT_PHOTOS) == 0
    assert editor.bare.text("content/news/2023-11-02-angefangen.md").endswith(
        "![Ein Bild](/images/angefangen-1.jpg)\n"
    )


def test_an_address_wins_over_what_was_begun(editor: Editor, tab: Page) -> None:
    """The file of the address opens; the unfinished text is listed, and a new one is fresh.

    Written on in two tabs, each keeps what was typed in it.
    """
    editor.open(tab)
    begun(tab)
    other = tab.context.new_page()
    editor.open(other, signed_in=False, address=f"#{NEWS}")
    expect(other.get_by_label("Überschrift", exact=True)).to_have_value(
        '"Lautrer" Klimatag: jetzt!'
    )
    other.get_by_role("button", name="Alle Beiträge").click()
    expect(other.get_by_role("button", name="Angefangen")).to_be_visible()
    other.get_by_role("button", name="Neue Meldung").click()
    expect(other.get_by_label("Überschrift", exact=True)).to_have_value("")
    expect(other.get_by_label("Text", exact=True)).to_have_value("")
    other.get_by_role("button", name="Alle Beiträge").click()
    other.get_by_role("button", name="Angefangen").click()
    expect(other.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    other.get_by_label("Text", exact=True).fill("Im zweiten.")
    expect(tab.get_by_role("status")).to_contain_text("anderen Tab")
    tab.get_by_label("Text", exact=True).fill("Im ersten.")
    texts = other.evaluate(
        "Object.keys(localStorage).filter(k => k.includes(':text:')).map(k => JSON.parse(localStorage[k]).text)"
    )
    assert sorted(text.split("\n")[-2] for text in texts) == ["Im ersten.", "Im zweiten."]


def test_within_a_frame_there_is_one_sentence(editor: Editor, chrome: Browser) -> None:
    """Nothing can be clicked but the link out of the frame, and no token is read."""
    with chrome.new_context() as context:
        tab = context.new_page()
        tab.set_content(f"<iframe src='{editor.url}'></iframe>")
        frame = tab.frame_locator("iframe")
        expect(frame.get_by_text("Diese Seite arbeitet nicht im Rahmen")).to_be_visible()
        assert frame.locator("main :is(button, input):visible").count() == 0
    assert editor.world.asked == []


def test_the_browser_enforces_the_policy(editor: Editor, tab: Page) -> None:
    """Text cannot become markup, nobody else is asked, and no script of others runs."""
    editor.open(tab, signed_in=False)
    assert "TrustedHTML" in tab.evaluate(
        "(() => { try { document.body.innerHTML = '<b>'; return '' } catch (e) { return String(e) } })()"
    )
    asked = "fetch('https://example.org/').then(() => 'ok', e => String(e))"
    assert "Failed to fetch" in tab.evaluate(asked)
    editor.faults.clear()


def test_a_browser_that_keeps_nothing(editor: Editor, tab: Page) -> None:
    """It says so at the first keystroke, and can save all the same."""
    tab.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } })"
    )
    editor.open(tab, signed_in=False)
    sign_in(tab)
    begun(tab)
    expect(tab.get_by_text("Dieser Browser behält nichts", exact=False)).to_be_visible()
    tab.get_by_role("button", name="Als Entwurf sichern").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")


def test_below_a_path_of_github_the_token_never_stays(editor: Editor, tab: Page) -> None:
    """There other sites of the account would read it, so the tick is not offered."""
    output = editor.project.folder / "output"

    def serve(route: Route) -> None:
        path = output / route.request.url.removeprefix("https://ort.github.io/website/")
        body = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".html":
            body = body.replace(b'data-root=""', b'data-root="/website"').replace(
                b'"/js/', b'"/website/js/'
            )
        kind = {".js": "text/javascript", ".html": "text/html"}.get(path.suffix, "text/plain")
        route.fulfill(body=body, content_type=kind)

    tab.route("https://ort.github.io/**", serve)
    tab.goto("https://ort.github.io/website/redaktion.html")
    expect(tab.get_by_label("Zugangstoken")).to_be_visible()
    expect(tab.get_by_label("Suchen")).to_be_visible()
    assert not tab.get_by_label("Angemeldet bleiben").is_visible()
