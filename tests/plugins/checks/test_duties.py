"""What the law asks of every website is asked of every build."""

import pytest

from plugins.checks.duties import Text, neglected
from plugins.common.site.licences import Licence
from plugins.common.source import Source
from tests.support import Project

MENU = [("impressum.html", "Impressum"), ("daten.html", "Datenschutzerklärung")]
FACTS = Source("site.yml", "menu:\nfooter:\n")
LICENCE = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de")
IMPRESSUM = "[[Verantwortlich]]\n\nE-Mail: [[ email ]]"
HOST = "https://v.example"


def text(path: str, written: str, body: str = "", *origins: str) -> Text:
    return Text(Source(path, f"---\ntitle: x\n---\n{written}\n"), body, frozenset(origins))


def told(
    menu: list[tuple[str, str]] = MENU,
    *,
    impressum: str = IMPRESSUM,
    privacy: str = "",
    more: str = HOST,
) -> list[str]:
    """Return what is told of a site with an Impressum, a privacy page and a post with a frame."""
    pages = {
        "impressum.html": text("impressum.md", impressum),
        "daten.html": text("daten.md", "", privacy),
        "a.html": text("a.md", "", "", *([more] if more else [])),
    }
    return [str(problem) for problem in neglected(menu, pages, FACTS, LICENCE)]


@pytest.mark.parametrize(
    ("privacy", "more"), [("<li>v.example: Verein</li>", HOST), ("", ""), ("Von v.example.", HOST)]
)
def test_all_is_there(privacy: str, more: str) -> None:
    """An Impressum by directives and a privacy page that names each host, somehow, are fine."""
    assert told(privacy=privacy, more=more) == []


def test_a_host_that_is_not_named() -> None:
    """Whom a click may ask must stand on the privacy page; the text with the frame is told."""
    assert told(privacy="w.example") == [
        "daten.md:1: Fehler: Die Datenschutzerklärung nennt v.example nicht, eingebettet in a.md."
        " Abhilfe: Auf einer eigenen Zeile `[[Eingebettet]]` schreiben."
    ]


def test_an_impressum_without_a_name() -> None:
    """An Impressum that does not show the contact is a Hinweis: its own words may do."""
    [said] = told(impressum="[[Verantwortlich]]", more="")
    assert said.startswith("impressum.md:1: Hinweis: Das Impressum zeigt nicht")
    assert "[[EMail]] dort ergänzen" in said


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/deed.de)", "CC BY-SA 3.0"),
        (
            "[x](https://creativecommons.org/licenses/by/4.0/de/)",
            "creativecommons.org/licenses/by/4.0/de/",
        ),
        ("CC-BY 3.0 DE", "CC-BY 3.0 DE"),
        ("CC0 1.0", "CC0 1.0"),
        ("[cc-by-4.0](https://creativecommons.org/licenses/by/4.0/legalcode.de)", ""),
        ("[[Lizenz]], https://creativecommons.org/licenses/by/4.0.", ""),
    ],
)
def test_another_licence(written: str, other: str) -> None:
    """An Impressum that names another licence than site.yml, by name or deed, is a Hinweis."""
    said = told(impressum=f"{IMPRESSUM}\n\n{written}", more="")
    assert [line.partition(" Abhilfe")[0] for line in said] == (
        [
            f"impressum.md:8: Hinweis: Hier steht „{other}“, die Texte der Website stehen unter CC BY 4.0."
        ]
        if other
        else []
    )


@pytest.mark.parametrize("missing", [0, 1])
def test_no_way_there(missing: int) -> None:
    """A menu without either is told at its line; one that leads to nothing is told elsewhere."""
    [said] = told([entry for entry in MENU if entry != MENU[missing]], more="")
    assert said.startswith("site.yml:2: Fehler: Kein Menüpunkt heißt „")
    assert (
        told([*MENU[:missing], ("nichts.html", MENU[missing][1]), *MENU[missing + 1 :]], more="")
        == []
    )


def test_a_build_stops(project: Project) -> None:
    """Who takes [[Eingebettet]] out of the privacy page while something is embedded is told."""
    project.write("content/pages/klimatag.md", "---\ntitle: Tag\n---\n[[Newsletter]]\n")
    project.build_well()
    project.write("content/pages/datenschutzerklaerung.md", "---\ntitle: D\n---\nNichts.\n")
    said = project.build().stderr
    assert "content/pages/datenschutzerklaerung.md:1: Fehler: " in said
    assert "nennt app.mailjet.com nicht, eingebettet in content/pages/klimatag.md." in said
