"""Lists as authors write them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pelicanconf import MARKDOWN
from tests.support import searched
from tools.markdown.comparing import reference

Shape = list[Any]
SHOWN = {"ul": "-", "ol": "1"}
GITHUB = reference()
FORGIVING = Markdown(**MARKDOWN)


def shapes(text: str) -> Shape:
    """Return paragraphs as strings, lists as ["-" or "1", item, ...], items as lists of both."""
    return _shapes(LexborHTMLParser(FORGIVING.reset().convert(text)).body)


def _shapes(node: LexborNode | None) -> Shape:
    found: Shape = []
    for child in node.iter(include_text=True) if node else ():
        if child.tag in SHOWN:
            found.append([SHOWN[child.tag], *map(_item, child.iter())])
        elif text := " ".join(child.text().split()):
            found.append(text)
    return found


def _item(node: LexborNode) -> Shape | str:
    inside = _shapes(node)
    return inside[0] if len(inside) == 1 and isinstance(inside[0], str) else inside


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # Right below a text.
        ("Wir brauchen:\n- Äpfel\n- Birnen\n* Rad", ["Wir brauchen:", ["-", "Äpfel", "Birnen", "Rad"]]),
        ("Danach:\n1. eins\n2. zwei", ["Danach:", ["1", "eins", "zwei"]]),
        ("Danach\n1. eins\n2. zwei", ["Danach", ["1", "eins", "zwei"]]),
        ("**Danach:**\n- eins", ["Danach:", ["-", "eins"]]),
        ("Da\n- eins,\n  lang\n- zwei", ["Da", ["-", "eins, lang", "zwei"]]),
        ("* a\n\n    Da:\n    * b", [["-", ["a", "Da:", ["-", "b"]]]]),
        ("* a\n\n    Absatz\n* b", [["-", ["a", "Absatz"], "b"]]),
        ("- a\n- b\n1. c\n2. d", [["-", "a", "b"], ["1", "c", "d"]]),
        # Indented by the width of the sign.
        ("- a\n  - b\n    - c", [["-", ["a", ["-", ["b", ["-", "c"]]]]]]),
        ("- a\n  - b\n- c", [["-", ["a", ["-", "b"]], "c"]]),
        ("- a\n   - b\n   - c", [["-", ["a", ["-", "b", "c"]]]]),
        ("1. eins\n   - unter\n2. zwei", [["1", ["eins", ["-", "unter"]], "zwei"]]),
        ("1. eins\n  - unter\n2. zwei", [["1", ["eins", ["-", "unter"]], "zwei"]]),
        ("- a\n  1. b\n  2. c", [["-", ["a", ["1", "b", "c"]]]]),
        ("- e\n\n  zweiter Absatz", [["-", ["e", "zweiter Absatz"]]]),
        ("2. zwei\n\n   noch\n   mehr\n3. drei", [["1", ["zwei", "noch mehr"], "drei"]]),
        ("- a\n  mehr\n- b", [["-", "a mehr", "b"]]),
        ("- a\n - b", [["-", "a", "b"]]),
        # By four, or a tab, as ever.
        ("* a\n    * b\n        * c", [["-", ["a", ["-", ["b", ["-", "c"]]]]]]),
        ("* a\n\t* b\n\t\t* c", [["-", ["a", ["-", ["b", ["-", "c"]]]]]]),
        ("* a\n\n    Absatz\n\nDanach", [["-", ["a", "Absatz"]], "Danach"]),
        # Signs of word processors, boxes.
        ("• eins\n• zwei", [["-", "eins", "zwei"]]),
        ("·\teins\n\n·\tzwei", [["-", "eins", "zwei"]]),
        ("1) eins\n2) zwei", [["1", "eins", "zwei"]]),
        ("- [ ] offen\n- [x] fertig\n- [X] auch", [["-", "☐ offen", "☑ fertig", "☑ auch"]]),
        ("- [x](/y.html)\n- a [ ] b", [["-", "x", "a [ ] b"]]),
    ],
)  # fmt: skip
def test_lists(text: str, meant: Shape) -> None:
    """What looks like a list is one, on the level it stands on."""
    assert shapes(text) == meant


def test_quoted() -> None:
    """A quotation holds lists, too."""
    page = LexborHTMLParser(FORGIVING.reset().convert("> Da:\n> - a\n>   - b\n>\n> Ende"))
    assert [p.text() for p in page.css("blockquote > p")] == ["Da:", "Ende"]
    assert [item.text() for item in page.css("blockquote > ul > li > ul > li")] == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "Das ist\n- so ist es -\nein Gedanke",
        "Wir treffen uns\n9. September",
        "Der Ort:\n9. September",
        "• allein",
        "A · B\n· C",
        "Text\n    - kein\n    - Code",
        "    - a\n      - b",
        "Davor\n\n    - a\n    - b",
        "```\nText:\n- a\n  - b\n• c\n• d\n```",
        "- - -",
        "Davor\n\n* * *",
        "-5 Grad\n-3 Grad",
        "**fett**\n**fett**",
    ],
)
def test_no_lists(text: str) -> None:
    """A dash, a date and code stay as they are."""
    assert not LexborHTMLParser(FORGIVING.reset().convert(text)).css("ul, ol")


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_code_in_items(indent: str) -> None:
    """In an item, what stands in a fence or four columns in is code, moved as a whole."""
    lines = [
        f"{indent}{line}" for line in ("Da", "", "    - x", "      - y", "    Text:", "    - z")
    ]
    page = LexborHTMLParser(FORGIVING.reset().convert("\n".join(["* a", "", *lines])))
    assert page.css_first("li > pre").text() == "- x\n  - y\nText:\n- z\n"


LEVELS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("*-1"), st.sampled_from("\n ")))


@settings(max_examples=200, deadline=None)
@given(LEVELS)
def test_four_columns(rows: list[tuple[int, str, str]]) -> None:
    """Lists in which four columns make a level are those that GitHub shows."""
    kinds: dict[int, str] = {}
    lines, level = [], -1
    for wanted, sign, blank in rows:
        level = min(wanted, level + 1)
        kinds = {k: kind for k, kind in kinds.items() if k <= level}
        sign = kinds.setdefault(level, sign).replace("1", "1.")
        lines += [""] * (blank == "\n") + [f"{'    ' * level}{sign} wort"]
    text = "\n".join(lines)
    assert shapes(text) == _shapes(LexborHTMLParser(GITHUB(text)).body)


PIECES = ("- ", "* ", "• ", "1. ", "2) ", "  ", "    ", "\n", "\n\n", "> ", "wort", "x:", "```\n")


@searched(150, 1000, st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nothing_is_lost(text: str) -> None:
    """Whatever an author types, every word stays, in its order."""
    page = LexborHTMLParser(FORGIVING.reset().convert(text)).body
    shown = re.findall("wort|x:", page.text() if page else "")
    assert shown == re.findall("wort|x:", text)
