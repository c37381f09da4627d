"""Definitions of links, and lines that only look like one."""

import pytest

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter
from plugins.common.source import Source

CONVERTER = Converter(MARKDOWN)


def told(text: str) -> list[str]:
    """Return what is said of a text, as a build says it."""
    source = Source("a.md", text)
    return [str(remark.problem(source)) for remark in CONVERTER.convert(text).remarks]


@pytest.mark.parametrize(
    "text",
    [
        "[Stand]: 12.03.2024", "Das Bild stammt von gestern, als wir noch nicht wussten, wie das endet.\n[Foto]: privat\nUnd mehr.", "[1]: Müller(2020)", "[1]: <Müller 2020>",
        "[Uhrzeit]: 18:30", "[Wann]: Samstag:14", "[x]: url", "[Ort]: Kaiserslautern, Rathaus", "[ ]: /y", "[BUND]: www.bund.net",
        "> [Foto]: privat", "- [Foto]: privat", "[Quelle]: „Titel“", "[a]: b.c",
    ],
)  # fmt: skip
def test_what_is_no_address_stays(text: str) -> None:
    """A line in which no address stands is text: nothing of it vanishes, nothing is told."""
    html = CONVERTER.html(text).replace("&lt;", "<").replace("&gt;", ">")
    assert all(word in html for word in text.replace(">", "").replace("- ", "").split())
    assert told(text) == []


@pytest.mark.parametrize(
    ("definition", "link"),
    [
        ("[x]: https://e.org", '<a href="https://e.org">'),
        ("[x]: /y", '<a href="/y">'),
        ("[x]: #stelle", '<a href="#stelle">'),
        ("[x]: mailto:a@e.org", '<a href="mailto:a@e.org">'),
        ("[x]: 2023-09-09-klimatag.md", '<a href="2023-09-09-klimatag.md">'),
        ("[x]: ../bilder/stand.JPG?1#a", '<a href="../bilder/stand.JPG?1#a">'),
        ("[x]: seite.html 'Titel'", '<a href="seite.html" title="Titel">'),
        ("[x]: </mit blank> \"Titel\"", '<a href="/mit blank" title="Titel">'),
        ("[x]:\n  /y\n  (Ein\n  Titel)", '<a href="/y" title="Ein Titel">'),
        ("[X  x]: /y", ""),
        ("[x]: /a\\*b&amp;c", '<a href="/a*b&amp;c">'),
        ("[x]: /1\n[x]: /2", '<a href="/1">'),
        ("Text\n[x]: /y", '<a href="/y">'),
        ("> [x]: /y", '<a href="/y">'),
        ("- [x]: /y", '<a href="/y">'),
    ],
)  # fmt: skip
def test_what_is_an_address_is_one(definition: str, link: str) -> None:
    """A definition leads all links of its label, in any case, above or below it."""
    html = CONVERTER.html(f"[x], [so][X] und [x][]\n\n{definition}")
    assert html.count("<a ") == (3 if link else 0)
    assert html.count(link) >= 3
    assert "]:" not in html or not link


def test_what_nobody_uses_is_told() -> None:
    """Definitions that no link uses, and such that came second, are a Hinweis with their line."""
    text = "Eins [a]\n\n[a]: /1\n[b]: /2\n[a]: /3\n"
    unused, doubled = told(text)
    assert unused.startswith("a.md:4: Hinweis: Die Adresse zu „[b]:“ ist nicht zu sehen")
    assert doubled.startswith(
        "a.md:5: Hinweis: Zu „[a]:“ gibt es zwei Adressen; es gilt die erste."
    )


@pytest.mark.parametrize(
    "text", ["```\n[a]: /1\n```", "    [a]: /1", "`[a]: /1`", "<pre>\n[a]: /1\n</pre>"]
)
def test_code_defines_nothing(text: str) -> None:
    """What stands in code is shown."""
    assert "[a]: /1" in CONVERTER.html(f"{text}\n\n[a]")
    assert told(text) == []
