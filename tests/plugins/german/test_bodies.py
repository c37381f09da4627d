"""German typography, and typogrify, in the content tree of a page."""

import re

import html5lib
import pytest
from hypothesis import strategies as st

from plugins.body.headings import heading_id
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.german.body import typography
from plugins.german.ornaments import typogrify
from tests.plugins.german.texts import TEXTS
from tests.support import folded, searched

PLACE = Place(Source("a.md", ""), "pages", "/a.html")


def typeset(html: str) -> str:
    """Return the HTML after the German rules, no-break spaces as ~."""
    tree = Tree(html)
    assert typography(tree, PLACE) == []
    return str(tree).replace("\u00a0", "~")


def ornate(html: str) -> str:
    """Return the HTML after typogrify, no-break spaces as ~."""
    tree = Tree(html)
    assert typogrify(tree, PLACE) == []
    return str(tree).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('<p>"<em>Jetzt</em>"!</p>', "<p>„<em>Jetzt</em>“!</p>"),
        ('<p><em>"Jetzt"</em>, <b>"oder nie"</b>.</p>', "<p><em>„Jetzt“</em>, <b>„oder nie“</b>.</p>"),
        ('<p>"<a href="/x">Der \'Plan\'</a>".</p>', '<p>„<a href="/x">Der ‚Plan‘</a>“.</p>'),
        ('<p>"Wir <strong>alle</strong>"<sup>1</sup></p>', "<p>„Wir <strong>alle</strong>“<sup>1</sup></p>"),
        ('<p>Er rief "<b>Los</b>, <i>alle</i>" und ging</p>', "<p>Er rief „<b>Los</b>, <i>alle</i>“ und ging</p>"),
        ("<p><b>Hans</b>' Rad, <i>geht</i>'s?</p>", "<p><b>Hans</b>’ Rad, <i>geht</i>’s?</p>"),
        ("<p><b>Klima</b> - <i>jetzt</i></p>", "<p><b>Klima</b>~– <i>jetzt</i></p>"),
        ("<p>Klima<b> -</b> jetzt -<b>- hier</b></p>", "<p>Klima<b>~–</b> jetzt~–<b> hier</b></p>"),
        ("<p>Um <b>10</b>-<b>16</b> Uhr, <b>5</b>\nkm</p>", "<p>Um <b>10</b>–<b>16</b>~Uhr, <b>5</b>~km</p>"),
        ("<p>,,<em>Klima</em>'' und '<b></b>'Rad<i>''</i></p>", "<p>„<em>Klima</em>“ und „<b></b>Rad<i>“</i></p>"),
        ("<p>Tel. (<b>0631</b>) <b>2010</b>-<b>2035</b>, <b>5</b>-10<i>km</i></p>", "<p>Tel. (<b>0631</b>) <b>2010</b>-<b>2035</b>, <b>5</b>–10<i>~km</i></p>"),
        ("<p>30. <b>April-2. Mai</b></p><p>2023-<i>35</i></p>", "<p>30.~<b>April–2.~Mai</b></p><p>2023–<i>35</i></p>"),
        ("<dl><dt>Telefon</dt><dd>2010-2035</dd><dt>Plan</dt><dd>2010-2035</dd></dl>", "<dl><dt>Telefon</dt><dd>2010-2035</dd><dt>Plan</dt><dd>2010–2035</dd></dl>"),
        ("<p>z.<b>B.</b></p>", "<p>z.<b>~B.</b></p>"),
        ("<p>Und.<b>..</b></p>", "<p>Und…<b></b></p>"),
        ("<p>Bis\n9. September,\nhier -\ndort</p>", "<p>Bis\n9.~September,\nhier~–\ndort</p>"),
        ('<p>"Ein</p><p>"Zwei"</p>', "<p>„Ein</p><p>„Zwei“</p>"),
        ('<ul><li>"Ein"</li><li>"Zwei"<ul><li>\'Drei\'</li></ul></li></ul>', "<ul><li>„Ein“</li><li>„Zwei“<ul><li>‚Drei‘</li></ul></li></ul>"),
        ('<p>"Ein"<br>"Zwei"<br>- Drei</p>', "<p>„Ein“<br>„Zwei“<br>- Drei</p>"),
        ("<table><tr><td>10-16 Uhr</td><td>-</td><td>5 km</td></tr></table>", "<table><tbody><tr><td>10–16~Uhr</td><td>-</td><td>5~km</td></tr></tbody></table>"),
        ('<h2 id="x">"Klima" - CO2</h2>', '<h2 id="x">„Klima“~– CO₂</h2>'),
        ('<p>"<img alt="Die \'Erde\' - jetzt" src="/a-b.jpg">" <a title="um 10-16 Uhr" href="/1-2">x</a></p>', '<p>„<img alt="Die ‚Erde‘~– jetzt" src="/a-b.jpg">“ <a title="um 10–16~Uhr" href="/1-2">x</a></p>'),
        ('<p lang="en"><img alt="Let\'s go" src="/a.jpg"></p><img alt="10-16.jpg">', '<p lang="en"><img alt="Let\'s go" src="/a.jpg"></p><img alt="10-16.jpg">'),
        ("<p>1 &lt; 2 &amp; \"3 > 2\"</p>", "<p>1 &lt; 2 &amp; „3 &gt; 2“</p>"),
    ],
)  # fmt: skip
def test_around_tags(typed: str, shown: str) -> None:
    """Marks open and close across elements; each block is a text of its own."""
    assert typeset(typed) == shown
    assert typeset(shown.replace("~", "\u00a0")) == shown


@pytest.mark.parametrize(
    "html",
    [
        '<p><code>"a" - b</code>, <kbd>Strg - "x"</kbd>, <samp>...</samp></p>',
        '<pre><code>if "x" - 1 ... CO2\n</code></pre>',
        '<p><i lang="en">"Don\'t" - z.B. <b>CO2...</b></i></p>',
        '<blockquote lang="en-GB"><p>"Don\'t look up" - 10-16</p><p lang="de">"x"</p></blockquote>',
        "<p><a href=\"https://x.de/?a='b'-...&amp;c\">x</a></p>",
        "<p>Bürger:innen, Bürger*innen, Bürger_innen</p>",
        "<p>a@b-2-3.de @x_1-2 #CO2 plan-10-16.pdf</p>",
        "<p>„Schon“ ‚gut‘ »so« ›auch‹ geht’s</p>",
    ],
)
def test_untouched(html: str) -> None:
    """Code, other languages, addresses and what is right already stay to the byte."""
    assert typeset(html) == html


def test_german_lang_is_ours() -> None:
    """Text marked as German is German."""
    assert typeset('<p lang="de-AT">"Servus"</p>') == '<p lang="de-AT">„Servus“</p>'


def test_code_is_a_word() -> None:
    """Code and foreign words within quotation marks are what they stand around."""
    html = '<p>"<code>x</code>" und "<i lang="en">Yes</i>".</p>'
    assert typeset(html) == '<p>„<code>x</code>“ und „<i lang="en">Yes</i>“.</p>'


@searched(150, 1000, st.lists(TEXTS, max_size=4), st.sampled_from(["p", "b", "code", "i lang=en"]))
def test_bodies_twice_and_whole(texts: list[str], tag: str) -> None:
    """Twice is once and nothing is lost, wherever tags fall."""
    parts = [re.sub("[\0-\x1f<&\r]", " ", text) for text in texts]
    html = "<p>" + f"<{tag}>|</{tag.split()[0]}>".join(parts) + "</p>"
    tree = Tree(html)
    before = tree.root.text()
    typography(tree, PLACE)
    once = str(tree)
    assert folded(tree.root.text()) == folded(before)
    # A second time as the parts are now, and after another parsing.
    for again in (tree, Tree(once)):
        typography(again, PLACE)
        assert str(again) == once


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Mit dem BUND am Stand</p>", '<p>Mit dem <span class="caps">BUND</span> am~Stand</p>'),
        ("<p>Rad &amp; Bus &amp; Bahn fahren mit</p>", '<p>Rad <span class="amp">&amp;</span> Bus <span class="amp">&amp;</span> Bahn fahren~mit</p>'),
        ('<p><a title="BUND &amp; ADFC" href="/?A&amp;B">Hin zur Seite</a></p>', '<p><a title="BUND &amp; ADFC" href="/?A&amp;B">Hin zur~Seite</a></p>'),
        ("<p><code>BUND &amp; x</code> <i lang=\"en\">the USA &amp; us</i></p>", "<p><code>BUND &amp; x</code> <i lang=\"en\">the USA &amp; us</i></p>"),
        ("<p>1 &lt; 2 am BUND hier und &lt;jetzt&gt;</p>", '<p>1 &lt; 2 am <span class="caps">BUND</span> hier und~&lt;jetzt&gt;</p>'),
        ("<p>Wir brauchen ein Klimaschutzmanagementkonzept</p>", "<p>Wir brauchen ein Klimaschutzmanagementkonzept</p>"),
        ("<p>Sie sind um 11&nbsp;% gesunken.</p>", "<p>Sie sind um 11~%~gesunken.</p>"),
        ("<div>Das ist kein Absatz</div>", "<div>Das ist kein Absatz</div>"),
        ("<ul><li>Zwei Worte</li><li>Und nun drei</li></ul>", "<ul><li>Zwei Worte</li><li>Und nun~drei</li></ul>"),
        ("<address>BUND &amp; Co., Weg 1</address>", "<address>BUND &amp; Co., Weg 1</address>"),
        ('<div data-src="x"><p>Die IP erfährt niemand</p></div>', '<div data-src="x"><p>Die IP erfährt niemand</p></div>'),
    ],
)  # fmt: skip
def test_typogrify(html: str, shown: str) -> None:
    """Ampersands and capitals get their class, texts no widow; attributes and code stay."""
    assert ornate(html) == shown


def test_ids_of_headings_do_not_change() -> None:
    """A heading has one id, whether its author or a rule made it typographic."""
    for typed in (
        '"Klima" - jetzt...',
        "CO2 bis 2023-2035",
        "Wie geht's?",
        "Um 10 Uhr",
        "Rad- und Fußweg",
    ):
        tree = Tree(f"<h2>{typed}</h2>")
        typography(tree, PLACE)
        assert heading_id(tree.root.text()) == heading_id(typed)
    assert heading_id("CO₂ bis 2023–2035") == "co2-bis-2023-2035"


def test_html_stays_html() -> None:
    """A strict parser finds nothing wrong with what both steps make."""
    tree = Tree(
        "<p>\"A &amp; B\" &lt;BUND&gt; - 'x'<br>geht's &amp; CO2</p><h2>ADFC &amp; Rad</h2>"
    )
    typography(tree, PLACE)
    typogrify(tree, PLACE)
    html5lib.HTMLParser(strict=True).parseFragment(str(tree))
