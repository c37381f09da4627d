"""Lines that begin with #."""

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from pelicanconf import MARKDOWN


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("#Klimatag war toll", [("p", "#Klimatag war toll")]),
        ("Das war\n#Klimatag #Lautern", [("p", "Das war\n#Klimatag #Lautern")]),
        ("#1 der Liste", [("p", "#1 der Liste")]),
        ("# Titel", [("h1", "Titel")]),
        ("##Titel", [("h2", "Titel")]),
        ("## Titel ##\nText", [("h2", "Titel"), ("p", "Text")]),
        ("Text\n### Titel", [("p", "Text"), ("h3", "Titel")]),
        ("###### Titel", [("h6", "Titel")]),
        ("## Zum #Klimatag", [("h2", "Zum #Klimatag")]),
        ("#Klimatag\n## Titel", [("p", "#Klimatag"), ("h2", "Titel")]),
        ("    #Code", [("pre", "#Code\n")]),
        ("```\n#Code\n```", [("pre", "#Code\n")]),
    ],
)
def test_lines(text: str, parts: list[tuple[str, str]]) -> None:
    """One # makes a heading of a line only before a blank."""
    page = LexborHTMLParser(Markdown(**MARKDOWN).convert(text))
    assert [(part.tag, part.text()) for part in page.css("body > *")] == parts
