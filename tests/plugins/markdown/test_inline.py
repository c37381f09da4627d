"""What stands within a line or a paragraph."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter
from tools.markdown.comparing import reference
from tools.markdown.shapes import shape

CONVERTER = Converter(MARKDOWN)


def shown(text: str) -> str:
    """Return the HTML within the one paragraph that a text is."""
    return CONVERTER.html(text).removeprefix("<p>").removesuffix("</p>")


def told(text: str) -> list[str]:
    return [f"{remark.level}: {remark.message}" for remark in CONVERTER.convert(text).remarks]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Willkommen sind trans*, inter* und nicht-binäre Menschen.", "Willkommen sind trans*, inter* und nicht-binäre Menschen."),
        ("(trans*) und trans*/inter*, Frauen*-Treff, Frauen*.", "(trans*) und trans*/inter*, Frauen*-Treff, Frauen*."),
        ("Gesucht (m/w/*), gern auch (m/w/d/*)", "Gesucht (m/w/*), gern auch (m/w/d/*)"),
        ("Bürger*innenrat, der*die Kolleg*in, Ihre*n", "Bürger*innenrat, der*die Kolleg*in, Ihre*n"),
        ("*Klima*schutz und Klima*schutz*", "<em>Klima</em>schutz und Klima<em>schutz</em>"),
        ("*trans* und inter*", "<em>trans</em> und inter*"),
        ("**trans*** und ***beides***", "<strong>trans</strong>* und <em><strong>beides</strong></em>"),
        ("*eins **zwei** drei*", "<em>eins <strong>zwei</strong> drei</em>"),
        ("**eins *zwei* drei**", "<strong>eins <em>zwei</em> drei</strong>"),
        ("***eins** zwei*, ***eins* zwei**", "<em><strong>eins</strong> zwei</em>, <strong><em>eins</em> zwei</strong>"),
        ("*eins _zwei* drei_", "<em>eins _zwei</em> drei_"),
        ("snake_case_name, _kursiv_, __fett__, a__b__c", "snake_case_name, <em>kursiv</em>, <strong>fett</strong>, a__b__c"),
        ("Name: ______ Datum: ____", "Name: ______ Datum: ____"),
        ("5 * 3 * 2, 2*3*4, a * b*", "5 * 3 * 2, 2*3*4, a * b*"),
        ("*offen und zu", "*offen und zu"),
        ("*„Zitat“* und **(so)**", "<em>„Zitat“</em> und <strong>(so)</strong>"),
        ("~weg~ und ~~auch~~, 5~10 und 7~9 km", "<s>weg</s> und <s>auch</s>, 5~10 und 7~9 km"),
        ("~~eins *zwei~~ drei*", "<s>eins *zwei</s> drei*"),
    ],
)  # fmt: skip
def test_emphasis(written: str, meant: str) -> None:
    """Emphasis is where CommonMark sees it, and a star that is a letter stays one."""
    assert shown(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("`a` und ``b`c``, `` `d` ``", "<code>a</code> und <code>b`c</code>, <code>`d`</code>"),
        ("` a `, `  `, ` b`", "<code>a</code>, <code>  </code>, <code> b</code>"),
        ("`über\nZeilen`", "<code>über Zeilen</code>"),
        ("`*a* [b](c) <d> &amp; \\*`", "<code>*a* [b](c) &lt;d&gt; &amp;amp; \\*</code>"),
        ("``offen`", "``offen`"),
        ("*a `*` b*", "<em>a <code>*</code> b</em>"),
        ("[a `](x)` b", "[a <code>](x)</code> b"),
        ("Wie geht`s weiter? Auf geht`s!", "Wie geht's weiter? Auf geht's!"),
        ("Klimalautern`s Rad und `make`", "Klimalautern's Rad und <code>make</code>"),
        ("`make`s Ziel und `Code`n", "<code>make</code>s Ziel und <code>Code</code>n"),
        ("O`Brien, L`Aquila, Rock`n`Roll, don`t, so`n Ding", "O'Brien, L'Aquila, Rock'n'Roll, don't, so'n Ding"),
        ("Hans` Rad und Klaus` Boot", "Hans' Rad und Klaus' Boot"),
        ("Das ist `ne Sache und `n Ding, die `68er", "Das ist 'ne Sache und 'n Ding, die '68er"),
        ("`n Elemente` und `s`", "<code>n Elemente</code> und <code>s</code>"),
        ("Datei`name`teil", "Datei<code>name</code>teil"),
    ],
)  # fmt: skip
def test_backticks(written: str, meant: str) -> None:
    """Backticks make code as in CommonMark, but for the one that a word has as an apostrophe."""
    assert shown(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"Nutzer\:innen, A \& B, \"so\", \'so\', und\/oder", "Nutzer:innen, A &amp; B, \"so\", 'so', und/oder"),
        ("".join(f"\\{sign}" for sign in "!#$%()*+,-.:;=?@[]^_`{|}~"), "!#$%()*+,-.:;=?@[]^_`{|}~"),
        (r"C:\Users, \ä und \ so \\ und am Ende \ ".strip(), "C:\\Users, \\ä und \\ so \\ und am Ende \\"),
        ("Eins\\\nzwei  \ndrei   \n   vier\nfünf", "Eins<br>\nzwei<br>\ndrei<br>\nvier\nfünf"),
        ("Eins \\\nzwei", "Eins <br>\nzwei"),
        ("&auml; &copy; &#65; &#x42; &nbsp;| &amp; &lt;b> &quot;", 'ä © A B \u00a0| &amp; &lt;b&gt; "'),
        ("AT&T, &foo; &amp;amp; R&D; &;", "AT&amp;T, &amp;foo; &amp;amp; R&amp;D; &amp;;"),
        ("&#42;kein&#42;", "*kein*"),
        ("3 < 4 > 2, a<b, <3", "3 &lt; 4 &gt; 2, a&lt;b, &lt;3"),
        ("<b title='*x*'>*fett*</b> <!-- *weg* -->", "<b title='*x*'><em>fett</em></b> <!-- *weg* -->"),
        ("<https://e.org/*a*?b=1&c=2> <info@e.org>", '<a href="https://e.org/*a*?b=1&amp;c=2">https://e.org/*a*?b=1&amp;c=2</a> <a href="mailto:info@e.org">info@e.org</a>'),
        ("<https://e.org/?a&amp;b>", '<a href="https://e.org/?a&amp;b">https://e.org/?a&amp;b</a>'),
        ("https://e.org/_a_*b*~~c~~?x=1&amp;y=2", "https://e.org/_a_*b*~~c~~?x=1&amp;y=2"),
        ("www.e.org/_a_b_", "www.e.org/_a_b_"),
    ],
)  # fmt: skip
def test_signs(written: str, meant: str) -> None:
    """Escapes, entities, tags and addresses mean what they mean on GitHub."""
    assert shown(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[x](/y)", '<a href="/y">x</a>'),
        ("[x](https://e.org/ (Titel))", '<a href="https://e.org/" title="Titel">x</a>'),
        ("[x](/y \"Ein 'Titel'\") [x](/y 'Ein \"Titel\"')", '<a href="/y" title="Ein \'Titel\'">x</a> <a href="/y" title="Ein &quot;Titel&quot;">x</a>'),
        ("[x](/y \"a\\\"b &amp; c\")", '<a href="/y" title="a&quot;b &amp; c">x</a>'),
        ("[x](</a b(c>)", '<a href="/a b(c">x</a>'),
        ("[x](/a_(b)_c) [x](/a\\)b)", '<a href="/a_(b)_c">x</a> <a href="/a)b">x</a>'),
        ("[x](/a?b=1&amp;c=2&d)", '<a href="/a?b=1&amp;c=2&amp;d">x</a>'),
        ("[*a* `]` b](/y)", '<a href="/y"><em>a</em> <code>]</code> b</a>'),
        ("[a [b] c](/y) [a\\]](/z)", '<a href="/y">a [b] c</a> <a href="/z">a]</a>'),
        ("[a [b](/b) c](/c)", '[a <a href="/b">b</a> c](/c)'),
        ("[a <https://e.org> b](/c)", '<a href="/c">a https://e.org b</a>'),
        ("[![Bild](/b.jpg)](/c)", '<a href="/c"><img alt="Bild" src="/b.jpg"></a>'),
        ("![Foto *schön* von [uns](/u) &amp; `x`](/b.jpg 'T')", '<img alt="Foto schön von uns &amp; x" src="/b.jpg" title="T">'),
        ("![a ![b](/c)](/d)", '<img alt="a b" src="/d">'),
        ("![über\nZeilen](/b.jpg)", '<img alt="über Zeilen" src="/b.jpg">'),
        ("[x](mailto:a@e.org?subject=Anfrage zum Tag)", '<a href="mailto:a@e.org?subject=Anfrage zum Tag">x</a>'),
        ("[x](tel:0631 310 40)", '<a href="tel:0631 310 40">x</a>'),
        ("[x](/images/mein bild.jpg \"T\")", '<a href="/images/mein bild.jpg" title="T">x</a>'),
        ("siehe [1](S. 4 und 5)", "siehe [1](S. 4 und 5)"),
        ("[x] (/y)", "[x] (/y)"),
        ("*[x*](/y)", '*<a href="/y">x*</a>'),
        ("[[Newsletter]] und [[p.18]](/y)", '[[Newsletter]] und <a href="/y">[p.18]</a>'),
    ],
)  # fmt: skip
def test_links(written: str, meant: str) -> None:
    """Links and pictures lead where they do on GitHub, and where a blank stands in an address."""
    assert shown(written) == meant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[das Programm][programm]", "Fehler: Dem Link „[das Programm][programm]“ fehlt die Adresse."),
        ("[x][]", "Fehler: Dem Link „[x][]“ fehlt die Adresse."),
        ("[das\nProgramm][1]", "Fehler: Dem Link „[das Programm][1]“ fehlt die Adresse."),
        ("Hier: ![Foto von uns]", "Fehler: Dem Bild „![Foto von uns]“ fehlt die Adresse."),
        ("[Ziel](https://x.de/ und weiter", "Fehler: Ein Link ist nicht geschlossen."),
        ("Das **wichtig, ja", "Fehler: Das `**` für Fettes ist nicht geschlossen."),
        ("Das ist wichtig** ja", "Fehler: Vor diesem `**` fehlt das andere, mit dem Fettes beginnt."),
        ("Ja[^1]", "Fehler: Die Fußnote [^1] hat keinen Text."),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told(text: str, message: str) -> None:
    """A link, picture or footnote without its other half is a Fehler."""
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "[1][2], a[i][j], [x] und [sic!]", "[[Newsletter]][x]", "`[a][b]` und `**x`", r"\[a][b] \*\*x",
        "[a][b](/c)", "5 ** 3 und 2 **", "[1](S. 4)", "Super![^1]\n\n[^1]: ja", "![x](/y)", "Wow! [x]",
        "    [a][b]", "```\n[a][b] **x\n```", "| `**a` |\n|---|\n| b |",
    ],
)  # fmt: skip
def test_nothing_untrue_is_told(text: str) -> None:
    """What only looks like half of something is text."""
    assert told(text) == []


PIECES = st.sampled_from(
    ["*", "**", "_", "__", "~~", "`", "``", "[", "]", "(", ")", "](/u)", "](/u 't')", "[x]", "![", "<", ">", "<b>", "</b>",
     "<https://e.org>", "<a@e.org>", "&", "&amp;", "&#65;", "\\", "\\*", "\nx", "  \nx", "\\\nx", "!", '"', "'", "wort", "Satz.", " ", " ", "ä", "9", ",", "[a][b]"]
)  # fmt: skip


# Stars within words or beside brackets, a backtick behind a letter, half of an address: kinder here.
KINDER = re.compile(r"\w\*\w|\*[)\]}]|[(\[{]\*|\w`|~~~|\\ |\]\(/u(?!\)| 't'\))|\[.*<[ah]", re.S)


@settings(max_examples=250, deadline=None)
@example(["*", "wort", "_", " ", "*", "_"])
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_it_is_what_others_make_of_it(pieces: list[str]) -> None:
    """Whatever signs follow one another, the page is markdown-it-py's, but where ours is kinder."""
    text = f"x{''.join(pieces)}x"  # no block begins so
    if not KINDER.search(text):
        text += "\n\n[b]: /b"
        assert shape(CONVERTER.html(text) + "\n") == shape(reference()(text)), text


def test_deep_nesting_is_told() -> None:
    """Emphasis within emphasis without end is refused, not followed until the memory is full."""
    with pytest.raises(RecursionError):
        CONVERTER.html("*a " * 500 + "b* " * 500)


def test_texts_do_not_know_each_other() -> None:
    """A definition, a footnote or a remark of one text is not that of the next."""
    first = "[a][b] ja[^1] **x\n\n[b]: /b\n\n[^1]: so"
    assert Markdown(**MARKDOWN).convert("[a][b]") == CONVERTER.html("[a][b]")
    CONVERTER.convert(first)
    assert told("[a](/b)") == []
    assert shown("[b] und [^2]") == "[b] und [^2]"
