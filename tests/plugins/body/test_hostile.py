"""No way to a script or a third party, whatever is written where."""

import json
import re
from typing import Any
from unicodedata import normalize

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

import pelicanconf
from plugins.body import attributes, elements, headings, links, tables
from plugins.body.addresses import Addresses
from plugins.common.problem import Problem, errors_in
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.embeds.guard import guard
from plugins.embeds.permitted import Host, Permitted
from plugins.german.body import typography
from plugins.german.ornaments import typogrify
from tests.support import Project, folded

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
HOSTILE = st.lists(
    st.sampled_from([*PIECES, " ", "\n", "\n\n", "\t", "    "]) | st.text(max_size=3), max_size=25
).map("".join)
NEVER = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "input",
         "button", "svg", "math", "template", "noscript", "textarea", "title"}  # fmt: skip
SETTINGS: dict[str, Any] = pelicanconf.MARKDOWN
PLACE = Place(Source("a.md", ""), "pages", "/a.html")


def rendered(body: str) -> tuple[str, list[Problem]]:
    """Return the HTML of a body, and what is wrong, as a build makes them (BODY_STEPS)."""
    tree = Tree(Markdown(**SETTINGS).convert(body))
    addresses = Addresses({"/favicon.svg": "/favicon.svg"}, {})
    problems = [*elements.check(tree, PLACE), *attributes.check(tree, PLACE)]
    problems += [*tables.align(tree, PLACE), *guard(PERMITTED, tree, PLACE)]
    problems += typography(tree, PLACE)
    problems += headings.add_ids(frozenset(), tree, PLACE)
    problems += [*links.resolve(addresses, [], tree, PLACE), *typogrify(tree, PLACE)]
    return str(tree), problems


def dangers(html: str) -> list[str]:
    """Return what could run or load something of others, read by a second parser."""
    found = []
    for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(node.tag, str):
            continue
        of_ours = node.tag == "button" and node.get("class") == "button"
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


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(HOSTILE)
def test_no_body_runs_or_loads_anything(body: str) -> None:
    """A random body is refused, or comes out without anything that could run or load."""
    html, problems = rendered(body)
    if not errors_in(problems):
        assert dangers(html) == []


def test_the_search_can_find() -> None:
    """The search above sees dangers where there are some, and lets placeholders pass."""
    assert dangers("<p onclick=x><img src=//x.de><a href=' javascript:x'><script></script>") != []
    html, problems = rendered("<iframe src='https://gut.de/x'></iframe>")
    assert (problems, dangers(html)) == ([], [])
    assert "data-src" in html


LINE = st.lists(st.sampled_from([*PIECES, " ", "ä", "☀", "Text"]), min_size=1, max_size=8).map(
    lambda pieces: "T " + "".join(pieces)
)


@settings(
    max_examples=6, deadline=None, derandomize=True,
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
        title, description = shown(title), shown(description)
        assert shown(page.css_first("h1").text()) == title
        assert shown(page.css_first(".lead").text()) == description
        assert shown(page.css_first("title").text()).startswith(title)
        data = [json.loads(s.text()) for s in page.css("script")]
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
        assert script.attributes in (
            {"type": "application/ld+json"}, {"src": "/js/einbetten.js", "defer": None},
        )  # fmt: skip
    assert page.css("iframe, [onerror], [onclick], [onload], [style]") == []
