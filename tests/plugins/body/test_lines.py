"""Every fault is told with its line, in whatever form its author wrote what is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.body import links
from plugins.body.addresses import Addresses
from plugins.body.fragments import check_fragments
from plugins.body.rendered import Texts
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place, Step
from tests.plugins.body.test_no_step_fails import RENDERER

HEADER = "---\ntitle: Wo der TODO [hier](/n_ichts-ü?a=1&b=2) steht\n---\n"
GOOD = Addresses({"/gut": "/gut"}, {})
STEPS: dict[str, Step] = {
    **RENDERER.steps,
    "links": partial(links.resolve, GOOD, ["https://klimalautern.de"]),
}
OF_LINES = replace(RENDERER, steps=STEPS)


def told(body: str) -> list[Problem]:
    """Return what is wrong with a body below HEADER."""
    source = Source("a.md", HEADER + body, len(HEADER))
    place = Place(source, "pages", "/a.html", "Titel")
    made = OF_LINES.render(Texts("Titel", "", ""), place, in_feed=True).body
    found = [(place, url) for url in made.fragments]
    return [*made.problems, *check_fragments(found, {"/a.html": made.ids}, ["inhalt"])]


# One address in many forms; in the attributes of tags a backslash is one.
IN_TAGS = [
    "/n_ichts-ü?a=1&b=2", "/n_ichts-ü?a=1&amp;b=2", "/n%5Fichts-%C3%BC?a=1&b=2",
    "/n_ichts-&uuml;?a=1&#38;b=2", "/n&#x5f;ichts-u%CC%88?a=1&b=2", "/n_ichts-ü?a%3D1&b=2",
]  # fmt: skip
ADDRESSES = [*IN_TAGS, r"/n\_ichts\-ü?a=1&b=2", normalize("NFD", "/n_ichts-ü?a=1&b=2")]
LINKS = [
    *(f"[Text]({url})" for url in ADDRESSES),
    *(f"Vor [Text](<{url}>) nach" for url in ADDRESSES),
    *(f'[Text]({url} "Titel")' for url in ADDRESSES),
    *(f"![Was man sieht]({url})" for url in ADDRESSES),
    *(f"- Punkt\n- [Text]({url})" for url in ADDRESSES[:3]),
    *(f"> Zitat\n> [Text]({url})" for url in ADDRESSES[:3]),
    *(f'<a href="{url}">Text</a>' for url in IN_TAGS),
    *(f"<A class='x'\n   HREF='{url}'>Text</A>" for url in IN_TAGS),
    *(f"Ein [Text mit\n*Umbruch*]({url})" for url in ADDRESSES),
    *(f"[Text][{number}]\n\n[{number}]: {url}" for number, url in enumerate(ADDRESSES)),
    *(f"[[Text]({url})]" for url in ADDRESSES[:2]),
]
SAYS_NOTHING = [
    "[hier](/gut)", "[**hier**](/gut)", "[hier][gut]\n\n[gut]: /gut", "Und [*hier*](</gut>) ist es",
    '<a href="/gut">hier</a>', "[ hier ](/gut)", "> [hier](/gut)",
]  # fmt: skip
ELEMENTS = [
    "<nie>x</nie>",
    "<NIE>x</NIE>",
    "x <nie\nlang=de>y</nie>",
    "- <nie>x</nie>",
    "<p><nie>x</nie></p>",
]
ATTRIBUTES = [
    '<b onclick="x">y</b>',
    "<B ONCLICK='x'>y</B>",
    "a <b\nonclick=x>y</b>",
    "<b onclick>y</b>",
]
DIRECTIVES = ["[[Nie]]", "Hier: [[Nie]]", "- [[Nie]]", "> [[Nie]]", "**[[Nie]]**"]
HEADINGS = [
    "## Gut\n\n#### Zu tief", "## Gut\n\n#### Zu *tief*", "## Gut\n\n#### Zu [tief](/gut)",
    "## Gut\n\n#### Zu `tief` ####", "## Gut\n\n<h4>Zu tief</h4>", "## Gut\n\n#### Zu t&#105;ef",
]  # fmt: skip
FORGOTTEN = ["TODO", "**TODO**", "ein TODO darin", "- TODO", "> x\n> TODO"]
UNCLOSED = ["Das ist **wichtig, ja", "- Das ist **wichtig, ja", "> Das ist **wichtig, ja"]
EMPTY = ["[Text]()", "[Text](<>)", '<a href="">Text</a>', "<a href>Text</a>"]
FRAGMENTS = [
    "[Text](#weg)",
    "[Text](<#weg>)",
    '<a href="#weg">x</a>',
    r"[Text](\#weg)",
    "[Text](#w%65g)",
]
INSTRUCTIONS = ["<?php x ?>", "> <?php x ?>", "<?x\n?>"]
MISTAKES: dict[str, tuple[list[str], str, str]] = {
    # What is written, what is said of it, and what tells the line in which the fault itself is.
    "links": (LINKS, "führt zu nichts|gibt es nicht", "ichts"),
    "says nothing": (SAYS_NOTHING, "sagt nicht, wohin", "hier"),
    "elements": (ELEMENTS, "<nie> ist kein HTML", "<nie"),
    "attributes": (ATTRIBUTES, "`onclick` an <b>", "<b"),
    "directives": (DIRECTIVES, "[[Nie]] ist unbekannt", "[[nie"),
    "headings": (HEADINGS, "fehlt eine Ebene", "zu "),
    "forgotten": (FORGOTTEN, "„TODO“ sieht nach", "todo"),
    "unclosed": (UNCLOSED, "`**` für Fettes", "**"),
    "empty": (EMPTY, "Ein Link hat keine Adresse", "text"),
    "fragments": (FRAGMENTS, "keine Stelle #", "#w"),
    "instructions": (INSTRUCTIONS, "Was mit `<?` beginnt", "<?"),
}
# Nothing is wrong with these; what is found in code or comments is only shown.
NEUTRAL = [
    "Ein Absatz über nichts und Wichtiges, der hier steht.", "## Punkt", "- eins\n- zwei\n\n  drei",
    "```\n[hier](/n_ichts-ü?a=1&b=2) <nie> [[Nie]] TODO <b onclick> #### Zu tief **wichtig\n```",
    "So: `[hier](/n_ichts-ü?a=1&b=2)`, ``<nie> [[Nie]] TODO``, `<b onclick>`, `[x](#weg)`, `[Text]()`",
    "<!-- [hier](/n_ichts-ü?a=1&b=2) <nie> [[Nie]] TODO <b onclick> [Text]() <?php ?> -->",
    "Davor.\n\n    [hier](/n_ichts-ü?a=1&b=2) <nie> TODO", "[Gut](/gut) und `noch ein Strich",
    "| a | b |\n|---|---|\n| c | d |", "Ein Satz[^1] mehr.\n\n[^1]: Anmerkung", "&nbsp;", "x &amp; y",
]  # fmt: skip


def lines_of(blocks: Sequence[tuple[bool, str]], sign: str) -> list[int]:
    """Return the lines in which the faulty blocks hold the sign, when all stand below HEADER."""
    lines, line = [], HEADER.count("\n") + 1
    for is_faulty, block in blocks:
        rows = [row.casefold() for row in block.split("\n")]
        if is_faulty:
            lines.append(line + max(n for n, row in enumerate(rows) if sign in decoded(row)))
        line += len(rows) + 1
    return lines


def decoded(row: str) -> str:
    """Return a line with its `ichts` in plain letters; the rest does not matter."""
    return normalize("NFC", row).replace("t&#105;ef", "tief")


@pytest.mark.parametrize("kind", MISTAKES)
@settings(max_examples=60)
@given(data=st.data())
def test_the_line_is_true(kind: str, data: st.DataObject) -> None:
    """Of one to four faults of a kind among other things, each is told once, with its line."""
    forms, said, sign = MISTAKES[kind]
    faulty = st.sampled_from([(True, form) for form in forms])
    neutral = st.sampled_from([(False, block) for block in NEUTRAL])
    blocks = data.draw(st.lists(faulty | neutral, min_size=1, max_size=7))
    # One definition of a note, and of a link, is enough.
    blocks = [b for n, b in enumerate(blocks) if b[0] or b not in blocks[:n]]
    blocks = [b for n, b in enumerate(blocks) if "]: " not in b[1] or b not in blocks[:n]]
    if kind == "headings":
        blocks = [b for b in blocks if b[1] != "## Punkt"]
    body = "\n\n".join(block for _, block in blocks)
    problems = [p for p in told(body) if any(part in p.message for part in said.split("|"))]
    assert sorted(p.line for p in problems) == lines_of(blocks, sign), body


def test_nothing_neutral_is_told() -> None:
    """What the documents above hold besides is not at fault."""
    assert told("\n\n".join(NEUTRAL)) == []
