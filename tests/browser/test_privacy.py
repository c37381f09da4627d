"""Nothing of a third party before a click, and then just what was asked for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

from plugins.common.hidden_names import is_hidden
from plugins.embeds.permitted import load
from tests.support import FIXTURES, TWO_FRAMES
from tools.serve.server import PagesServer

HOST = "https://app.mailjet.com"
# What a service's frame does: it waits for a word, then tells its height.
STAND_IN = """<!DOCTYPE html><title>Formular</title><input aria-label="EMail"><script>
addEventListener("message", e => { if (String(e.data).startsWith("[iFrameSizer]frame:"))
  parent.postMessage("[iFrameSizer]frame:700.2:300:init", e.origin) })</script>"""
# What is in the stores of the browser when a page was scrolled to its end.
LEFT_BEHIND = f"""scrollTo(0, document.body.scrollHeight); {TWO_FRAMES}.then(async () =>
  [localStorage.length + sessionStorage.length, (await indexedDB.databases()).length])"""
WATCH = """document.addEventListener("securitypolicyviolation",
  e => console.error("policy: " + e.violatedDirective + " " + e.blockedURI))"""


@pytest.fixture
def watched(tab: Page) -> tuple[Page, list[str], list[str]]:
    """A tab, the addresses it asks for, and what its console complains of."""
    asked: list[str] = []
    complaints: list[str] = []
    tab.add_init_script(WATCH)
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    return tab, asked, complaints


@pytest.fixture
def home(tab: Page, server: PagesServer) -> Iterator[tuple[Page, list[Route]]]:
    """The home page, with a stand-in for the newsletter's host, and what that was asked for."""
    asked: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route)
        route.fulfill(body=STAND_IN, content_type="text/html")

    tab.route(f"{HOST}/**", answer)
    tab.goto(server.url + "/")
    yield tab, asked


def test_nobody_else_is_asked(
    watched: tuple[Page, list[str], list[str]],
    server: PagesServer,
    pages: dict[str, LexborHTMLParser],
) -> None:
    """No page asks another origin, breaks its own policy, or leaves anything in the browser."""
    tab, asked, complaints = watched
    for path in pages:
        tab.goto(server.url + path)
        assert tab.evaluate(LEFT_BEHIND) == [0, 0], path
        assert tab.context.cookies() == [], path
        assert complaints == [], path
    assert {url for url in asked if not url.startswith(server.url)} == set()
    assert len(asked) >= len(pages)


def test_the_policy_works(watched: tuple[Page, list[str], list[str]], server: PagesServer) -> None:
    """A script or picture that got into a page all the same neither runs nor loads."""
    tab, _, complaints = watched
    answered: list[str] = []
    tab.on("response", lambda response: answered.append(response.url))
    tab.goto(server.url + "/impressum.html")
    tab.evaluate("""document.body.insertAdjacentHTML("beforeend",
        "<img src='https://boese.org/a.png' onerror='window.ran = 1'>");
        document.images[document.images.length - 1].dispatchEvent(new Event("error"));
        document.body.append(Object.assign(document.createElement("script"), {text: "ran = 1"}))""")
    assert tab.evaluate("typeof ran") == "undefined"
    expected = {"policy: img-src https", "policy: script-src-attr", "policy: script-src-elem"}
    broken = {start for start in expected for c in complaints if c.startswith(start)}
    assert broken == expected
    assert answered
    assert not [url for url in answered if "boese" in url]


def test_a_click_loads_it(home: tuple[Page, list[Route]]) -> None:
    """By keyboard alone: exactly the named host is asked, without a referrer; the frame has focus."""
    tab, asked = home
    button = tab.get_by_role("button", name="Anmeldung zum Newsletter hier laden")
    assert asked == []
    button.focus()
    tab.keyboard.press("Enter")
    frame = tab.frame_locator("[data-src] iframe")
    frame.get_by_label("EMail").wait_for()
    assert [route.request.url for route in asked] == [f"{HOST}/widget/iframe/7RcH/ORm"]
    assert "referer" not in asked[0].request.headers
    assert tab.evaluate("document.activeElement.tagName") == "IFRAME"
    box = tab.locator("[data-src] iframe")
    assert box.get_attribute("title") == "Anmeldung zum Newsletter von Mailjet"
    assert box.get_attribute("referrerpolicy") == "no-referrer"
    rights = box.get_attribute("sandbox")
    assert rights == (
        "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"
    )
    assert button.count() == 0
    assert tab.get_by_role("link", name="Anmeldung zum Newsletter in neuem Tab").is_visible()


def test_height_follows_the_frame_alone(home: tuple[Page, list[Route]]) -> None:
    """The frame's own words set its height; those of others, and nonsense, do not."""
    tab, _ = home
    tab.get_by_role("button", name="hier laden").click()
    expect(tab.locator("[data-src] iframe")).to_have_attribute("height", "701")
    heights = tab.evaluate(
        """host => {
        const frame = document.querySelector("[data-src] iframe"), heard = [];
        const say = (data, origin, source) => {
            window.dispatchEvent(new MessageEvent("message", {data, origin, source}));
            heard.push(frame.height);
        };
        say("[iFrameSizer]frame:111:1:init", "https://boese.org", frame.contentWindow);
        say("[iFrameSizer]frame:112:1:init", host, window);
        say("[iFrameSizer]frame:-5:1:init", host, frame.contentWindow);
        say({height: "viel"}, host, frame.contentWindow);
        say(null, host, frame.contentWindow);
        say({height: 1e9}, host, frame.contentWindow);
        say({height: 320}, host, frame.contentWindow);
        return heard;
    }""",
        HOST,
    )
    assert heights == ["701", "701", "701", "701", "701", "5000", "320"]


def test_without_script(chrome: Browser, server: PagesServer) -> None:
    """Without JavaScript there is no button, and the link does the job."""
    with chrome.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(server.url + "/")
        assert tab.get_by_role("button").count() == 0
        link = tab.get_by_role("link", name="Anmeldung zum Newsletter in neuem Tab öffnen")
        assert link.is_visible()
        assert link.get_attribute("href") == f"{HOST}/widget/iframe/7RcH/ORm"


def test_no_name_is_hidden(pages: dict[str, LexborHTMLParser]) -> None:
    """No class, id or file of ours has a name that filter lists hide or block."""
    for path, page in pages.items():
        names = [
            name for node in page.css("[class]") for name in str(node.attributes["class"]).split()
        ]
        names += [str(node.attributes["id"]) for node in page.css("[id]")]
        files = [str(node.attributes["src"]) for node in page.css("[src]")]
        names += [part for file in files for part in urlsplit(file).path.split("/")]
        assert [name for name in names if is_hidden(name)] == [], path


def test_the_privacy_page_names_every_host(pages: dict[str, LexborHTMLParser]) -> None:
    """Whoever may learn something of a reader stands in the Datenschutzerklärung."""
    permitted, problems = load(FIXTURES / "data/embeds.yml")
    assert problems == []
    said = pages["/datenschutzerklaerung.html"].css_first("main").text()
    assert [one.host for one in permitted.hosts if one.host not in said] == []
    boxes = [box for page in pages.values() for box in page.css("[data-src]")]
    embedded = {urlsplit(str(box.attributes["data-src"])).hostname for box in boxes}
    assert embedded
    assert embedded <= {one.host for one in permitted.hosts}
