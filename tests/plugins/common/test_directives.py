"""Directives: one mechanism for all plugins."""

import pytest
from markdown import markdown

from plugins.common.directives import expand
from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import Source
from plugins.common.tree import Tree


def greet(argument: str, inline: bool) -> str:
    if argument == "falsch":
        raise WrongInputError("Das geht nicht.", "Etwas anderes schreiben.")
    tag = "b" if inline else "section"
    return f"<{tag}>{argument or 'Hallo'}</{tag}>"


def expanded(text: str) -> tuple[str, list[Problem]]:
    tree = Tree(markdown(text, extensions=["extra"]))
    problems = expand(tree, {"Gruß": greet, "Kanäle": greet}, Source("post.md", text))
    return str(tree), problems


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[Gruß]]", "<section>Hallo</section>"),
        ("[[ Gruß : Welt ]]", "<section>Welt</section>"),
        ("[[Gruß]]\n[[Gruß: Du]]", "<section>Hallo</section>\n<section>Du</section>"),
        ("Ein [[Gruß]] an alle", "<p>Ein <b>Hallo</b> an alle</p>"),
        ("[[Gruß]] und [[Gruß: Du]]!", "<p><b>Hallo</b> und <b>Du</b>!</p>"),
        ("*[[Gruß]]* an alle", "<p><em><b>Hallo</b></em> an alle</p>"),
        ("* [[Gruß]]", "<ul>\n<li><section>Hallo</section></li>\n</ul>"),
        ("## Ein [[Gruß]]", "<h2>Ein <b>Hallo</b></h2>"),
        ("[[gruß]]", "<section>Hallo</section>"),
        ("[[Kana\u0308le]]", "<section>Hallo</section>"),
        ("A & B < C [[Gruß]]", "<p>A &amp; B &lt; C <b>Hallo</b></p>"),
    ],
)
def test_directive_is_replaced(text: str, html: str) -> None:
    """A directive becomes what its plugin renders, on its own or within a sentence."""
    assert expanded(text) == (html, [])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`[[Gruß]]`", "<p><code>[[Gruß]]</code></p>"),
        ("```\n[[Gruß]]\n```", "<pre><code>[[Gruß]]\n</code></pre>"),
        ("    [[Unbekannt]]", "<pre><code>[[Unbekannt]]\n</code></pre>"),
        ("[[p.18]](https://x.example/)", '<p><a href="https://x.example/">[p.18]</a></p>'),
        ("[[Gruß]](/x.html)", '<p><a href="/x.html">[Gruß]</a></p>'),
        ("ein [[1, 2]] Intervall", "<p>ein [[1, 2]] Intervall</p>"),
    ],
)
def test_code_and_links_stay(text: str, html: str) -> None:
    """Code stays text, [[x]](address) stays a link, mathematics is none of our business."""
    assert expanded(text) == (html, [])


def test_unknown_name_is_reported_with_line_and_known_names() -> None:
    """An unknown directive stops the build with file, line and the known names."""
    html, [problem] = expanded("`[[Grus]]` zeigt man so.\n\nAber hier [[Grus]] nicht.")
    assert "[[Grus]] nicht" in html
    assert str(problem).startswith("post.md:3: Fehler: Die Anweisung [[Grus]] ist unbekannt.")
    assert "[[Gruß]], [[Kanäle]]" in problem.remedy


def test_wrong_argument_is_reported() -> None:
    """What a directive refuses is reported at its line and stays in the text."""
    html, [problem] = expanded("Eins\n\n[[Gruß: falsch]]")
    assert html == "<p>Eins</p>\n<section></section>".replace(
        "<section></section>", "[[Gruß: falsch]]"
    )
    assert (problem.line, problem.message) == (3, "Das geht nicht.")


@pytest.mark.parametrize(
    "text",
    [
        "Los: [[Gruß",
        "[[Gruß: *Welt*]]",
        "[[Gruß: a [b](/c) d]]",
        "[[*Gruß*]]",
        '[["Gruß"]]',
        "[[H`TM`L]]",
    ],
)
def test_unclosed_directive_is_reported(text: str) -> None:
    """A directive that is not closed, or broken up by markup, is never shown to readers."""
    _, [problem] = expanded(text)
    assert "nicht geschlossen" in problem.message


@pytest.mark.parametrize("text", ["[siehe [[Gruß]]](/blog.html)", "<a href='/x'>[[Gruß]]</a>"])
def test_directive_in_a_link_is_reported(text: str) -> None:
    """Links do not nest, so a directive within one is a fault."""
    _, [problem] = expanded(text)
    assert problem.message == "Die Anweisung [[Gruß]] steht in einem Link."


def test_each_fault_has_its_own_line() -> None:
    """The same mistake twice is told twice."""
    _, problems = expanded("[[Grus]]\n\n`[[Grus]]`\n\nund [[Grus]]")
    assert [problem.line for problem in problems] == [1, 5]


def test_without_blank_lines_it_belongs_to_the_sentence() -> None:
    """Only blank lines around it make a line a place of its own: sentences are wrapped by hand."""
    assert (
        expanded("Wir sind bei\n[[Gruß]]\nund mehr.")[0]
        == "<p>Wir sind bei\n<b>Hallo</b>\nund mehr.</p>"
    )
