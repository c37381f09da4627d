"""Passing an article on: links for everybody, buttons where they work, nobody else asked."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.projects import small_project
from tests.support import OUR_SCRIPTS, PATIENCE, PHONE, Project, served
from tools.serve.server import PagesServer

TITLE = 'Rad & Bus: 100 % "grün" #los <jetzt> ☀️ + mehr?'
SHOWN = "Rad & Bus: 100\u00a0% „grün“ #los <jetzt> ☀️ + mehr?"
ARTICLE = "/2023/01/02/x.html"
ADDRESS = f"https://klimalautern.de{ARTICLE}"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})"
SHARE = """window.shared = [];
Navigator.prototype.share = data => { shared.push(data); return Promise.%s }"""
SHIFTS = """window.shifts = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) shifts += entry.value
}).observe({type: "layout-shift", buffered: true})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesServer]:
    """A short article, so that all of it is in sight at once, an event and a draft."""
    project: Project = small_project(tmp_path_factory.mktemp("project"))
    header = f"---\ntitle: {TITLE}\ndescription: Worum & wie.\n"
    project.write("content/news/2023-01-02-x.md", f"{header}---\nText\n")
    project.write("content/news/2023-01-03-y.md", f"{header}status: draft\n---\nText\n")
    event = f"{header}start: 2023-12-12 18:00\nlocation: online\n---\nText\n"
    project.write("content/termine/z.md", event)
    called_off = event.replace("18:00", "18:00\nstatus: abgesagt")
    project.write("content/termine/abgesagt.md", called_off)
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


@pytest.fixture(scope="module")
def window(chrome: Browser) -> Iterator[Page]:
    """A tab of a phone's size that may use the clipboard."""
    rights = ["clipboard-read", "clipboard-write"]
    with chrome.new_context(viewport=PHONE, permissions=rights) as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page()


@contextmanager
def shown(tab: Page, address: str, *scripts: str) -> Iterator[Page]:
    """Show a page after these scripts, which run before its own, and in this block only."""
    with ExitStack() as stack:
        for script in scripts:
            stack.enter_context(tab.add_init_script(script))
        tab.goto(address)
        yield tab


def links(tab: Page) -> list[SplitResult]:
    """Return where the two links lead."""
    return [urlsplit(str(a.get_attribute("href"))) for a in tab.locator(".weitersagen a").all()]


def test_links_say_what_is_meant(site: PagesServer, chrome: Browser) -> None:
    """Without a script there are two links and no button; whatever a title holds arrives whole."""
    with chrome.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(site.url + ARTICLE)
        assert tab.get_by_role("button").count() == 0
        mastodon, mail = links(tab)
    assert (mastodon.netloc, mastodon.path, mastodon.query) == ("share.joinmastodon.org", "/", "")
    assert unquote(mastodon.fragment) == f"text={SHOWN}\n\n{ADDRESS}"
    assert "+" not in mail.query  # a blank only in forms, not in mail (RFC 6068, 5)
    said = parse_qs(mail.query, strict_parsing=True)
    assert said == {"subject": [SHOWN], "body": [f"Worum & wie.\r\n\r\n{ADDRESS}"]}


def test_what_is_called_off_says_so(site: PagesServer, window: Page) -> None:
    """Whoever passes on a cancelled event passes on that it is cancelled."""
    with shown(window, f"{site.url}/termine/abgesagt.html", SHARE % "resolve()") as tab:
        mastodon, mail = links(tab)
        assert unquote(mastodon.fragment).startswith(f"text=Abgesagt: {SHOWN}\n")
        assert parse_qs(mail.query)["subject"] == [f"Abgesagt: {SHOWN}"]
        tab.get_by_role("button", name="Teilen").click()
        assert tab.evaluate("shared[0].title") == f"Abgesagt: {SHOWN}"


def test_articles_and_events_have_it(site: PagesServer, shared_tab: Page) -> None:
    """It stands once under each article and event."""
    for path in (ARTICLE, "/termine/z.html"):
        shared_tab.goto(site.url + path)
        expect(shared_tab.get_by_role("heading", name="Weitersagen")).to_have_count(1)


def test_nothing_else_has_it(site: PagesServer, shared_tab: Page) -> None:
    """A draft is not to be passed on, and other pages load no script for it."""
    for path in ("/entwurf/2023-01-03-y.html", "/", "/impressum.html"):
        shared_tab.goto(site.url + path)
        assert shared_tab.get_by_role("heading", name="Weitersagen").count() == 0
        scripts = shared_tab.locator("body script").all_inner_texts()
        assert OUR_SCRIPTS["weitersagen.js"] not in scripts


def test_copying_by_keyboard(site: PagesServer, window: Page) -> None:
    """Enter on the button copies the address, and a screen reader is told."""
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    with shown(window, site.url + ARTICLE) as tab:
        tab.wait_for_load_state("networkidle")
        tab.on("request", ask)
        tab.get_by_role("button", name="Link kopieren").focus()
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("status")).to_have_text("Der Link ist kopiert.")
        assert tab.evaluate("navigator.clipboard.readText()") == ADDRESS
        tab.remove_listener("request", ask)
    assert asked == []


def test_what_does_not_work_is_not_there(site: PagesServer, window: Page) -> None:
    """Without a clipboard, and without a sheet for sharing, there is no button for it."""
    without = (NO_CLIPBOARD, "delete Navigator.prototype.share")
    with shown(window, site.url + ARTICLE, *without) as tab:
        assert tab.get_by_role("button").count() == 0
        assert tab.locator(".weitersagen a").count() == 2


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("resolve()", ""),
        ("reject(new DOMException('', 'AbortError'))", ""),
        ("reject(new DOMException('', 'NotAllowedError'))", f"Das ging leider nicht. Die Adresse: {ADDRESS}"),
    ],
)  # fmt: skip
def test_the_device_s_own_sheet(site: PagesServer, window: Page, outcome: str, said: str) -> None:
    """Where the device has one it gets title and address; closing it is no fault."""
    with shown(window, site.url + ARTICLE, SHARE % outcome) as tab:
        tab.get_by_role("button", name="Teilen").click()
        tab.evaluate("new Promise(requestAnimationFrame)")
        assert tab.evaluate("shared") == [{"title": SHOWN, "url": ADDRESS}]
        expect(tab.get_by_role("status")).to_have_text(said)


def _with_idle_buttons(route: Route) -> None:
    """Answer with the page as it is before its script has run."""
    page = route.fetch().text()
    route.fulfill(body=page.replace(OUR_SCRIPTS["weitersagen.js"], ""), content_type="text/html")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves(site: PagesServer, window: Page, width: int) -> None:
    """Neither the buttons, when their script has run, nor what they say move anything."""
    window.set_viewport_size({"width": width, "height": 1400})
    with (
        window.route("**/x.html", _with_idle_buttons),
        shown(window, site.url + ARTICLE, SHARE % "resolve()") as tab,
    ):
        around = tab.locator(".weitersagen").bounding_box()
        assert tab.get_by_role("button").count() == 0
    with shown(window, site.url + ARTICLE, SHIFTS, SHARE % "resolve()") as tab:
        expect(tab.get_by_role("button", name="Teilen")).to_be_visible()
        assert tab.locator(".weitersagen").bounding_box() == around
        tab.get_by_role("button", name="Link kopieren").click()
        expect(tab.get_by_role("status")).not_to_be_empty()
        assert tab.locator(".weitersagen").bounding_box() == around
        assert tab.evaluate("shifts") == 0
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    window.set_viewport_size(PHONE)


def test_paper_has_no_buttons(site: PagesServer, shared_tab: Page) -> None:
    """It is not printed."""
    shared_tab.goto(site.url + ARTICLE)
    shared_tab.emulate_media(media="print")
    assert not shared_tab.get_by_text("Weitersagen").is_visible()
    assert shared_tab.locator("h1").is_visible()


def test_it_is_large_enough_to_tap(site: PagesServer, window: Page) -> None:
    """Each link and button is at least 44 px high."""
    with shown(window, site.url + ARTICLE, SHARE % "resolve()") as tab:
        targets = tab.locator(".weitersagen :is(a, button)").all()
        heights = [box["height"] for target in targets if (box := target.bounding_box())]
    assert len(heights) == 4
    assert min(heights) >= 44
