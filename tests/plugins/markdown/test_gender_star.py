"""Stars in the text of authors: emphasis, or part of a word."""

from typing import Any

import pytest
from markdown import Markdown

import pelicanconf

MARKDOWN: dict[str, Any] = pelicanconf.MARKDOWN


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bürger*innen und Politiker*innen", "Bürger*innen und Politiker*innen"),
        ("Jede*r Radfahrer*in, ein*e Schüler*in", "Jede*r Radfahrer*in, ein*e Schüler*in"),
        ("Frauen* und Mädchen* sind da", "Frauen* und Mädchen* sind da"),
        ("*Bürger*innen*", "<em>Bürger*innen</em>"),
        ("*Alle Bürger*innen und Politiker*innen*", "<em>Alle Bürger*innen und Politiker*innen</em>"),
        ("**Bürger*innen** und *Politiker*innen*", "<strong>Bürger*innen</strong> und <em>Politiker*innen</em>"),
        ("[Bürger*innen](/b.html) und Politiker*innen", '<a href="/b.html">Bürger*innen</a> und Politiker*innen'),
        ("**fett** und *kursiv*", "<strong>fett</strong> und <em>kursiv</em>"),
        ("*Über* uns, **Öffis**, *Ärger*.", "<em>Über</em> uns, <strong>Öffis</strong>, <em>Ärger</em>."),
        ("„*kursiv*“ (*auch*), *hier*!", "„<em>kursiv</em>“ (<em>auch</em>), <em>hier</em>!"),
        ("***beides***, _*innig*_", "<em><strong>beides</strong></em>, <em><em>innig</em></em>"),
        ("**Klima**schutz", "<strong>Klima</strong>schutz"),
        (r"Bürger\*innen und Politiker\*innen, \*Fußnote", "Bürger*innen und Politiker*innen, *Fußnote"),
        ("`a*b*c` und 2*3*4", "<code>a*b*c</code> und 2*3*4"),
        ("Bürger_innen und Politiker_innen", "Bürger_innen und Politiker_innen"),
        ("Bürger:innen und Politiker:innen", "Bürger:innen und Politiker:innen"),
    ],
)  # fmt: skip
def test_stars(written: str, shown: str) -> None:
    """A star within a word is shown; around words it is emphasis."""
    assert Markdown(**MARKDOWN).convert(written) == f"<p>{shown}</p>"
