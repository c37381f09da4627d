"""Texts that nobody writes, but that somebody may paste: much of one thing, or one thing very long.

Each is made in any size, so that one can see how the time for it grows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bench.texts import posts

_SENTENCE = 'Er sagte - "das ist ja \'was" - und ging um 10-12 Uhr z. B. nach Haus. '


@dataclass(frozen=True)
class Case:
    """Texts of one kind: `text(number)` has so many parts, `most` are tried."""

    name: str
    most: int
    text: Callable[[int], str]


def ordinary(length: int) -> str:
    """Return an ordinary text of about so many characters."""
    bodies: list[str] = []
    found = posts(length // 2500 + 1)
    while length > 0:
        bodies.append(next(found).body)
        length -= len(bodies[-1])
    return "\n\n".join(bodies)


def _same(part: str, between: str = "") -> Callable[[int], str]:
    return lambda number: between.join([part] * number)


def _numbered(part: str, between: str = "\n") -> Callable[[int], str]:
    return lambda number: between.join(part.format(n=n) for n in range(number))


def _quoted(number: int) -> str:
    return "\n".join("> " * depth + "x" for depth in range(number))


def _nested_list(number: int) -> str:
    return "\n".join("    " * depth + "- x" for depth in range(number))


def _nested_elements(number: int) -> str:
    return "<b>" * number + "x" + "</b>" * number


def _footnote_again(number: int) -> str:
    return " ".join(["x[^1]"] * number) + "\n\n[^1]: Anmerkung\n"


def _footnotes(number: int) -> str:
    points = _numbered("Satz[^{n}].")(number)
    return points + "\n\n" + _numbered("[^{n}]: Anmerkung {n}")(number)


def _definitions(number: int) -> str:
    links = _numbered("[Ziel][{n}]", " ")(number)
    return links + "\n\n" + _numbered("[{n}]: /impressum.html")(number)


def _table(number: int) -> str:
    return "| a | b |\n|---|---|\n" + _numbered("| {n} | x |")(number)


def _wide_table(number: int) -> str:
    return "| a " * number + "|\n" + "|---" * number + "|\n" + "| x " * number + "|"


CASES = (
    Case('"', 20_000, _same('"')),
    Case('words in "', 20_000, _same('"Wort"', " ")),
    Case("'", 20_000, _same("'")),
    Case("words in '", 20_000, _same("'Wort'", " ")),
    Case("' before words", 20_000, _same("'Wort", " ")),
    Case("[", 20_000, _same("[")),
    Case("![", 20_000, _same("![")),
    Case("[]", 20_000, _same("[]")),
    Case("](", 20_000, _same("](")),
    Case("[](", 20_000, _same("[](")),
    Case("[[", 20_000, _same("[[")),
    Case("[[a", 20_000, _same("[[a ")),
    Case("[a](b", 20_000, _same("[a](b")),
    Case("]", 20_000, _same("]")),
    Case("(", 20_000, _same("(")),
    Case("*", 20_000, _same("*")),
    Case("* a", 20_000, _same("*a ")),
    Case("a**", 20_000, _same("a**b ")),
    Case("_", 20_000, _same("_")),
    Case("_ a", 20_000, _same("_a ")),
    Case("~~", 20_000, _same("~~")),
    Case("`", 20_000, _same("`")),
    Case("` of all lengths", 300, lambda number: " ".join("`" * n for n in range(number))),
    Case("<", 20_000, _same("<")),
    Case("<a", 20_000, _same("<a ")),
    Case("<!--", 20_000, _same("<!--")),
    Case("</", 20_000, _same("</p>")),
    Case("&", 20_000, _same("&")),
    Case("& between words", 20_000, _same("A & B ")),
    Case("entities", 20_000, _same("&amp;")),
    Case("!", 20_000, _same("!")),
    Case("\\", 20_000, _same("\\")),
    Case("$ {{", 20_000, _same("{{ ")),
    Case("{%", 20_000, _same("{% ")),
    Case("{: {{ page", 20_000, _same("{: .a {{ page.a ")),
    Case("a srcset", 20_000, lambda number: f'<img alt="x" srcset="{"a" * number} b c">'),
    Case("addresses of a srcset", 5_000, lambda number: f'<img srcset="{"/a.jpg 1x, " * number}">'),
    Case("] and blanks", 20_000, _same("]" + " " * 9)),
    Case("decorations", 1_000, _numbered('<img src="/images/{n}.jpg" alt="">', "\n\n")),
    Case("dashes", 20_000, _same(" - ")),
    Case("---", 20_000, _same("---")),
    Case("dates", 20_000, _same("am 1. Mai 2024 von 10-12 Uhr ")),
    Case("dates as lines", 10_000, _same("1. Mai: Demo", "\n")),
    Case("numbers", 20_000, _same("12")),
    Case("ranges", 20_000, _same("10-12 ")),
    Case("CAPITALS", 20_000, _same("CO2 ")),
    Case("abbreviations", 20_000, _same("z. B. ")),
    Case("hash tags", 20_000, _numbered("#Tag{n}", " ")),
    Case("hash tags as lines", 10_000, _numbered("#Tag{n}")),
    Case("addresses", 5_000, _numbered("https://example.org/{n}", " ")),
    Case("mail addresses", 5_000, _numbered("a{n}@example.org", " ")),
    Case("@", 20_000, _same("@")),
    Case("a.a.a.", 20_000, _same("a.")),
    Case("://", 20_000, _same("http://")),
    Case("bad links", 2_000, _numbered("[x](/n{n}.html)")),
    Case("bad links, one address", 2_000, _same("[x](/nichts.html)", "\n")),
    Case("good links", 5_000, _same("[x](/impressum.html)", "\n")),
    Case("bad pictures", 2_000, _numbered("![x](/images/n{n}.jpg)")),
    Case("bad fragments", 2_000, _numbered("[x](#n{n})")),
    Case("unknown directives", 2_000, _numbered("[[Nie{n}]]", "\n\n")),
    Case("directives", 2_000, _same("[[Kontakt: presse]]", "\n\n")),
    Case("unknown elements", 2_000, _numbered("<nie{n}>x</nie{n}>", " ")),
    Case("one unknown element", 2_000, _same("<nie>x</nie>", " ")),
    Case("bad attributes", 2_000, _same('<b style="x">x</b>', " ")),
    Case("frames", 1_000, _same('<iframe src="https://boese.org/x"></iframe>', "\n\n")),
    Case("scripts", 1_000, _same('<script src="https://boese.org/x"></script>', "\n\n")),
    Case("says nothing", 2_000, _same("[hier](/impressum.html)", "\n")),
    Case("unencrypted", 2_000, _numbered("[x](http://example.org/{n})")),
    Case("doubled ids", 2_000, _numbered('<p id="a">x</p><p id="b{n}">x</p>')),
    Case("forgotten", 5_000, _same("TODO **x", "\n\n")),
    Case("footnote, again and again", 5_400, _footnote_again),
    Case("footnotes", 2_000, _footnotes),
    Case("definitions of links", 2_000, _definitions),
    Case("headings", 5_000, _numbered("## Punkt {n}", "\n\n")),
    Case("headings of one name", 5_000, _same("## Punkt", "\n\n")),
    Case("headings that skip", 2_000, _same("## Punkt\n\n#### Tief", "\n\n")),
    Case("points of a list", 10_000, _same("- Punkt", "\n")),
    Case("loose points", 5_000, _same("- Punkt", "\n\n")),
    Case("numbered points", 10_000, _same("1. Punkt", "\n")),
    Case("definition list", 5_000, _numbered("Wort {n}\n:   Sinn", "\n\n")),
    Case("rows of a table", 5_000, _table),
    Case("columns of a table", 2_000, _wide_table),
    Case("lines", 50_000, _same("Zeile", "\n")),
    Case("lines that end in blanks", 20_000, _same("Zeile  ", "\n")),
    Case("blank lines", 50_000, _same("\n")),
    Case("blanks", 200_000, _same(" ")),
    Case("one line of blanks and words", 200_000, lambda number: "a" + " " * number + "b"),
    Case("tabs", 50_000, _same("\t")),
    Case("paragraphs", 20_000, _same("Absatz", "\n\n")),
    Case("code blocks", 3_000, _same("```\nx\n```", "\n\n")),
    Case("fences without end", 3_000, _same("```", "\n\n~~~ \n\n")),
    Case("code in a line", 10_000, _same("`x` ")),
    Case("lines of a quotation", 10_000, _same("> x", "\n")),
    Case("nested quotations", 400, _quoted),
    Case("nested lists", 400, _nested_list),
    Case("nested elements", 5_000, _nested_elements),
    Case("elements without end", 5_000, _same("<b>x ")),
    Case("blocks of HTML", 3_000, _same("<div>x</div>", "\n\n")),
    Case("a word", 1_000_000, _same("a")),
    Case("a long address", 200_000, lambda number: "https://example.org/" + "a" * number),
    Case("one paragraph", 13_000, _same(_SENTENCE)),
    Case("ordinary", 1_000_000, ordinary),
)
