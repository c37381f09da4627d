"""Tags that an author wrote, and what a parser would make of them in silence."""

import re

import pytest
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import pelicanconf
from plugins.body import elements, tags
from plugins.body.markdown import Converter
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.support import searched

CONVERTER = Converter(pelicanconf.MARKDOWN)


def told(body: str) -> list[Problem]:
    """Return what is said of the elements in a text below a header of three lines."""
    head = "---\ntitle: <b>\n---\n"
    source = Source("a.md", head + body, len(head))
    converted = CONVERTER.convert(body)
    tree = Tree(converted.html)
    return [*tags.check(converted, source), *elements.check(tree, Place(source, "news", "/a.html"))]


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("Eins\n\nDas war klar </ironie>.", 6, "Fehler: </ironie> ist kein HTML und würde verschwinden. Abhilfe: Soll es Text sein, in `Backticks` setzen oder `&lt;/ironie>` schreiben."),
        ("Das Tag <body> steht so.", 4, "Fehler: <body> gehört nicht in einen Text."),
        ("Eins\n\n<head>\n", 6, "Fehler: <head> gehört nicht in einen Text."),
        ("`<td>`\n\nEin <td> allein", 6, "Fehler: <td> steht in keiner Tabelle und würde verschwinden. Abhilfe: `<table>` davor ergänzen."),
        ("<tr><td>a</td></tr>", 4, "Fehler: <tr> steht in keiner Tabelle"),
        ("Eins\n\n<!DOCTYPE html>\n\nText", 6, "Fehler: Was mit `<!` beginnt, ist hier kein HTML und würde verschwinden."),
        ("Eins <? Frage ?>", 4, "Fehler: Was mit `<?` beginnt, ist hier kein HTML"),
        ("Eins\n<![CDATA[ x ]]>", 5, "Fehler: Was mit `<!` beginnt"),
        ("Eins\n\n<!-- Notiz\n\nZwei", 6, "Fehler: Der Kommentar `<!--` ist nicht geschlossen und nimmt alles weg, was folgt. Abhilfe: Nach ihm `-->` schreiben."),
        ("Eins\n\nZwei <b>drei\n\nvier", 6, "Fehler: <b> ist nicht geschlossen und gälte bis ans Ende der Seite. Abhilfe: Am Ende `</b>` ergänzen."),
        ("<b>eins</b>\n\n<b>zwei", 6, "Fehler: <b> ist nicht geschlossen"),
        ("<s>weg\n", 4, "Fehler: <s> ist nicht geschlossen"),
        ("<details>\n<summary>x</summary>\n\ny", 4, "Fehler: <details> ist nicht geschlossen"),
        ("<div>\n\n<div>\n\nx\n\n</div>", 4, "Fehler: <div> ist nicht geschlossen"),
        ("x\n\n<div/>\n\ny", 6, "Fehler: <div> ist nicht geschlossen"),
        ("a <a name='x'/> b", 4, "Fehler: <a> ist nicht geschlossen"),
        ("- <b>a\n- b", 4, "Fehler: <b> ist nicht geschlossen"),
        ("<iframe src='https://x.de/'>\n\nText", 4, "Fehler: <iframe> ist nicht geschlossen"),
        ("<div class=\"x>\n\nText", 4, "Fehler: Dem `<div` fehlt ein `>` oder ein Anführungszeichen; was folgt, verschwände. Abhilfe: Es ergänzen."),
        ("x </b> y", 4, "Hinweis: </b> beendet nichts, ein <b> ist nicht offen. Abhilfe: Es löschen, oder <b> davor ergänzen."),
        ("<p>a <p>b</p></p>", 4, "Hinweis: </p> beendet nichts"),
        ("<p>a <ul><li>b</li></ul></p>", 4, "Hinweis: </p> beendet nichts"),
        ("<a href='/x'>x [y](/z) q</a>", 4, "Fehler: Hier steht ein Link in einem Link. Abhilfe: Den äußeren vorher mit `</a>` schließen."),
        ("<a href='/x'>x <a href='/y'>y</a></a>", 4, "Fehler: Hier steht ein Link in einem Link."),
        ("Eins\n\n<li>x</li>", 6, "Fehler: <li> steht in keiner Liste. Abhilfe: `<ul>` davor ergänzen."),
        ("<dd>x</dd>", 4, "Fehler: <dd> steht in keiner Liste. Abhilfe: `<dl>` davor ergänzen."),
        ("Eins\n\na &#0; b", 6, "Fehler: `&#0;` ist kein Zeichen."),
        ("a &#x110000; b", 4, "Fehler: `&#x110000;` ist kein Zeichen."),
        ("a &#xD800; b", 4, "Fehler: `&#xD800;` ist kein Zeichen."),
        ("<p>&#0;</p>", 4, "Fehler: `&#0;` ist kein Zeichen."),
        ("<ironie>x", 4, "Fehler: <ironie> ist kein HTML"),
    ],
)  # fmt: skip
def test_odd_tags(body: str, line: int, said: str) -> None:
    """A tag that would vanish, or go on to the end, is told with its line, first of all."""
    first = told(body)[0]
    assert str(first).removeprefix(f"a.md:{line}: ").startswith(said)


@pytest.mark.parametrize(
    "body",
    [
        "a <br> b <br/> c <hr> d<wbr>",
        "<p>a\n\nb",
        "<ul><li>a<li>b</ul>",
        "<table><tr><td>a<td>b<tr><th>c</table>",
        "<table><caption>x</caption><tbody><tr><td>a</td></tr></tbody></table>",
        "<dl><dt>a<dd>b</dl>",
        "<b><i>a</b></i>",
        "<b>eins\n\nzwei</b>",
        "<div>\n\n**a**\n\n</div>",
        "- <b>a</b>\n- <details>\n  <summary>b</summary>\n\n  c\n\n  </details>",
        "a <!-- Notiz --> b\n\n<!-- noch\n\neine -->\n\nc",
        "`<b>` und `</ironie>`\n\n```\n<details> &#0;\n```\n\n    <td>",
        "3 < 4, a <> b, x<5> und &lt;b>",
        "<a href='/x'>y</a> <img src='/x.jpg' alt='>'> &amp; &nbsp; &#8364; &euro;",
        "<DIV>x</div>",
        "Text <div>x</div> mehr",
        "<iframe src='https://x.de/'></iframe>",
        "<https://x.de/> <post@x.de>",
    ],
)
def test_fine_tags(body: str) -> None:
    """Nothing is said of elements that are whole, or need no end, nor of what is no tag."""
    assert told(body) == []


def test_one_fault_is_told_once() -> None:
    """An end that is missing and an element that is unknown are one message each."""
    assert len(told("<ironie>x</ironie> und <b>y")) == 2


NAMES = st.sampled_from("b p div a td table tr li ul body details ironie s br".split())  # noqa: SIM905
PIECES = st.one_of(
    NAMES.map("<{}>".format), NAMES.map("</{}>".format),
    st.sampled_from(["<!-- x", "-->", "<? x ?>", "<!X>", "<div class=\"", "\n\n", "\n", "- ", "> "]),
)  # fmt: skip


@searched(200, 1000, st.lists(PIECES | st.just("wort "), max_size=14))
def test_no_word_or_tag_vanishes(pieces: list[str]) -> None:
    """Where nothing is told, every word is shown and every tag is an element."""
    body = "".join(pieces)
    if told(body):
        return
    tree = LexborHTMLParser(CONVERTER.html(body))
    assert (tree.body.text() if tree.body else "").count("wort") == body.count("wort")
    for name in set(re.findall(r"<(\w+)>", body)):
        assert len(tree.css(name)) >= body.count(f"<{name}>")
