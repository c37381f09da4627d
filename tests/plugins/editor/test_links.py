"""The editor finds the pictures of a text where the site does, and changes nothing but their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import MARKDOWN
from plugins.common.source import Source
from tests.plugins.editor.conftest import Call
from tests.plugins.editor.test_document import BATCH
from tests.support import FIXTURES

FOUND = """texts => texts.map(text => links.linksOf(text).filter(({isPicture}) => isPicture)
  .map(({words, address}) => [words, address]))"""
SAYING = """([text, words]) => links.linksOf(text).filter(({isPicture}) => isPicture).map(one => text.slice(0, one.start) + one.saying(words) + text.slice(one.end))"""
SPECIAL = [
    "![a](/x.jpg)", "![a\\*b\\_c\\!](/x.jpg)", '![a](/x.jpg "Titel")', "![a](/x.jpg 'T \\' t')", "![a]( </x y.jpg> (T) )",
    "![a [b] c](/x.jpg)", "![a\\] b](/x(1).jpg)", "[![a](/x.jpg)](/y.html)", "![a &amp; b &uuml; \\&amp;](/x.jpg)",
    "![a](/mein bild.jpg)", "![a][r]\n\n[r]: /x.jpg", "![r]\n\n[r]: </x.jpg> 'T'", "![r][]\n\n[ R ]: /x.jpg", "![a][fehlt]",
    "`![a](/x.jpg)`", "``![a](/x`.jpg)`` ![b](/y.jpg)", "```\n![a](/x.jpg)\n```\n\n![b](/y.jpg)", "~~~\n![a](/x.jpg)\n~~~",
    "<!-- ![a](/x.jpg) -->", "Text\n\n    ![a](/x.jpg)\n\n![b](/y.jpg)", "* Punkt\n\n    ![a](/x.jpg)", "\\![a](/x.jpg)", "\\`![a](/x.jpg)\\`",
    '<img src="/x.jpg" alt="a &quot;b&quot;">', "<img alt='' src=/x.jpg>", '<img src="/x.jpg">', '<IMG\nsrc="/x.jpg"\nalt="a > b">',
    "![a](/x.jpg)![b](/y.jpg)\n![c](/z.jpg)\n*Eine [Unterschrift](/k.html)*", "![a\nb](/x.jpg)", "![a\n\nb](/x.jpg)", "> ![a](/x.jpg)", "![](/x.jpg)",
    "[a ![b](/x.jpg)", "![a](", "![a](/x.jpg", "![a](/x.jpg 'T)", "x]\n![a](/x.jpg)", "`[x\n>![b](/y.jpg)ü`&amp;", "> a `x\n>\n> ![b](/y.jpg)` b", "> `x\n> ![b](/y.jpg)`", "> `x\n>> ![b](/y.jpg)`",
    "a `x\n* ![b](/y.jpg)` b", "# `x\n![b](/y.jpg)`", "`x\n> a` `![b](/y.jpg)`", "a\n\n`make` ist ![b](/y.jpg)",
    "Geht`s ![a](/y.jpg) so`n", "L`Aquila ![a](/y.jpg) `b`", "Klaus` ![a](/y.jpg) `b", "Rock`n`Roll ![a](/y.jpg) `b", "`ne ![a](/y.jpg) geht`s", "`s ![a](/y.jpg)`", "ab`cd ![a](/y.jpg)`", "![a]\n(/x.jpg)", "| ![a](/x.jpg) | b |\n|---|---|\n| c | ![d](/y.jpg) |",
]  # fmt: skip
parts = st.sampled_from(
    ["![", "]", "(", ")", "/x.jpg", '"T"', " ", "\\", "`", "a", "[", "ü", "\n", "\n\n", "&amp;", "<", ">", "![b](/y.jpg)", "!", "\n\n[r]: /z.jpg\n\n"]
)  # fmt: skip
words = st.text("aäß !\"#$%&'()*+,-./:;<=>?@[]\\^_`{|}~…„“amp;", min_size=1, max_size=24).map(str.strip).filter(bool)  # fmt: skip
READER = Markdown(**MARKDOWN)


@pytest.fixture(scope="module", autouse=True)
def loaded(modules: Call) -> None:
    modules(
        "async () => { globalThis.links = await import('/theme/static/js/redaktion/links.js') }"
    )


def shown(text: str) -> list[list[str]]:
    """Return words and addresses of the pictures that the site makes of a text."""
    page = LexborHTMLParser(READER.reset().convert(text))
    return [[one.attributes.get(key) or "" for key in ("alt", "src")] for one in page.css("img")]


def plain(pictures: list[list[str]]) -> list[list[str]]:
    """Return words without marks, which mean nothing where nobody sees a text."""
    marks = str.maketrans("", "", "`")
    return [[" ".join(alt.translate(marks).split()), address] for alt, address in pictures]


def test_pictures_of_special_and_real_texts(modules: Call) -> None:
    """Each form that Markdown has, and every text of the fixtures."""
    sources = [
        Source(str(path), path.read_bytes().decode()) for path in sorted(FIXTURES.rglob("*.md"))
    ]
    texts = [*SPECIAL, *(source.text.partition("\n---\n")[2] for source in sources)]
    for text, found in zip(texts, modules(FOUND, texts), strict=True):
        assert plain(found) == plain(shown(text)), text


@BATCH
@given(st.lists(st.lists(parts, max_size=14).map("".join), min_size=300, max_size=300))
def test_pictures_of_any_text(modules: Call, texts: list[str]) -> None:
    """What is no picture there is none here."""
    for text, found in zip(texts, modules(FOUND, texts), strict=True):
        assert plain(found) == plain(shown(text)), text


@BATCH
@given(st.lists(words, min_size=300, max_size=300))
def test_any_words_are_read_as_written(modules: Call, texts: list[str]) -> None:
    """Whatever signs an author types, a reader is told the same."""
    made = modules("texts => texts.map(text => `![${links.written(text)}](/x.jpg)`)", texts)
    for text, markdown in zip(texts, made, strict=True):
        assert shown(markdown) == [[" ".join(text.split()), "/x.jpg"]], markdown
    assert [[[text, "/x.jpg"]] for text in texts] == modules(FOUND, made)


@pytest.mark.parametrize("text", [text for text in SPECIAL if "x.jpg" in text and shown(text)])
def test_other_words_change_nothing_else(modules: Call, text: str) -> None:
    """Each picture gets other words where it stands; all else stays, and leads where it led."""
    before = shown(text)
    for n, changed in enumerate(modules(SAYING, [text, "Neu [1] & <2>"])):
        expected = [
            [("Neu [1] & <2>" if n == row else alt), address]
            for row, (alt, address) in enumerate(before)
        ]
        assert shown(changed) == expected, changed


WORDS = """([text_, words]) => { const there = text.shown(text_, "/x.jpg");
  return [there && [there.alt, there.caption, there.credit], text.withWords(text_, "/x.jpg", {...there, ...words})] }"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("![a\\*b\\_c &amp; d](/x.jpg)\n*Stand. Foto: Ada*", ["a*b_c & d", "Stand.", "Ada"]),
        ('![a](/x.jpg "Titel")\n_Stand_', ["a", "Stand", ""]),
        ("![a](</x.jpg>)\\\n*Foto: A\\*B*", ["a", "", "A*B"]),
        ("![a][r]  \n*Stand mit [BUND](https://bund.net)*\n\n[r]: /x.jpg", ["a", "Stand mit [BUND](https://bund.net)", ""]),
        ("![a](/x.jpg)\n**fett**", ["a", "", ""]),
        ("![a](/x.jpg) *im Satz*", ["a", "", ""]),
        ("![a](/x.jpg)\n*Stand* und mehr", ["a", "", ""]),
        ('<img src="/x.jpg" alt="a">', ["a", "", ""]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_photo(modules: Call, text: str, words: list[str]) -> None:
    """Words, caption and name are read in each form; the same words leave it byte for byte."""
    assert modules(WORDS, [text, {}]) == [words, text]
    changed = modules(WORDS, [text, {"alt": "Neu"}])[1]
    assert shown(changed) == [["Neu", "/x.jpg"]]
    assert changed.count("Titel") == text.count("Titel")
    assert changed.partition("\n")[2] == text.partition("\n")[2]
    captioned = modules(WORDS, [text, {"caption": "Neu *1*"}])[1]
    assert modules(WORDS, [captioned, {}])[0] == [words[0], "Neu *1*", words[2]]


@pytest.mark.parametrize("piece", ["[", "![a](", "`", "\n```\n", '<img "', "<!-- ", "    a\n\n", "* a\n\n    b\n\n"])  # fmt: skip
def test_long_texts_take_no_longer(modules: Call, piece: str) -> None:
    """60,000 signs of whatever sort are read in seconds, where many an expression takes minutes."""
    took = "text => { const begun = performance.now(); links.linksOf(text); return performance.now() - begun }"
    assert modules(took, piece * (60_000 // len(piece))) < 5_000
