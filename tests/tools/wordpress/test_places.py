"""Places within texts: what a link behind its # led to, and the lines that the report names."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as searching
from hypothesis import strategies as st
from pelican.settings import read_settings

from plugins.body.headings import add_ids
from plugins.body.markdown import Converter
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.projects import small_project
from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import body, texts


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<p><a href="#weg">Weg</a></p><h2 id="weg">Der Weg</h2>', "[Weg](#der-weg)\n\n## Der Weg"),
        ('<p><a href="#h-der-weg">Weg</a></p><h2>Der Weg</h2>', "[Weg](#der-weg)\n\n## Der Weg"),
        ('<p><a href="#Der_Weg">Weg</a></p><h2>Der Weg</h2>', "[Weg](#der-weg)\n\n## Der Weg"),
        ('<p><a href="#z">Z</a></p><h3 id="y">Ziel</h3><h3 id="z">Ziel</h3>', "[Z](#ziel-2)\n\n## Ziel\n\n## Ziel"),
        ('<p><a href="#x">X</a></p><p id="x">Dort.</p>', '[X](#x)\n\n<span id="x"></span>Dort.'),
        ('<p><a href="#x">X</a></p><a name="x"></a><h2>Ort</h2>', '[X](#x)\n\n## <span id="x"></span>Ort'),
        ('<p><a href="#x">X</a></p><div id="x"><ul><li>Eins</li></ul></div>', '[X](#x)\n\n* <span id="x"></span>Eins'),
        ('<p>Satz<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Quelle</p>',
         'Satz<span id="_ftnref1"></span>[\\[1\\]](#_ftn1).\n\n<span id="_ftn1"></span>[\\[1\\]](#_ftnref1) Quelle'),
        ('<p><a href="#kanaele">K</a></p><p id="kanaele">Dort.</p>', '[K](#zu-kanaele)\n\n<span id="zu-kanaele"></span>Dort.'),
        ('<p><a href="#nichts">N</a> und <a href="#">oben</a></p>', "N und oben"),
        ('<p id="niemand">Dort.</p>', "Dort."),
        ('<p>Seite<a>ans Ende</a>2 (<a href="#fehlt">hier</a>).</p>', "Seite ans Ende 2 (hier)."),
        (f'<p><a href="{SITE}/2025/10/13/a/#weg">Weg</a></p><h2 id="weg">Der Weg</h2>', "[Weg](#der-weg)\n\n## Der Weg"),
    ],
)  # fmt: skip
def test_links_within_a_text(settings: dict[str, Any], html: str, written: str) -> None:
    """A link within a text stays one: to a heading by its words, to other places by their names."""
    assert body(texts(settings, item(1, "A", html, slug="a"))[1]) == written


def test_links_to_a_place_in_another_text(settings: dict[str, Any]) -> None:
    """A link to a place of another text leads there; where the place is missing, to its beginning."""
    link = f'<p><a href="{SITE}/hilfe/#patin">P</a>, <a href="{SITE}/hilfe/#fehlt">F</a></p>'
    other = item(2, "Hilfe", '<h2 id="patin">Patin werden</h2>', kind="page", slug="hilfe")
    found = texts(settings, item(1, "A", link, slug="a"), other)[1]
    assert body(found) == "[P](/hilfe.html#patin-werden), [F](/hilfe.html)"
    assert [note.message for note in found.notes] == [
        "Die Stelle #fehlt fehlt, der Link führt an den Anfang: /hilfe.html"
    ]


CLASSIC = """Erster Absatz.

[tabelle id="1"]

<ul><li>eins</li><li>zwei [karte ort="Kaiserslautern"]</li></ul>

<script>x()</script>

> Zitat

<form><input type="text"></form>
<iframe src="https://karten.example/1"></iframe>

[tabelle id="1"]

[tabelle id="2"]"""
# The line of the text that stands where each was left out; behind the end of all text its last one.
LEFT_OUT = [
    ('Der Kurzcode [tabelle id="1"]', "* eins"),
    ('Der Kurzcode [karte ort="Kaiserslautern"]', "* zwei"),
    ("Ein Skript", "\\> Zitat"),
    ("Ein Feld eines Formulars", "https://karten.example/1"),
    ("Ein Formular", "https://karten.example/1"),
    ("Eingebettetes von karten.example", "https://karten.example/1"),
    ('Der Kurzcode [tabelle id="1"]', "https://karten.example/1"),
    ('Der Kurzcode [tabelle id="2"]', "https://karten.example/1"),
]


def test_the_report_names_lines(settings: dict[str, Any]) -> None:
    """Each thing left out is told with the line where it would stand."""
    text = texts(settings, item(1, "A", CLASSIC, slug="a"))[1]
    lines = text.written.splitlines()
    found = [(note.message, lines[note.line - 1] if note.line else "") for note in text.notes]
    assert len(found) == len(LEFT_OUT), found
    for (message, line), (begins, where) in zip(found, LEFT_OUT, strict=True):
        assert message.startswith(begins)
        assert line == where, message


BLOCKS = """<!-- wp:heading --><h2>Oben [anzahl n="1"]</h2><!-- /wp:heading -->
<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><!-- wp:paragraph --><p>Links.</p><!-- /wp:paragraph --></div>
<div class="wp-block-column"><!-- wp:acf/karte {"id":"x"} /--><!-- wp:paragraph --><p>Rechts.</p><!-- /wp:paragraph --></div></div><!-- /wp:columns -->
<!-- wp:table --><figure class="wp-block-table"><table><tr><td>a [preis n="2"]</td><td>b</td></tr></table></figure><!-- /wp:table -->
<!-- wp:html --><p>Text <script>x()</script> weiter.</p><!-- /wp:html -->"""


def test_lines_within_columns_tables_and_headings(settings: dict[str, Any]) -> None:
    """Wherever a shortcode, a block of a plugin or a script stood, its line is found."""
    text = texts(settings, item(1, "A", BLOCKS, slug="a"))[1]
    lines = text.written.splitlines()
    assert [lines[note.line - 1] for note in text.notes] == ["## Oben", "Rechts.", "|  |  |", "Text weiter."]  # fmt: skip


_NAMES = st.sampled_from(["a", "b", "weg", "der-weg", "kanaele", "h-weg", "Der_Weg", "newsletter"])


def _pieces() -> st.SearchStrategy[str]:
    heading = st.tuples(_NAMES, st.sampled_from(["Weg", "Der Weg", "Ziel"]), st.sampled_from("234"))
    return st.one_of(
        _NAMES.map(lambda name: f'<p>Zum <a href="#{name}">Ort</a>.</p>'),
        heading.map(lambda h: f'<h{h[2]} id="{h[0]}">{h[1]}</h{h[2]}>'),
        heading.map(lambda h: f"<h{h[2]}>{h[1]}</h{h[2]}>"),
        _NAMES.map(lambda name: f'<p id="{name}">Absatz.</p>'),
        _NAMES.map(lambda name: f'<a name="{name}"></a>'),
        _NAMES.map(lambda name: f'<ul><li id="{name}">Punkt</li></ul>'),
        _NAMES.map(lambda name: f'<table><tr><td id="{name}">1</td><td>2</td></tr></table>'),
        _NAMES.map(lambda name: f'<div id="{name}"><h3>Ziel</h3>[x y="z"]</div>'),
        _NAMES.map(lambda name: f'<blockquote><p>Wort <span id="{name}">hier</span></p></blockquote>'),
        _NAMES.map(lambda name: f'<details><summary id="{name}">Auf</summary><p>zu</p></details>'),
        _NAMES.map(lambda name: f'<pre id="{name}">Code</pre>'),
    )  # fmt: skip


def test_every_link_within_a_text_leads_somewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever bears the name a link says, the finished page has just one place of that name."""
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    said = read_settings("publishconf.py")
    converter, of_theme = Converter(said["MARKDOWN"]), frozenset(said["THEME_IDS"])

    @searching(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(_pieces(), min_size=2, max_size=7).map("".join))
    def search(html: str) -> None:
        text = texts(said, item(1, "A", html, slug="a")).get(1)
        written = body(text) if text else ""
        tree = Tree(str(converter.convert(written).html))
        place = Place(Source("a.md", written), "news", "/a.html")
        assert [one.message for one in add_ids(of_theme, tree, place)] == [], written
        wanted = {url[1:] for _, _, url in tree.urls() if url.startswith("#")}
        assert wanted <= set(tree.ids()), written

    search()
