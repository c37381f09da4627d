"""From HTML to Markdown and back through our own Markdown: no word is lost."""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from plugins.body.markdown import Converter
from plugins.common.header import parse
from plugins.common.source import Source
from plugins.common.tree import Tree
from tests.support import FIXTURES, matrix
from tools.wordpress.markdown import Writer


class Answers:
    """A context in which every address leads somewhere and no picture is missing."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def link(self, url: str) -> str:
        """Return the address as it is."""
        return url

    def picture(self, url: str, number: int) -> str:
        """Return a path for any picture."""
        return f"/images/{url.rpartition('/')[2] or number}"

    def alternative(self, number: int) -> str:
        """Return what the library would say."""
        return f"Bild {number}" if number else ""

    def frame(self, url: str) -> str:
        """Return the address of a film, nothing for others."""
        return url if "youtube" in url else ""

    def note(self, message: str, needle: str = "") -> None:
        """Take what would be told."""
        self.notes.append(f"{message} {needle}")

    def anchor(self, name: str) -> str:
        """Return any name as an id: links lead everywhere."""
        return name

    def marked(self, mark: str) -> None:
        """Take the mark of what was left out."""

    def reached(self, block: str) -> None:
        """Take the block just written."""


def markdown(html: str) -> str:
    return Writer(Answers()).markdown(html)


@cache
def converter() -> Converter:
    import pelicanconf

    return Converter(pelicanconf.MARKDOWN)


def back(text: str) -> Tree:
    converted = converter().convert(text)
    return Tree(converted.html)


def words(tree: Tree) -> list[str]:
    for block in tree.root.css(
        "p, li, td, th, h2, h3, h4, h5, h6, br, blockquote, pre, dt, dd, div, hr, figure, figcaption, summary, details, caption, table, tr, ul, ol, cite"
    ):
        block.insert_before(" ")
        block.insert_after(" ")
    return re.findall(r"\w+", tree.root.text(separator=""))


_TEXTS = st.text("abcÄß 12\n*_`~[](){}<>#+-.!|:;&\\/=^\"'•–…$%", min_size=1, max_size=16)
_PLAIN = st.sampled_from(
    ["Wir", "1. Mai", "fahren Rad", "a) eins", "[sic]", "Bürger*innen", "https://x.de/a_b"]
)


def _tagged(name: str) -> Any:
    return lambda inner: f"<{name}>{inner}</{name}>"


def _inline() -> st.SearchStrategy[str]:
    leaf = _TEXTS.map(escape) | _PLAIN.map(escape) | st.just("<br>")
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map("".join),
            *(
                inner.map(_tagged(name))
                for name in ("strong", "em", "s", "sub", "span", "code", "cite")
            ),
            inner.map(lambda text: f'<a href="https://example.org/a(b)_c">{text}</a>'),
            inner.map(lambda text: f'<a name="hier"></a><span id="da">{text}</span>'),
            inner.map(lambda text: f"<wbr class=note-1>{text}"),
        ),
        max_leaves=5,
    )


def _blocks() -> st.SearchStrategy[str]:
    line = _inline()
    leaf = st.one_of(
        line.map(_tagged("p")), line, line.map(_tagged("h2")), line.map(_tagged("h4")),
        _TEXTS.map(escape).map(_tagged("pre")), st.just("<hr>"),
        line.map(lambda text: f'<p id="dort">{text}</p>'), st.just('<p><a id="allein"></a></p>'),
        line.map(lambda text: f'<figure><img src="/x.jpg" alt="Stand"><figcaption>{text}</figcaption></figure>'),
    )  # fmt: skip

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3)
        items = several.map(lambda found: "".join(f"<li>{one}</li>" for one in found))
        cells = st.lists(st.lists(line, min_size=2, max_size=3), min_size=1, max_size=3)
        return st.one_of(
            several.map("".join), several.map("".join).map(_tagged("blockquote")),
            several.map("".join).map(_tagged("div")), items.map(_tagged("ul")), items.map(_tagged("ol")),
            cells.map(lambda rows: "<table>" + "".join(
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"),
            st.tuples(line, inner).map(lambda both: f"<dl><dt>{both[0]}</dt><dd>{both[1]}</dd></dl>"),
            st.tuples(line, inner).map(lambda both: f"<details><summary>Auf {both[0]}</summary>{both[1]}</details>"),
        )  # fmt: skip

    within = leaf | around(leaf)
    return leaf | around(leaf | around(within))


def check_words(html: str) -> None:
    made = markdown(html)
    before = [w for w in words(Tree(html)) if w]
    after = words(back(made))
    assert "".join(before) == "".join(w for w in after), made


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.lists(_blocks(), min_size=1, max_size=3).map("".join))
@example("<p>A<br>- so<br>1. eins<br>a) zwei</p>")
@example("<ul><li>a</li></ul><ul><li>b</li></ul>")
@example(r"<table><tr><td>1</td><td>\|</td></tr></table>")
@example("<table><tr><td>1</td><td><code>`|</code> a|b <a href='/x'>c|d</a></td></tr></table>")
@example("<dl><dt>1</dt><dd><ul><li><pre>1</pre></li></ul></dd></dl>")
@example("<p>Hallo!<a href='/x'>Link</a></p>")
def test_no_word_is_lost(html: str) -> None:
    """Whatever blocks stand within and below one another, their words come back in their order."""
    check_words(html)


@pytest.mark.parametrize("seed", matrix(*range(4)))
def test_no_word_is_lost_in_a_long_search(seed: int) -> None:
    """The same for thousands of trees."""

    @seeded(seed)
    @settings(max_examples=2500, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(_blocks(), min_size=1, max_size=3).map("".join))
    def search(html: str) -> None:
        check_words(html)

    search()


_OWN = sorted((FIXTURES / "site/news").glob("*.md"))


@pytest.mark.parametrize("file", _OWN, ids=lambda file: file.stem)
def test_our_own_posts_come_back(file: Path) -> None:
    """A post of this site, taken for one of WordPress's, has the same words and the same structure."""
    source = Source(file.name, file.read_text(encoding="utf-8"))
    body = source.text[parse(source).begin :]
    first = back(body)
    again = back(markdown(str(first)))
    assert words(again) == words(back(body))
    assert outline(back(markdown(str(back(body))))) == outline(back(body))


def outline(tree: Tree) -> list[str]:
    """Return the blocks of a tree in their order; headings by their kind alone."""
    found = tree.root.css(
        "p, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, table, tr, pre, img, a"
    )
    return ["h" if str(node.tag)[1:].isdecimal() else str(node.tag) for node in found]


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<table><tr><td><b>Baum</b></td><td><strong>Pate</strong></td></tr><tr><td>1</td><td>frei</td></tr></table>",
         "| Baum | Pate |\n| --- | --- |\n| 1 | frei |"),
        ('<div class="wp-block-file"><a href="/x.pdf">Plan</a><a href="/x.pdf" class="wp-block-file__button">Laden</a></div>', "[Plan](/x.pdf)"),
        ('<div class="wp-block-buttons"><div class="wp-block-button"><a href="/a">A</a></div><div class="wp-block-button"><a href="/b">B</a></div></div>',
         "[[Knopf: A | /a]]\n[[Knopf: B | /b]]"),
        ('<div class="elementor-button-wrapper"><a class="elementor-button" href="/a"><span>Mit</span></a></div>', "[[Knopf: Mit | /a]]"),
        ('<figure class="wp-block-embed"><div>https://video.example/1</div><figcaption>Unser Film</figcaption></figure>', "[Unser Film](https://video.example/1)"),
    ],
)  # fmt: skip
def test_what_a_person_would_have_typed(html: str, written: str) -> None:
    """A bold first row is a head, buttons stand side by side, a link is named by its caption."""
    assert markdown(html) == written
