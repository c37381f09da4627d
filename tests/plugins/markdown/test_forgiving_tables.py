"""Tables as authors write them."""

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import MARKDOWN

Rows = list[list[str]]


def tables(text: str) -> list[tuple[Rows, Rows]]:
    """Return header and rows of each table that Markdown makes of a text."""
    page = LexborHTMLParser(Markdown(**MARKDOWN).convert(text))
    found = []
    for table in page.css("table"):
        parts = [table.css(f"{part} tr") for part in ("thead", "tbody")]
        head, body = ([[cell.text() for cell in row.css("th, td")] for row in p] for p in parts)
        found.append((head, body))
    return found


AB: Rows = [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "head", "body"),
    [
        ("| a | b |\n|---|---|\n| c | d |", AB[:1], AB[1:]),
        ("a | b\n---|---\nc | d", AB[:1], AB[1:]),
        ("| a | b |\n| c | d |", [], AB),
        ("| a | b\n| c | d", [], AB),
        ("| a | b |", [], AB[:1]),
        ("|---|---|\n| a | b |\n| c | d |", [], AB),
        ("| | |\n|---|---|\n| a | b |\n| c | d |", [], AB),
        ("| a | b |\n| c | d |\n|===|===|", [], AB),
        ("| a | b |\n|:---|---|\n| c | d | e |", [["a", "b", ""]], [["c", "d", "e"]]),
        ("| a | b |\n| c | d | e |", [], [["a", "b", ""], ["c", "d", "e"]]),
        ("| a | b |\n| c | d |\n| - | - |", [], [*AB, ["-", "-"]]),
        ("| `a|b` | b |\n| c \\| x | d |", [], [["a|b", "b"], ["c | x", "d"]]),
        ("Davor:\n| a | b |\n| c | d |", [], AB),
        ("Davor:\n| a | b |\n|---|---|\n| c | d |", AB[:1], AB[1:]),
        ("* Punkt\n\n    | a | b |\n    | c | d |", [], AB),
        ("> | a | b |\n> | c | d |", [], AB),
    ],
)
def test_tables(text: str, head: Rows, body: Rows) -> None:
    """A table needs no header line, and no cell of it is lost."""
    assert tables(text) == [(head, body)]


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "|x| = 3",
        "|a|",
        "    | a | b |",
        "Der Betrag |x|\n|y| auch",
        "| a | b |\nund Text",
        "|",
    ],
)
def test_no_tables(text: str) -> None:
    """A bar alone makes no table."""
    assert tables(text) == []


def test_text_above_stays() -> None:
    """What stands right above a table is a paragraph."""
    html = Markdown(**MARKDOWN).convert("Davor *so*:\n| a | b |\n| c | d |\n\nDanach")
    assert [p.text() for p in LexborHTMLParser(html).css("body > p")] == ["Davor so:", "Danach"]


def test_alignment() -> None:
    """A line of dashes at the top says how columns are aligned."""
    html = Markdown(**MARKDOWN).convert("|---|--:|\n| a | 5 |")
    assert LexborHTMLParser(html).css_first("td[align=right]").text() == "5"
