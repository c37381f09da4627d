"""No way to a script or a third party, whatever is written where."""

import json
import re
from functools import partial
from html import unescape
from unicodedata import normalize

import html5lib
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import pelicanconf
from plugins.body import attributes, autolinks, elements, headings, links, tables, tags
from plugins.body.addresses import Addresses
from plugins.body.markdown import Converter
from plugins.common.problem import Problem, errors_in
from plugins.common.source import Source
from plugins.common.steps import Place, Step
from plugins.common.tree import Tree
from plugins.embeds.guard import guard
from plugins.embeds.permitted import Host, Permitted
from plugins.german.body import typography
from plugins.german.ornaments import typogrify
from plugins.policy.policy import policy
from tests.support import OUR_SCRIPTS, Project, folded, searched

PERMITTED = Permitted((Host("gut.de", "x", "https://x.de/"),))
WORDS = r"""<script> </script> <script <svg> <svg/onload= <math> </math> <style> </style> <title>
</title> <textarea> <noscript> </noscript> <template> <iframe </iframe> <object <embed <img <a <p <b>
</b> <div <table> <td <form <input <base <meta <link <video <audio <source <!-- --> --!> <![CDATA[ ]]>
<? ?> src= href= srcset= poster= data= style= onerror= onclick= data-src= data-embed-url= action=
background= xlink:href= formaction= ping= javascript: java&#115;cript: JaVaScRiPt: data:text/html,
vbscript: //boese.org/x https://boese.org/x https://gut.de/x http:\\boese.org /favicon.svg ' " ` ``
``` > < / & &lt; &quot; &#x3c; \ ( ) [ ] ![ [x]( [^1] | --- ** * _ # {{ 7*7 }} {% x %} [[Partner]]
﹤ ＜ x 1"""
PIECES = [*WORDS.split(), "\u202e", "\u200b", "\u2028"]
NOISE = st.lists(
    st.sampled_from([*PIECES, " ", "\n", "\n\n", "\t", "    "]) | st.text(max_size=3), max_size=25
).map("".join)
URLS = st.sampled_from(
    [
        "https://gut.de/x",
        "//gut.de/y",
        "https://boese.org/x",
        "//boese.org/x",
        "http://gut.de:80/",
        "javascript:x()",
        "JaVaScript:x()",
        "data:text/html,x",
        "/favicon.svg",
        "https://boese.org\\\\@gut.de/",
        "https://a@gut.de/x",
        "https://gut.de;script-src$*/",
        "java&#115;cript:x()",
    ]
)
ATTRIBUTE = st.builds(
    '{}="{}"'.format,
    st.sampled_from(
        [
            "src",
            "href",
            "srcset",
            "poster",
            "data",
            "style",
            "onerror",
            "onclick",
            "data-src",
            "data-embed-url",
            "action",
            "title",
            "id",
            "background",
            "xlink:href",
            "formaction",
            "ping",
            "class",
            "align",
            "alt",
        ]
    ),
    URLS | st.sampled_from(["x", "left", "data-src=https://boese.org/"]),
)
TAG = st.sampled_from(
    [
        "iframe",
        "iframe",
        "script",
        "a",
        "img",
        "p",
        "div",
        "span",
        "b",
        "video",
        "audio",
        "source",
        "table",
        "form",
        "svg",
        "object",
        "style",
        "link",
        "blockquote",
        "section",
        "figure",
        "td",
        "details",
    ]
)
# Between a tag and what it holds; after a blank line, that is Markdown.
GAP = st.sampled_from(["", "\n", "\n\n", "\n\n- ", "\n\n> ", "\n\n```\n"])
# Tags that are whole, within one another and within Markdown: what authors paste.
ELEMENT = st.recursive(
    st.sampled_from(["Wort", "**fett**", "[x](https://gut.de/)", "`Code`", ""]) | NOISE,
    lambda inner: st.builds(
        lambda tag, attributes, gap, content:
            f"<{tag} {' '.join(attributes)}>{gap}{content}{gap}</{tag}>",
        TAG, st.lists(ATTRIBUTE | st.just('markdown="1"'), max_size=3), GAP, inner,
    ),
    max_leaves=3,
)  # fmt: skip
FRAME = URLS.map('<iframe src="{}"></iframe>'.format)
BODY = st.lists(
    ELEMENT | FRAME | st.builds("<{0}>{1}</{0}>".format, TAG, FRAME)
    | st.builds("- {}".format, FRAME) | st.builds("> {}".format, FRAME)
    | st.builds("{}({})".format, st.sampled_from(["[x]", "![x]"]), URLS),
    min_size=1, max_size=4,
).map("\n\n".join)  # fmt: skip
HOSTILE = BODY | NOISE
NEVER = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "input",
         "button", "svg", "math", "template", "noscript", "textarea", "title"}  # fmt: skip
CONVERTER = Converter(pelicanconf.MARKDOWN)
STEPS: dict[str, Step] = {
    "elements": elements.check,
    "attributes": attributes.check,
    "autolinks": autolinks.link,
    "tables": tables.prepare,
    "embeds": partial(guard, PERMITTED),
    "typography": typography,
    "typogrify": typogrify,
    "headings": partial(headings.add_ids, frozenset()),
    "links": partial(links.resolve, Addresses({"/favicon.svg": "/favicon.svg"}, {}), []),
}


def rendered(body: str, without: str = "") -> tuple[str, list[Problem]]:
    """Return HTML and policy of a body, and what is wrong, as a build makes them."""
    source = Source("a.md", body)
    converted = CONVERTER.convert(body)
    tree, place = Tree(converted.html, converted.texts), Place(source, "pages", "/a.html")
    problems = [remark.problem(source) for remark in converted.remarks]
    problems += tags.check(converted, source)
    for name in pelicanconf.BODY_STEPS:
        if name in STEPS and name != without:
            problems += STEPS[name](tree, place)
    if not without and not errors_in(problems):
        said = policy(style="", data="", body="", scripts=[], frames=place.notes.frame_origins)
        assert set(re.findall("frame-src ([^;]+)", said)) <= {"https://gut.de"}
    return str(tree), problems


def dangers(html: str) -> list[str]:
    """Return what could run or load something of others, read by a second parser."""
    found = []
    for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(node.tag, str):
            continue
        of_ours = node.tag == "button" and "button" in (node.get("class") or "")
        if node.tag.rpartition("}")[2] in NEVER and not of_ours:
            found.append(node.tag)
        for name, value in node.attrib.items():
            if name.startswith("on") or name in {"style", "srcset", "background", "ping"}:
                found.append(name)
            elif (
                (name in {"src", "poster", "data"} and not re.match(r"/(?!/)", value))
                or (
                    name == "href"
                    and re.match(r"[\s\0-\x20]*(javascript|data|vbscript)", value, re.I)
                )
                or (name == "data-src" and not value.startswith("https://gut.de/"))
            ):
                found.append(value)
    return found


SEARCH = settings(max_examples=3000, database=None, phases=[Phase.generate])


@searched(250, 1500, HOSTILE)
def test_no_body_runs_or_loads_anything(body: str) -> None:
    """A random body is refused, or comes out without anything that could run or load."""
    html, problems = rendered(body)
    if not errors_in(problems):
        assert dangers(html) == []


@pytest.mark.parametrize("step", ["elements", "attributes", "embeds", "links"])
def test_no_step_is_idle(step: str) -> None:
    """Without any of the guarding steps the search does find a way."""

    def gets_through(body: str) -> bool:
        html, problems = rendered(body, without=step)
        return not errors_in(problems) and dangers(html) != []

    found = find(HOSTILE, gets_through, settings=SEARCH)
    assert gets_through(found)


def test_frames_get_through() -> None:
    """The bodies tried hold frames that are allowed, and come out as placeholders."""

    def shows_one(body: str) -> bool:
        html, problems = rendered(body)
        return not problems and html.count("data-src") == 2

    assert find(HOSTILE, shows_one, settings=SEARCH)


def test_the_search_can_find() -> None:
    """The search above sees dangers where there are some, and lets placeholders pass."""
    assert dangers("<p onclick=x><img src=//x.de><a href=' javascript:x'><script></script>") != []
    html, problems = rendered("<iframe src='https://gut.de/x'></iframe>")
    assert (problems, dangers(html)) == ([], [])
    assert "data-src" in html


def meant(header: str) -> str:
    """Return a header's text: entities are what they mean, and nothing unseen is at its end."""
    return re.sub(r"&#?\w+;", lambda entity: unescape(entity[0]), header.rstrip("\u200b\u2028 "))


LINE = st.lists(st.sampled_from([*PIECES, " ", "ä", "☀", "Text"]), min_size=1, max_size=8).map(
    lambda pieces: "T " + "".join(pieces)
)


@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(st.lists(st.tuples(LINE, LINE), min_size=12, max_size=12))
def test_headers_come_out_as_text(project: Project, headers: list[tuple[str, str]]) -> None:
    """Markup in titles and descriptions is text in pages, heads, JSON-LD and feeds."""
    for number, (title, description) in enumerate(headers):
        project.write(
            f"content/news/2023-01-02-n{number}.md",
            f"---\ntitle: {title}\ndescription: {description}\n---\nText",
        )
    project.build_well()
    feed = project.text("feed.xml") + project.text("rss.xml")
    for number, (title, description) in enumerate(headers):
        page = project.page(f"2023/01/02/n{number}.html")
        title, description = shown(meant(title)), shown(meant(description))
        assert shown(page.css_first("h1").text()) == title
        assert shown(page.css_first(".lead").text()) == description
        assert shown(page.css_first("title").text()).startswith(title)
        assert_only_ours(page)
        data = [json.loads(s.text()) for s in page.css("script[type]")]
        assert shown(data[0]["@graph"][0]["headline"]) == title
        assert len(data) == 1
    for path in ("blog.html", "archiv.html", "index.html"):
        assert_only_ours(project.page(path))
    assert not re.search(r"<(?:script|svg|iframe)", feed)


def shown(text: str) -> str:
    """Return what a text says, however typography sets it."""
    return folded(normalize("NFC", text))


def assert_only_ours(page: LexborHTMLParser) -> None:
    """Nothing in a page can run but what the theme put there."""
    for script in page.css("script"):
        if script.attributes != {"type": "application/ld+json"}:
            assert (script.attributes, script.text() in OUR_SCRIPTS.values()) == ({}, True)
    assert page.css("iframe, [onerror], [onclick], [onload], [style]") == []
