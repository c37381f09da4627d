"""Hostile words of every kind, built, parsed by two parsers, and opened in a real Chromium.

Whatever later lets more markup, files or addresses through is tried here again: add to HEADERS,
FILES or to what tests/plugins/body/test_hostile.py makes bodies of.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import html5lib
import pytest
from hypothesis import Phase, given, settings
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from plugins.common.problem import UNFIT, errors_in
from plugins.embeds.embed import embed_of, origin
from tests.plugins.body.test_hostile import HOSTILE, rendered
from tests.projects import small_project
from tests.support import OUR_SCRIPTS, Project, served
from tools.serve.server import PagesServer

TRIED = 150  # random bodies
IN_ONE_PAGE = 16
RUN = "window.ran=1"
# What an author may write about, or paste by mistake; each is in every CARRIER.
PAYLOADS = [
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f'"><svg onload={RUN}>', f"' onfocus='{RUN}' autofocus x='",
    f"javascript:{RUN}", "<iframe src=//boese.org>", "</textarea></title></style><script>", "--><!--><script>",
    f"&lt;img src=x onerror={RUN}&gt;", f"&#60;script&#62;{RUN}&#60;/script&#62;", "<math><mtext></p><style><!--</style>",
    "<noscript><p title='</noscript><script>'>", "]]><x/>", "{{ 7*7 }} {% raw %}", "\u2028<b\u00a0onclick=x>",
]  # fmt: skip
CARRIERS = [
    "`{}`", "``{} ` ``", "    {}", "```\n{}\n```", "Text\n\n~~~ html\n{}\n~~~", "\\{}", "> `{}`", "- `{}`",
    "| a | b |\n|---|---|\n| `{}` | x |", "x[^1]\n\n[^1]: `{}`", "`{}`\n: `{}`", "## `{}`", "**`{}`**", "~~`{}`~~",
    "[`{}`](/favicon.svg)", '[x](/favicon.svg "{}")', "![{}](/favicon.svg)", '<p title="{}">x</p>',
    '<abbr title=\'{}\'>x</abbr>', '<a href="/favicon.svg" title="{}">x</a>', "{}", "<{}>", "[{}](/favicon.svg)",
    "![x](/favicon.svg)\n*{}*", '<iframe src="https://gut.de/x" title="{}"></iframe>', "[[{}]]", "#{}", "<!-- {} -->",
]  # fmt: skip
HEADERS = [
    f"</title><script>{RUN}</script>", f"\"><img src=x onerror={RUN}>", f"'-({RUN})-'", f"</script><script>{RUN}",
    f"<!--</h1><svg onload={RUN}>", "{{ ''.__class__ }}", "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>",
    f"<iframe srcdoc='<script>{RUN}</script>'>", "&lt;script&gt;", f"javascript:{RUN}", "\\u003cscript\\u003e",
]  # fmt: skip
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"
 onload="{RUN}"><script>{RUN}</script><a xlink:href="javascript:{RUN}"><text y="9">x</text></a>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://boese.org/"/></foreignObject>
<image href="https://boese.org/x.png"/><use href="https://boese.org/x.svg#x"/><animate attributeName="href"
 values="javascript:{RUN}"/><style>@import "https://boese.org/x.css"; * {{ fill: url(https://boese.org/) }}</style></svg>"""
FILES = {
    "images/a.svg": SVG,
    "images/a.txt": f"<!doctype html><script>{RUN}</script>",
    "images/a'onerror='x.svg": SVG,
    "images/a&lt;b&gt;.svg": SVG,
}
EMBEDS = """newsletter: https://gut.de/form
services:
  - host: gut.de
    provider: x" onclick="window.ran=1
    privacy: https://gut.de/
"""
NEVER = {
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "base",
    "form",
    "input",
    "textarea",
    "template",
    "noscript",
}
NOWHERE = {"style", "srcdoc", "ping", "background", "formaction"}
LOADED = ("src", "srcset", "poster", "data", "xlink:href", "imagesrcset")
OURS = re.compile(r"(?:https://klimalautern\.de)?/(?!/)")
SCHEMES = re.compile(
    r"(?:https?://|//|mailto:|tel:|sms:|geo:|webcal:|feed:|matrix:|xmpp:|[/#.?])", re.I
)


Element = tuple[str, dict[str, str]]


@dataclass
class Seen:
    """What a tab did besides showing pages of ours."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)


def bodies() -> list[str]:
    """Return bodies to try, the same on every run: made up, and at random."""
    found = [carrier.replace("{}", payload) for carrier in CARRIERS for payload in PAYLOADS]

    @settings(max_examples=TRIED, database=None, phases=[Phase.generate])
    @given(HOSTILE)
    def collect(body: str) -> None:
        found.append(body)

    collect()
    found = [body for body in found if body.strip() and not UNFIT.search(body)]
    return [body for body in found if not errors_in(rendered(body)[1])]


def kept(project: Project, texts: list[str]) -> list[str]:
    """Build with each text in a post of its own; return those in which nothing was a Fehler."""
    files = [f"content/news/2023-01-02-x{number}.md" for number in range(len(texts))]
    for number, (file, text) in enumerate(zip(files, texts, strict=True)):
        title = HEADERS[number % len(HEADERS)]
        header = f"---\ntitle: {number} {title}\ndescription: {title}\ntags: Tag\n---\nText\n\n"
        project.write(file, f"{header}{text}\n")
    result = project.build()
    assert "Traceback" not in result.stderr
    faulty = set(re.findall(r"^(content/news/[^:]+):\d+: Fehler", result.stderr, re.M))
    assert bool(faulty) == bool(result.returncode), result.stderr
    for file in files if faulty else ():
        (project.folder / file).unlink()
    return [text for file, text in zip(files, texts, strict=True) if file not in faulty]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site made of all that no check refuses; what a check refuses is taken out first."""
    project = small_project(tmp_path_factory.mktemp("hostile"))
    project.write("content/data/embeds.yml", EMBEDS)
    for path, text in FILES.items():
        project.write(f"content/{path}", text)
    single = kept(project, bodies())
    pages = ["\n\n".join(single[n : n + IN_ONE_PAGE]) for n in range(0, len(single), IN_ONE_PAGE)]
    # Together some bodies are a fault where they were none alone.
    while (well := kept(project, pages)) != pages:
        pages = well
    return project


@pytest.fixture(scope="module")
def built(hostile: Project) -> dict[str, str]:
    """All pages of that site by their paths; enough of them hold something hostile."""
    output = hostile.folder / "output"
    pages = {
        p.relative_to(output).as_posix(): p.read_text() for p in sorted(output.rglob("*.html"))
    }
    assert sum(path.startswith("2023/01/02/") for path in pages) >= 20
    return pages


def test_two_parsers_see_nothing_that_runs(built: dict[str, str]) -> None:
    """No page holds a script, frame or handler that is not ours, or loads from elsewhere.

    Both see the same elements: what one would read otherwise than the other, a browser might, too.
    """
    for path, html in built.items():
        elements = seen_by_lexbor(html)
        assert dangers(elements) == [], path
        assert seen_by_html5lib(html) == elements, path


def seen_by_lexbor(html: str) -> list[Element]:
    """Return all elements in their order, with their attributes; a script's text as that of ""."""
    nodes = LexborHTMLParser(html).css("*")
    return [
        (str(n.tag), {k: v or "" for k, v in n.attributes.items()} | _script(n.tag, n.text()))
        for n in nodes
    ]


def _script(tag: str | None, text: str | None) -> dict[str, str]:
    return {"": text or ""} if tag == "script" else {}


def seen_by_html5lib(html: str) -> list[Element]:
    """Return the same as a second parser sees it."""
    nodes = html5lib.parse(html, namespaceHTMLElements=False).iter()
    return [
        (tag, dict(n.attrib) | _script(tag, n.text))
        for n in nodes
        if isinstance(n.tag, str) and (tag := n.tag.rpartition("}")[2])
    ]


def dangers(elements: list[Element]) -> list[str]:
    """Return the elements and attributes that could run or load something of others."""
    found = []
    for tag, said in elements:
        if tag == "script" and said.get("type") != "application/ld+json":
            found += [tag] * (said not in [{"": text} for text in OUR_SCRIPTS.values()])
        found += [*{tag} & NEVER, *said.keys() & NOWHERE]
        found += [name for name in said if name.startswith("on")]
        loaded = [said.get(name, "") for name in LOADED]
        found += [address for address in loaded if address and not OURS.match(address)]
        if tag == "link" and said.get("rel") not in {"canonical", "me"}:
            found += [said["href"]] * (OURS.match(said["href"]) is None)
        elif "href" in said and not SCHEMES.match(said["href"]):
            found.append(said["href"])
        if not said.get("data-src", "https://gut.de/").startswith("https://gut.de/"):
            found.append(said["data-src"])
        if said.get("http-equiv", "") not in {"", "Content-Security-Policy"}:
            found.append(said["http-equiv"])
        if said.get("http-equiv") == "Content-Security-Policy":
            found += set(re.findall(r"frame-src ([^;]+)", said["content"])) - {"https://gut.de"}
    return found


@pytest.fixture(scope="module")
def hostile_site(hostile: Project, built: dict[str, str]) -> Iterator[PagesServer]:
    """That site, and beside it a page that is all one should not be."""
    assert "boese.html" not in built
    hostile.write("output/boese.html", f"""<!doctype html><script>{RUN}</script><img src="https://boese.org/x.png">
        <iframe src="https://boese.org/y"></iframe><p onclick="x">""")  # fmt: skip
    with served(hostile.folder / "output") as server:
        yield server


def opened(tab: Page, seen: Seen, url: str) -> list[str]:
    """Open a page as a reader would who scrolls, points and types; return what is wrong with it."""
    tab.goto(url, wait_until="load")
    tab.evaluate("scrollTo(0, document.body?.scrollHeight)")
    seen.frames += [frame.url for frame in tab.frames[1:]]
    said: list[str] = tab.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(node => [...node.attributes]
          .map(one => one.name).filter(name => name.startsWith("on")
            || name == "style" && document.contentType == "text/html"))
          .concat([...document.links].map(link => link.protocol)
            .filter(scheme => /^(javascript|data|vbscript|blob|file|filesystem):$/.test(scheme)))
          .concat("ran" in window ? ["ran"] : [])"""
    )
    return said


def test_chromium_runs_and_asks_nothing(
    chrome: Browser, hostile_site: PagesServer, built: dict[str, str]
) -> None:
    """Even without its policy no page runs a word of an author, asks another host, or frames one."""
    seen = Seen()
    with chrome.new_context(bypass_csp=True) as context:
        tab = context.new_page()
        context.route(lambda url: not url.startswith(hostile_site.url), lambda route: route.abort())
        tab.on(
            "request",
            lambda r: None if r.url.startswith(hostile_site.url) else seen.foreign.append(r.url),
        )
        tab.on("dialog", lambda dialog: dialog.dismiss())
        tab.on("pageerror", lambda error: seen.complaints.append(str(error)))
        files = ("feed.xml", "rss.xml", *FILES)
        for path in (*built, *(f.replace("&", "%26") for f in files)):
            assert opened(tab, seen, f"{hostile_site.url}/{path}") == [], path
            assert seen == Seen(), path
        # And what should not be is seen.
        assert {"ran", "onclick"} <= {*opened(tab, seen, f"{hostile_site.url}/boese.html")}
        assert {*seen.foreign} == {"https://boese.org/x.png", "https://boese.org/y"}
        assert len(seen.frames) == 1


def test_the_search_can_find(hostile_site: PagesServer) -> None:
    """What should not be in a page is seen by both parsers."""
    html = Path(hostile_site.root, "boese.html").read_text()
    for elements in (seen_by_lexbor(html), seen_by_html5lib(html)):
        assert sorted(dangers(elements)) == [
            "https://boese.org/x.png", "https://boese.org/y", "iframe", "onclick", "script",
        ]  # fmt: skip


PARTS = (
    ("https://", "HTTPS://", "http://", "//", "https:", "https:/", "https:\\\\", "https:///", "\thttps://", "ht\ntps://", "blob:https://"),
    ("", "boese.org@", "gut.de@", "a:b@", "@", "boese.org\\@", "boese.org/@", "boese.org#@", "boese.org?@"),
    ("gut.de", "GUT.de", "gut.de.", "gut\u3002de", "gut.de\u2024", "g\u00adut.de", "gut.de%00", "gut%2ede", "gu\tt.de", "g\u0171t.de", "[gut.de]"),
    ("", ":443", ":8443", ":", ":0443", ":443:443", ":80", ":44\uff13", ":-1"),
    ("", "/", "/x?a=b", "?x", "#x", "\\x", ";x", "/a b", "/\u2028"),
)  # fmt: skip


def test_a_browser_asks_who_is_permitted(tab: Page) -> None:
    """Of an embed's address a browser reads the very origin that the policy names, in any spelling."""
    taken = {}
    for written in map("".join, product(*PARTS)):
        with suppress(ValueError):
            taken[written] = embed_of(written)
    origins = [origin(embed.url) for embed in taken.values()]
    assert set(origins) == {"https://gut.de", "https://boese.org"}
    read = "urls => urls.map(url => `https://${new URL(url, 'https://klimalautern.de/').hostname}`)"
    assert tab.evaluate(read, [embed.url for embed in taken.values()]) == origins
    assert tab.evaluate(read, list(taken)) == origins
