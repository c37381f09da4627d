"""Addresses that were promised to readers go on answering."""

from pathlib import Path

import pytest

from plugins.common.data import Text
from plugins.redirects.promised import broken, fault, load
from tests.support import Project

FILE = "content/data/versprochen.yml"
OWN = ["https://klimalautern.de"]
PROMISED = "addresses:\n  - /feed.xml\n  - /favicon.ico\n  - /2023/01/02/Eins.html\n  - /klimatag\n"


def faults(project: Project) -> list[str]:
    """Return the faults of a build with this project's promises."""
    return [line for line in project.build().stderr.splitlines() if ": Fehler: " in line]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("addresses:\n  - ohne-strich.html\n", 2, "„ohne-strich.html“ ist keine Adresse dieser"),
        ("addresses:\n  - https://example.org/x\n", 2, "„https://example.org/x“ ist keine"),
        ("addresses:\n  - /a?b\n", 2, "„/a?b“ ist keine"),
        ("addresses:\n  - /ein blank\n", 2, "„/ein blank“ ist keine"),
        ("addresses:\n  - /a\n  - https://klimalautern.de/a\n", 3, "steht schon in Zeile 2."),
        ("addresses:\n  - x: y\n", 2, "der Eintrag hat nicht die erwartete Form."),
        ("addresses:\n  -\n", 2, "der Eintrag hat nicht die erwartete Form."),
        ("addresses: /a\n", 1, "Unter `addresses` steht keine Liste."),
        ("adressen:\n  - /a\n", 1, "Die Angabe `adressen` ist unbekannt."),
        ("- /a\n", 1, "Hier werden Angaben der Form `name: Wert` erwartet."),
        ("addresses:\n\t- /a\n", 2, "Hier oder in der Zeile davor stimmt die Schreibweise nicht."),
    ],
)
def test_mistakes_in_the_file(tmp_path: Path, text: str, line: int, message: str) -> None:
    """A mistake is told once or twice at its line, as in any data file."""
    file = tmp_path / "versprochen.yml"
    file.write_text(text, encoding="utf-8")
    _, problems = load(file, OWN)
    assert [p.line for p in problems if message in p.message] == [line]


def test_what_may_be_written(tmp_path: Path) -> None:
    """An address may stand with the site's own before it, and with its umlauts escaped."""
    file = tmp_path / "versprochen.yml"
    file.write_text("addresses: ['https://klimalautern.de/a', /gr%C3%BCn.html, /x/]\n")
    assert load(file, OWN) == (["/a", "/grün.html", "/x/"], [])
    file.write_text("addresses: ['https://klimalautern.de/a/b', /a/c.html, /a]\n")
    assert load(file, ["https://klimalautern.de/a", "/a"]) == (["/b", "/c.html", "/a"], [])
    file.write_text("addresses: []\n")
    assert load(file, OWN) == ([], [])


def test_what_answers_no_more() -> None:
    """Neither another case nor a similar name is the address; what all sites need is told elsewhere."""
    promises = [Text(path, 1) for path in ("/", "/404.html", "/a.html", "/A.html", "/weg.html")]
    answers = {"/a.html": "/a.html"}
    assert list(broken(promises, answers.get)) == ["/A.html", "/weg.html"]


@pytest.mark.parametrize(
    ("path", "similar", "remedy"),
    [
        ("/2023/01/02/weg.html", "", "In den Kopf der Seite, die nun gilt, `frueher: /2023/01/02/weg.html`"),
        ("/2023/", "", "`frueher: /2023/` schreiben."),
        ("/favicon.ico", "", "Die Datei unter dem alten Namen wieder ablegen"),
        ("/Alt.html", "/alt.html", "Die Datei in der alten Schreibweise nennen"),
    ],
)  # fmt: skip
def test_how_it_is_kept(path: str, similar: str, remedy: str) -> None:
    """A page is kept by `frueher:`, a file by its name."""
    told = fault(FILE, Text(path, 7), similar).remedy
    assert remedy in told and told.endswith(
        "Hat eine andere Gruppe sie versprochen, die Zeile löschen."
    )


def test_a_build_keeps_its_promises(project: Project) -> None:
    """A build stops where a promised page, feed or file is gone; `frueher:` makes it good again."""
    project.write(FILE, PROMISED.replace("favicon.ico", "humans.txt"))
    project.write("content/extra/humans.txt", "Alle.\n")
    post = project.write("content/news/2023-01-02-Eins.md", "---\ntitle: Eins\n---\nText\n")
    assert faults(project) == []
    post.rename(post.with_name("2023-01-02-EINS.md"))
    (project.folder / "content/extra/humans.txt").unlink()
    (project.folder / "content/pages/klimatag.md").unlink()
    project.append("pelicanconf.py", "FEED_ATOM_SAVE_AS = 'atom.xml'\nMENU = []")
    messages = [
        "2: Fehler: Die versprochene Adresse „/feed.xml“",
        "3: Fehler: Die versprochene Adresse „/humans.txt“",
        "4: Fehler: Die versprochene Adresse „/2023/01/02/Eins.html“ antwortet nicht mehr, nur"
        " „/2023/01/02/EINS.html“.",
        "5: Fehler: Die versprochene Adresse „/klimatag“",
    ]
    told = faults(project)
    assert len(told) == len(messages)
    for line, message in zip(told, messages, strict=True):
        assert line.startswith(f"{FILE}:{message}")
    project.write(FILE, "addresses:\n  - /klimatag\n")
    project.write("content/pages/x.md", "---\ntitle: x\nfrueher: /klimatag.html\n---\nText\n")
    assert faults(project) == []
