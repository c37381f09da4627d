"""Headers of posts: text, not YAML riddles."""

import re

import pytest

from plugins.common.header import Header, parse
from plugins.common.header_words import WORDS
from plugins.common.other_systems import instead_of
from plugins.common.source import Source


def parsed(text: str) -> Header:
    return parse(Source("content/news/x.md", text))


@pytest.mark.parametrize(
    "value",
    [
        "Klima: jetzt!",
        '"Lautern blüht auf" – wir waren da',
        "19:30 Uhr",
        "No",
        "2035",
        "#Klimatag",
        "Ja & Nein <jetzt>",
        "a - b",
        "*Stern*",
        "[Klammer]",
        "{% raw %}",
    ],
)
def test_values_are_text(value: str) -> None:
    """A value comes out as it was written, whatever YAML would make of it."""
    text = f"---\ntitle: {value}  \n---\nText"
    post = parsed(text)
    assert (post.text("title"), text[post.begin :], post.problems) == (value, "Text", [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Klima: jetzt!"', "Klima: jetzt!"),
        ("'a'", "a"),
        ('""', ""),
        ("", ""),
        ('"', '"'),
        ("'Geht''s noch?'", "Geht's noch?"),
        (r'"\"Lautern bl\u00fcht auf\" \\ wir"', r'"Lautern blüht auf" \ wir'),
        ('"a" und "b"', '"a" und "b"'),
        ("'a' und 'b'", "'a' und 'b'"),
        (r'"C:\Users"', r"C:\Users"),
        (r'"a\nb"', "a b"),
        (r'"a\0b"', r"a\0b"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_quotes_around_a_value_are_yaml(written: str, meant: str) -> None:
    """Quotes that enclose the whole value are an editor's, not the author's."""
    assert parsed(f"---\ntitle: {written}\n---\n").text("title") == meant


def test_seed_front_matter() -> None:
    """The seed page's front matter is understood as it is, type included."""
    text = "---\ntitle: KlimaLautern - x\ntype: website\ndescription: y!\n---\n\n## Über uns\n"
    post = parsed(text)
    assert post.problems == []
    assert (post.text("title"), post.text("description")) == ("KlimaLautern - x", "y!")
    assert text[post.begin :] == "\n## Über uns\n"


@pytest.mark.parametrize(
    "text",
    [
        "tags: a, b\n",
        "tags:\n- a\n- b\n",
        "tags:\n  - a\n  - 'b'\n",
        "tags: a,, b ,a\n",
        "tags: a; b\n",
        "tags: [a, b]\n",
        "tags: 'a', \"b\"\n",
        "tags: a,\n  b\n",
    ],
)
def test_lists(text: str) -> None:
    """Tags may be a text with commas or a YAML list."""
    post = parsed(f"---\n{text}---\n")
    assert (post.texts("tags"), post.problems) == (["a", "b"], [])


@pytest.mark.parametrize(
    "text",
    [
        "description: >\n  Ein Satz,\n  der umbricht\n",
        "description: >-\n  Ein Satz,\n\n  der umbricht\n",
        "description: |\n    Ein Satz,\n    der umbricht\n",
        "description: Ein Satz,\n  der umbricht\n",
        "description:\n  Ein Satz,\n  der umbricht\n",
        'description: "Ein Satz,\n  der umbricht"\n',
    ],
)
@pytest.mark.parametrize("after", ["tags: a\n", "# Kommentar\ntags: a\n", "  tags: a\n"])
def test_texts_of_several_lines(text: str, after: str) -> None:
    """A text may go on in indented lines, as YAML writers break it; the next key ends it."""
    if after.startswith(" ") and re.search("[>|]", text):
        return  # there it would be part of the text
    post = parsed(f"---\n{text}{after}---\n")
    assert (post.text("description"), post.text("tags")) == ("Ein Satz, der umbricht", "a")
    assert post.problems == []


def test_a_text_below_its_key_is_text() -> None:
    """What looks like a key, a comment or a list is none in a block."""
    post = parsed("---\ndescription: >\n  Zum Programm: tags\n  tags: so\n  - und\n  # so\n---\n")
    assert post.header == {"description": "Zum Programm: tags tags: so - und # so"}


@pytest.mark.parametrize(
    "line", ["Titel: Klima", "title:Klima", "TITEL:Klima", "Überschrift: Klima"]
)
def test_german_words_and_no_blank(line: str) -> None:
    """A key may be said in German, and its blank be forgotten."""
    post = parsed(f"---\n{line}\nSchlagworte: a, b\n---\nText")
    assert (post.text("title"), post.texts("tags"), post.problems) == ("Klima", ["a", "b"], [])


@pytest.mark.parametrize("said", ["[a, b]", "[a, b", "a, b]", "a; b"])
def test_lists_within_a_line(said: str) -> None:
    """A list may stand in brackets, and one of them be forgotten."""
    assert parsed(f"---\ntags: {said}\n---\n").texts("tags") == ["a", "b"]


def test_header_without_fences() -> None:
    """Pelican's own form works: `Title: value` up to the first blank line."""
    text = "Title: Klima\nDate: 2023-01-02\n\nText: so\n"
    post = parsed(text)
    assert (post.text("title"), post.text("date"), text[post.begin :]) == (
        "Klima",
        "2023-01-02",
        "Text: so\n",
    )


def test_comments_are_no_values() -> None:
    """A line that starts with # is a comment."""
    assert parsed("---\n# Hinweis\ntitle: x\n---\n").header == {"title": "x"}


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("---\ntittel: x\n---\n", 2, "`tittel` ist unbekannt", "Gemeint ist wohl title."),
        ("---\ntitle: x\nxyzzy: x\n---\n", 3, "`xyzzy` ist unbekannt", "title, description"),
        ("---\ntitle: x\ntitle: y\n---\n", 3, "steht zweimal", "löschen"),
        (
            "---\ntitle: x\nirgendwas\n---\n",
            3,
            "„irgendwas“ im Kopf ist keine Angabe",
            "`name: Wert`",
        ),
        ("---\ntitle: x\n\nText\n", 1, "nicht geschlossen", "`---`"),
        ("title: x\n# Überschrift\n\nText\n", 2, "„# Überschrift“ im Kopf", "hinter den Kopf"),
    ],
)
def test_faults(text: str, line: int, message: str, remedy: str) -> None:
    """A line that cannot be understood is named with its remedy."""
    [problem] = parsed(text).problems
    assert (problem.path, problem.line) == ("content/news/x.md", line)
    assert message in problem.message
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "\n\n---\ntitle: x\n---\nText",
        "----\ntitle: x\n-----\nText",
        "—\ntitle: x\n—\nText",
        "title: x\n---\nText",
        "---  \ntitle: x\n--- \nText",
    ],
)
def test_fences_are_forgiven(text: str) -> None:
    """A fence may be missing at the top, be longer, or what a word processor makes of it."""
    post = parsed(text)
    assert (post.header, text[post.begin :], post.problems) == ({"title": "x"}, "Text", [])


def test_lines_of_faults_count_from_the_top() -> None:
    """Blank lines before the header do not shift what is reported."""
    [problem] = parsed("\n\n---\ntittel: x\n---\n").problems
    assert problem.line == 4


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("draft: true", "Einen Entwurf macht `status: draft`."),
        ("draft: false", "Die Zeile löschen"),
        ("published: false", "`status: draft`"),
        ("excerpt: Kurz", "Das heißt hier `description: …`."),
        ("untertitel: Kurz", "`description: …`"),
        ("Kategorie: Rad", "`tags: …`"),
        ("categories: [a, b]", "`tags: …`"),
        ("featured-image: /images/x.jpg", "`thumbnail: …`"),
        ("lastmod: 2026-12-01", "`modified: …`"),
        ("redirect_from: /alt.html", "`frueher: …`"),
        ("Adresse: Rathaus", "`location: …`"),
        ("startDate: 2026-12-01", "`start: …`"),
        ("permalink: /x/", "Die Adresse kommt aus dem Dateinamen."),
        ("lang: de", "Die ganze Website ist deutsch."),
        ("comments: true", "hier bewirkt sie nichts"),
        ("tilte: x", "Gemeint ist wohl title."),
        ("Beschreibug: x", "Gemeint ist wohl description."),
        ("locaton: x", "Gemeint ist wohl location."),
        ("wetter: gut", "Möglich ist: title, description"),
        ("dank: allen", "Möglich ist: title, description"),
    ],
)
def test_words_of_other_systems(line: str, remedy: str) -> None:
    """A word of another system is answered by ours; a proposal is made only where it is close."""
    [problem] = parsed(f"---\ntitle: Klima\n{line}\n---\n").problems
    assert (problem.line, problem.message) == (
        3,
        f"Die Angabe `{line.split(':')[0]}` ist unbekannt.",
    )
    assert remedy in problem.remedy


def test_no_word_of_ours_is_taken_for_another_system_s() -> None:
    """What a header may say is never answered as unknown, and every answer names a word of ours."""
    for word in WORDS:
        assert instead_of(word, "") == ""
    for word in ("excerpt", "cover", "von", "rrule", "venue", "lastmod", "aliases"):
        named = re.search(r"`(\w+):", instead_of(word, ""))
        assert named
        assert named[1] in WORDS


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Rhein &amp; Main", "Rhein & Main"),
        ("&Ouml;PNV &#8211; jetzt &lt;b&gt;", "ÖPNV – jetzt <b>"),
        ("R&D &foo; &amp;amp; AT&T &#0; &#x1;", "R&D &foo; &amp; AT&T &#0; &#x1;"),
        ("\u200bKlima\u200b", "Klima"),
        ("Wie geht`s? Auf geht`s mit `make`", "Wie geht's? Auf geht's mit `make`"),
        ("Familie 👨\u200d👩\u200d👧", "Familie 👨\u200d👩\u200d👧"),
    ],
)
def test_entities_are_characters(written: str, meant: str) -> None:
    """A header is no HTML: an entity in it is what it means, and what nobody sees around it goes."""
    post = parsed(
        f"---\ntitle: {written}\nauthors:\n- {written}\ntags: [a &amp; b, \u200bc]\n---\n"
    )
    assert (post.text("title"), post.texts("authors")) == (meant, [meant])
    assert post.texts("tags") == ["a & b", "c"]


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e\u200b", "\u00a0"]
)
@pytest.mark.parametrize(
    "form", ["---\n{}title: x\n{}tags: a\n---\nText", "{}title: x\n{}tags: a\n\nText"]
)
def test_what_nobody_sees_is_ignored(form: str, unseen: str) -> None:
    """Signs without width and a blank that does not break, left before a key, change nothing."""
    text = form.format(unseen, unseen)
    post = parsed(text)
    assert (post.text("title"), post.text("tags"), post.problems) == ("x", "a", [])
    assert text[post.begin :] == "Text"


@pytest.mark.parametrize(
    "text", ["\u200b---\ntitle: x\n---\u200b\nText", "\u200b\n---\ntitle\u200b: x\n---\nText"]
)
def test_unseen_beside_fences(text: str) -> None:
    """Neither do they hide the lines around a header, nor a key."""
    post = parsed(text)
    assert (post.text("title"), text[post.begin :], post.problems) == ("x", "Text", [])
