"""Words between tildes."""

import pytest
from markdown import Markdown

from pelicanconf import MARKDOWN


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("~~weg~~", "<s>weg</s>"),
        ("um ~~18~~ 19 Uhr, ~~hier~~", "um <s>18</s> 19 Uhr, <s>hier</s>"),
        ("~~*kursiv* und mehr~~", "<s><em>kursiv</em> und mehr</s>"),
        ("**~~weg~~**", "<strong><s>weg</s></strong>"),
        ("~~[Bund](/b.html)~~", '<s><a href="/b.html">Bund</a></s>'),
        ("~~über\nZeilen~~", "<s>über\nZeilen</s>"),
        ("`~~Code~~`", "<code>~~Code~~</code>"),
        ("5 ~~ 6 ~~ 7", "5 ~~ 6 ~~ 7"),
        ("~5 und ~6", "~5 und ~6"),
        ("~~~ so ~~~", "~~~ so ~~~"),
        (r"\~~weg~~", "~~weg~~"),
    ],
)
def test_tildes(written: str, shown: str) -> None:
    """Two tildes around words strike them out, wherever they are no code."""
    assert Markdown(**MARKDOWN).convert(written) == f"<p>{shown}</p>"
