"""Passing an article on: links for everybody, buttons where they work, nobody else asked."""

from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.projects import small_project
from tests.support import OUR_SCRIPTS, Project, served
from tools.serve.server import PagesServer

TITLE = 'Rad & Bus: 100 % "grün" #los <jetzt> ☀️ + mehr?'
SHOWN = "Rad & Bus: 100\u00a0% „grün“ #los <jetzt> ☀️ + mehr?"
ADDRESS = "https://klimalautern.de/2023/01/02/x.html"
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


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    rights = ["clipboard-read", "clipboard-write"]
    with chrome.new_context(viewport={"width": 390, "height": 844}, permissions=rights) as context:
        yield context


def article(context: BrowserContext, site: PagesServer, *scripts: str) -> Page:
    tab = context.new_page()
    for script in scripts:
        tab.add_init_script(script)
    tab.goto(f"{site.url}/2023/01/02/x.html")
    return tab


def test_links_say_what_is_meant(site: PagesServer, chrome: Browser) -> None:
    """Without a script there are two links and no button; whatever a title holds arrives whole."""
    with chrome.new_context(java_script_enabled=False) as context:
        tab = article(context, site)
        assert tab.get_by_role("button").count() == 0
        mastodon, mail = (urlsplit(str(a.get_attribute("href"))) for a in tab.locator(".weitersagen a").all())  # fmt: skip
    assert (mastodon.netloc, mastodon.path, mastodon.query) == ("share.joinmastodon.org", "/", "")
    assert unquote(mastodon.fragment) == f"text={SHOWN}\n\n{ADDRESS}"
    assert "+" not in mail.query  # a blank only in forms, not in mail (RFC 6068, 5)
    said = parse_qs(mail.query, strict_parsing=True)
    assert said == {"subject": [SHOWN], "body": [f"Worum & wie.\r\n\r\n{ADDRESS}"]}


def test_what_is_called_off_says_so(site: PagesServer, context: BrowserContext) -> None:
    """Whoever passes on a cancelled event passes on that it is cancelled."""
    tab = context.new_page()
    tab.add_init_script(SHARE % "resolve()")
    tab.goto(f"{site.url}/termine/abgesagt.html")
    mastodon, mail = (urlsplit(str(a.get_attribute("href"))) for a in tab.locator(".weitersagen a").all())  # fmt: skip
    assert unquote(mastodon.fragment).startswith(f"text=Abgesagt: {SHOWN}\n")
    assert parse_qs(mail.query)["subject"] == [f"Abgesagt: {SHOWN}"]
    tab.get_by_role("button", name="Teilen").click()
    assert tab.evaluate("shared[0].title") == f"Abgesagt: {SHOWN}"


@pytest.mark.parametrize("path", ["/2023/01/02/x.html", "/termine/z.html"])
def test_articles_and_events_have_it(site: PagesServer, tab: Page, path: str) -> None:
    """It stands once under each article and event."""
    tab.goto(site.url + path)
    expect(tab.get_by_role("heading", name="Weitersagen")).to_have_count(1)


@pytest.mark.parametrize("path", ["/entwurf/2023-01-03-y.html", "/", "/impressum.html"])
def test_nothing_else_has_it(site: PagesServer, tab: Page, path: str) -> None:
    """A draft is not to be passed on, and other pages load no script for it."""
    tab.goto(site.url + path)
    assert tab.get_by_role("heading", name="Weitersagen").count() == 0
    assert OUR_SCRIPTS["weitersagen.js"] not in tab.locator("body script").all_inner_texts()


def test_copying_by_keyboard(site: PagesServer, context: BrowserContext) -> None:
    """Enter on the button copies the address, and a screen reader is told."""
    tab = article(context, site)
    tab.wait_for_load_state("networkidle")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.get_by_role("button", name="Link kopieren").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status")).to_have_text("Der Link ist kopiert.")
    assert tab.evaluate("navigator.clipboard.readText()") == ADDRESS
    assert asked == []


def test_what_does_not_work_is_not_there(site: PagesServer, context: BrowserContext) -> None:
    """Without a clipboard, and without a sheet for sharing, there is no button for it."""
    tab = article(context, site, NO_CLIPBOARD, "delete Navigator.prototype.share")
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
def test_the_device_s_own_sheet(
    site: PagesServer, context: BrowserContext, outcome: str, said: str
) -> None:
    """Where the device has one it gets title and address; closing it is no fault."""
    tab = article(context, site, SHARE % outcome)
    tab.get_by_role("button", name="Teilen").click()
    tab.evaluate("new Promise(requestAnimationFrame)")
    assert tab.evaluate("shared") == [{"title": SHOWN, "url": ADDRESS}]
    expect(tab.get_by_role("status")).to_have_text(said)


def _with_idle_buttons(route: Route) -> None:
    """Answer with the page as it is before its script has run."""
    page = route.fetch().text()
    route.fulfill(body=page.replace(OUR_SCRIPTS["weitersagen.js"], ""), content_type="text/html")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves(site: PagesServer, chrome: Browser, width: int) -> None:
    """Neither the buttons, when their script has run, nor what they say move anything."""
    size = {"width": width, "height": 1400}
    with chrome.new_context(viewport=size, permissions=["clipboard-write"]) as context:  # type: ignore[arg-type]
        tab = context.new_page()
        tab.add_init_script(SHIFTS)
        tab.add_init_script(SHARE % "resolve()")
        tab.route("**/x.html", _with_idle_buttons)
        tab.goto(f"{site.url}/2023/01/02/x.html")
        around = tab.locator(".weitersagen").bounding_box()
        assert tab.get_by_role("button").count() == 0
        tab.unroute("**/x.html")
        tab.goto(f"{site.url}/2023/01/02/x.html")
        expect(tab.get_by_role("button", name="Teilen")).to_be_visible()
        assert tab.locator(".weitersagen").bounding_box() == around
        tab.get_by_role("button", name="Link kopieren").click()
        expect(tab.get_by_role("status")).not_to_be_empty()
        assert tab.locator(".weitersagen").bounding_box() == around
        assert tab.evaluate("shifts") == 0
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_no_buttons(site: PagesServer, tab: Page) -> None:
    """It is not printed."""
    tab.goto(f"{site.url}/2023/01/02/x.html")
    tab.emulate_media(media="print")
    assert not tab.get_by_text("Weitersagen").is_visible()
    assert tab.locator("h1").is_visible()


def test_it_is_large_enough_to_tap(site: PagesServer, context: BrowserContext) -> None:
    """Each link and button is at least 44 px high."""
    tab = article(context, site, SHARE % "resolve()")
    targets = tab.locator(".weitersagen :is(a, button)").all()
    heights = [box["height"] for target in targets if (box := target.bounding_box())]
    assert len(heights) == 4
    assert min(heights) >= 44
