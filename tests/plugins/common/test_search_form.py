"""Texts in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.common.code import without_code
from plugins.common.search_form import letters_form, search_form, searchable
from plugins.common.similar import Names

PIECES = ["a", "B", " ", "  ", "\n", "\n> ", "&amp;", "&uuml;", "&nichts;", "\\_", "\\a", "%C3%BC", "%zz",
          "ü", "u\u0308", "ß", "[x](/y_(z))", "*", "`", "``", "```\n", "~~~\n", "<b c='d'>", "<!--", "-->",
          "    ", "- ", "\n\n"]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/a?b=1&amp;c=2", "/a?b=1&c=2"), (r"/n\_ichts", "/n_ichts"), ("/%C3%BCber", "/über"),
        ("/&uuml;ber", "/über"), ("/u\u0308ber", "/über"), ("ein\n  Umbruch", "ein Umbruch"),
        ("> ein\n> Umbruch", "> ein Umbruch"), ("&amp;amp;", "&amp;"), ("100%", "100%"),
    ],
)  # fmt: skip
def test_what_is_written_is_what_is_meant(written: str, meant: str) -> None:
    """A source and what a parser made of it have one plain form."""
    assert search_form(written).text == searchable(meant)


@given(TEXT)
def test_positions_lead_back(text: str) -> None:
    """Each letter of a plain or bare form is told where it was written, and in order."""
    form = search_form(text)
    places = [form.written(place) for place in range(len(form.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    for place, letter in enumerate(form.text):
        if letter.isascii() and letter.isalnum() and text[places[place]].isalnum():
            assert letter in searchable(text[places[place]])
    bare = letters_form(form.text)
    assert all(form.text[bare.written(n)].lower() == letter for n, letter in enumerate(bare.text))


@given(TEXT)
def test_lines_stay_without_code(text: str) -> None:
    """Without code a text has its lines and columns, and nothing is there that was not."""
    left = without_code(text)
    assert len(left) == len(text)
    assert all(
        new in {old, " "} and (new == "\n") == (old == "\n")
        for old, new in zip(text, left, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"), ("``a`b`` c", "        c"), ("a `b\n\nc` d", "a `b\n\nc` d"),
        ("`a` `` b `", "    `` b `"), ("```\na\n```\nb", "   \n \n   \nb"), ("```\na\n", "```\na\n"),
        ("a\n\n    b\n", "a\n\n     \n"), ("- a\n\n    b\n", "- a\n\n    b\n"), ("<!-- a --> b", "           b"),
    ],
)  # fmt: skip
def test_code_is_taken_out(text: str, left: str) -> None:
    """Fences, spans of one paragraph, indented blocks outside of lists, and comments."""
    assert without_code(text) == left


def test_of_many_names_the_alike_are_found() -> None:
    """Among thousands as among few the name is found that differs in a letter, whatever its case."""
    names = [
        f"/20{n % 25:02}/{n % 12 + 1:02}/meldung-{n}-ueber-{n * 7919 % 1000}.html"
        for n in range(3000)
    ]
    known = Names(names)
    for name in names[::301]:
        assert known.near(name[:-6].upper() + name[-5:], 3, 0.7)[0] == name
    assert Names(["/a.html", "/b"]).near("/A.htm", 3, 0.7) == ["/a.html"]
    assert known.near("ganz anders") == []
