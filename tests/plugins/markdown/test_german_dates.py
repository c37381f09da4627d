"""Dates at the start of a line."""

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "1. Mai: Demo",
        "1. Mai: Demo\n\n9. September: Klimatag",
        "24. Dezember frei",
        "24. Dez. frei",
        "3. Mär 2026",
        "1. mai",
        "1. und 2. Mai",
        "30. - 31. März",
        "Wir treffen uns am\n9. September",
        "2026. war ein gutes Jahr",
        "> 1. Mai: Demo",
    ],
)
def test_dates(text: str) -> None:
    """A day before its month, or a year, is text and keeps its number."""
    page = LexborHTMLParser(Markdown(**MARKDOWN).convert(text))
    assert not page.css("ol")
    assert page.body.text(strip=True).split(".")[0] == text.lstrip("> ").split(".")[0]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. eins\n2. zwei", ["eins", "zwei"]),
        ("1. eins\n\n2. zwei", ["eins", "zwei"]),
        ("1. Maifest\n2. Märchen", ["Maifest", "Märchen"]),
        ("1. Im Mai", ["Im Mai"]),
        ("* a\n    1. eins", ["eins"]),
        ("100. hundert", ["hundert"]),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    """Other numbers are those of a list."""
    page = LexborHTMLParser(Markdown(**MARKDOWN).convert(text))
    assert [item.text().strip() for item in page.css("ol > li")] == items
