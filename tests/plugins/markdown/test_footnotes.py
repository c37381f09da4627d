"""Footnotes."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter
from plugins.common.source import Source

CONVERTER = Converter(MARKDOWN)


def page(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(CONVERTER.html(text))


def told(text: str) -> list[str]:
    source = Source("a.md", text)
    return [str(remark.problem(source)) for remark in CONVERTER.convert(text).remarks]


def test_numbers_are_those_of_reading() -> None:
    """Footnotes are numbered by their first marks, whatever they are called; each mark leads there and back."""
    found = page("Eins[^b] zwei[^A] drei[^b]\n\n[^a]: Apfel\n[^b]: Birne\n")
    assert [mark.text() for mark in found.css("sup")] == ["1", "2", "1"]
    notes = found.css("div.footnote li")
    assert [note.text(strip=True)[:5] for note in notes] == ["Birne", "Apfel"]
    ids = [str(mark.attributes["id"]) for mark in found.css("sup")]
    assert len(set(ids)) == 3
    back = [str(link.attributes["href"]) for link in found.css("a.footnote-backref")]
    assert sorted(back) == sorted(f"#{one}" for one in ids)
    there = {str(link.attributes["href"]) for link in found.css("sup a")}
    assert there == {f"#{note.attributes['id']}" for note in notes}


def test_a_note_holds_blocks() -> None:
    """A footnote goes on in the next line, and in indented paragraphs, lists and code."""
    text = "x[^1]\n\n[^1]: Eins\nzwei *drei*[^2]\n\n    - vier\n\n    fünf\n[^2]: sechs\n\nsieben"
    first, second = page(text).css("div.footnote li[id]")
    assert [first.css_first(tag) is not None for tag in ("em", "ul", "sup")] == [True] * 3
    assert "fünf" in first.text()
    assert second.text(strip=True).startswith("sechs")
    assert "sieben" not in first.text() + second.text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Eins\n\n[^1]: Fuß", "a.md:3: Hinweis: Auf die Fußnote [^1] verweist nichts; sie steht am Ende."),
        ("Eins\n\nzwei[^1]", "a.md:3: Fehler: Die Fußnote [^1] hat keinen Text. Abhilfe: Unten eine Zeile"),
        ("Eins[^1]\n\n[^1]:\n\nzwei", "a.md:3: Fehler: Die Fußnote [^1] hat keinen Text. Abhilfe: Ihn"),
        ("Eins[^1]\n\n[^1]: a\n[^1]: b", "a.md:4: Fehler: Die Fußnote [^1] gibt es zweimal; gezeigt wird die erste."),
    ],
)  # fmt: skip
def test_halves_are_told(text: str, said: str) -> None:
    """A footnote without text, without mark, or twice is told once, with its line."""
    [one] = told(text)
    assert one.startswith(said)


def test_an_unused_note_is_shown() -> None:
    """A footnote without mark is on the page, and leads nowhere."""
    found = page("Eins\n\n[^1]: Fuß")
    assert "Fuß" in found.css_first("div.footnote").text()
    assert found.css("a") == []
