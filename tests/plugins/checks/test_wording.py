"""Slips of the pen, one by one."""

from html import escape

import pytest

from plugins.checks import wording
from plugins.checks.lengths import too_long
from plugins.checks.tracking import without_tracking
from plugins.common.problem import Level
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from tests.projects import small_project

SLIPS = [
        ("Das ist **wichtig, ja.", 4, "Fehler: Das `**` für Fettes ist nicht geschlossen. Abhilfe: Am Ende"),
        ("Eins\n\n[Ziel](https://x.de/ und weiter", 6, "Fehler: Ein Link ist nicht geschlossen."),
        ("Eins\n\n```\ncode", 6, "Fehler: Der Codeblock ist nicht geschlossen."),
        ("Eins\n{% include maillingliste.html %}", 5, "Abhilfe: Für das Formular zum Newsletter [[Newsletter]] schreiben"),
        ("Text folgt", 4, "Fehler: „Text folgt“ sieht nach einem vergessenen Platzhalter aus."),
        ("Eins TODO zwei", 4, "Fehler: „TODO“ sieht nach einem vergessenen Platzhalter aus."),
        ("", 3, "Fehler: Der Text fehlt."),
        ("x [hier](/) y\n\nund [hier](/)", 4, "Hinweis: Der Linktext „hier“ sagt nicht, wohin er führt."),
        ("x [hier](/) y\n\nund [Hier.](/)", 6, "Hinweis: Der Linktext „Hier.“ sagt nicht"),
        ("x [a] (/) y\n\nund [b] (/x.html)", 6, "Hinweis: Vor „(/x.html)“ steht ein Leerzeichen, so wird es kein Link. Abhilfe: Es löschen"),
        ("[x](http://www.bund.net/a)", 4, "Hinweis: Der Link „http://www.bund.net/a“ ist unverschlüsselt. Abhilfe: `https://www.bund.net/a`"),
]  # fmt: skip


def stops(said: str) -> bool:
    """Whether a slip of which this is said ends the build."""
    return "Fehler" in said or "Abhilfe: Für" in said


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of all slips: of those that stop a build, and of those that let it go on."""
    lines: list[str] = []
    for is_fault in (True, False):
        project = small_project(tmp_path_factory.mktemp("slips"))
        for number, (body, _, said) in enumerate(SLIPS):
            if stops(said) is is_fault:
                text = f"---\ntitle: x\n---\n{body}\n"
                project.write(f"content/news/2023-01-02-x{number}.md", text)
        result = project.build()
        assert result.returncode == int(is_fault)
        lines += result.stderr.splitlines()
    return lines


@pytest.mark.parametrize(
    ("number", "line", "said"),
    [(number, line, said) for number, (_, line, said) in enumerate(SLIPS)],
)
def test_slips(told: list[str], number: int, line: int, said: str) -> None:
    """Each slip is one sentence with file, line and remedy; a Hinweis lets the build go on."""
    file = f"content/news/2023-01-02-x{number}.md"
    of_it = [one for one in told if one.startswith(f"{file}:")]
    assert any(one.startswith(f"{file}:{line}: ") and said in one for one in of_it), of_it
    assert any(": Fehler: " in one for one in of_it) is stops(said), of_it


@pytest.mark.parametrize(
    "html",
    [
        "<p>5 ** 3 ist 125, [p.18](x) nicht</p>",
        "<p>Das [steht] (und nur hier) so, siehe [1] (S. 4)</p>",
        "<pre><code>**x {% y %} ```</code></pre>",
        "<p>Hier steht <a href='/'>alles über hier</a>, auch {{ 7*7 }}</p>",
        "<img src='/x.png' alt='x'>",
        "<div data-src='https://x.de/'></div>",
        "<p>Die Todoliste, ein Todo</p>".replace("Todo<", "Tod<"),
    ],
)
def test_no_slips(html: str) -> None:
    """What only looks like one is none."""
    place = Place(Source("a.md", html), "news", "/a.html")
    assert wording.check(Tree(html.replace("[p.18](x)", "[p.18]")), place) == []


def test_lengths() -> None:
    """What a preview would cut is a Hinweis with the count."""
    source = Source("a.md", "---\ntitle: x\ndescription: y\n---\n")
    assert list(too_long(source, "x" * 70, "y" * 160)) == []
    title, description = too_long(source, "x" * 71, "y" * 161)
    assert (title.line, title.level) == (2, Level.HINWEIS)
    assert "`title` hat 71 Zeichen" in title.message
    assert (description.line, "161 Zeichen" in description.message) == (3, True)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("https://a.de/x?utm_source=news&utm_medium=mail", "https://a.de/x"),
        ("https://a.de/x?a=1&fbclid=z&b=2#c", "https://a.de/x?a=1&b=2#c"),
        ("https://youtu.be/abc?si=xyz&t=5", "https://youtu.be/abc?t=5"),
        ("https://www.youtube.com/watch?v=abc&feature=share", "https://www.youtube.com/watch?v=abc"),
        ("https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"),
        ("https://www.instagram.com/p/a/?igshid=MzRl", "https://www.instagram.com/p/a/"),
        ("https://a.de/?mc_cid=1&mc_eid=2", "https://a.de/"),
    ],
)  # fmt: skip
def test_tracking_is_told(written: str, clean: str) -> None:
    """What an address tells of who passed it on is a Hinweis with the address that is enough."""
    place = Place(Source("a.md", f"Eins\n\n[x]({written})"), "news", "/a.html")
    tree = Tree(f'<p><a href="{escape(written)}">x</a></p>')
    [told] = wording.check(tree, place)
    assert (told.line, told.level) == (3, Level.HINWEIS)
    assert told.remedy == f"`{clean}` führt zum selben Ziel."


@pytest.mark.parametrize(
    "url",
    ["https://a.de/?si=1&t=2&s=3", "https://a.de/?v=1", "https://a.de/#utm_source=x", "/x?utm_source=y", "mailto:a@b.de?subject=utm_source=x",
     "https://youtu.be/abc?t=5", "https://[a/?utm_source=x"],
)  # fmt: skip
def test_other_addresses_stay(url: str) -> None:
    """What an address needs is no tracking."""
    assert without_tracking(url) == url


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("TODO: Raum buchen", ["Hinweis"]),
        ("Beschlossen ist:\nTODO Raum buchen", ["Hinweis"]),
        ("Eins TODO zwei", ["Fehler"]),
        ("TODO", ["Fehler"]),
        ("TODO: Raum buchen und TODO einladen\nTODO: x XXX", ["Hinweis", "Hinweis"]),
    ],
)
def test_tasks(body: str, levels: list[str]) -> None:
    """A task at a line's start may be what a meeting agreed; a forgotten word elsewhere is a Fehler."""
    place = Place(Source("a.md", body), "news", "/a.html")
    assert [one.level for one in wording.check(Tree(f"<p>{body}</p>"), place)] == levels
