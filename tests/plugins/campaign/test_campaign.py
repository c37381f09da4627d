"""The campaign's facts on built pages."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.campaign import accounts
from tests.support import FIXTURES, Project

P = "https://climatejustice.social/@KlimaLautern"


def test_every_page_links_to_the_profile(pages: dict[str, LexborHTMLParser]) -> None:
    """Every page has <link rel=me> in its head and a visible <a rel=me> to the exact profile."""
    for path, page in pages.items():
        assert [n.attributes["href"] for n in page.css("head link[rel=me]")] == [P], path
        assert [n.attributes["href"] for n in page.css("footer a[rel=me]")] == [P], path


def test_footer_lists_the_accounts(pages: dict[str, LexborHTMLParser]) -> None:
    """The footer of every page shows the same accounts as [[Kanäle]]."""
    names = [account.name for account in accounts.load(FIXTURES / "data/social.yml")[0]]
    for path, page in pages.items():
        shown = [a.text() for a in page.css("footer section a")]
        assert shown[: len(names)] == names, path


def test_footer_leads_to_legal_pages_and_names_the_licence(
    pages: dict[str, LexborHTMLParser],
) -> None:
    """Impressum, Datenschutz and the licence of the texts are on every page, 404 included."""
    assert "/404.html" in pages
    for path, page in pages.items():
        links = {a.attributes["href"] for a in page.css("footer a")}
        assert {"/impressum.html", "/datenschutzerklaerung.html"} <= links, path
        assert page.css_first("footer a[rel=license]").text() == "CC BY-SA 3.0", path


def test_klimatag_shows_its_group(pages: dict[str, LexborHTMLParser]) -> None:
    """The page of the Klimatag names the partners of its group."""
    shown = pages["/klimatag.html"].css("main ul.logos > li")
    assert [item.text(strip=True) for item in shown] == ["BUND", "ADFC"]


def test_missing_contact_is_told_once(project: Project) -> None:
    """Responsible person and address are empty: one Hinweis, and the build goes on."""
    project.write(
        "content/pages/impressum.md",
        "---\ntitle: I\n---\n[[Verantwortlich]]\n\n[[Verantwortlich]]\n\n[[EMail]]\n",
    )
    result = project.build()
    assert result.returncode == 0
    [hint] = [line for line in result.stderr.splitlines() if "Hinweis" in line]
    assert hint.startswith("content/data/contact.yml:3: Hinweis: Das Impressum ist unvollständig")
    assert "in Zeile 3 `responsible: …`, in Zeile 4 `street: …` und in Zeile 5" in hint
    assert "verantwortlichen Person folgt" in project.text("impressum.html")


def test_contact_fills_the_legal_pages(project: Project) -> None:
    """What stands in contact.yml stands in Impressum; nothing is missing, nothing is said."""
    project.write(
        "content/data/contact.yml",
        "email: k@example.org\nresponsible: R & S\nstreet: Weg 1\ntown: 67655 KL\n",
    )
    project.write(
        "content/pages/impressum.md", "---\ntitle: I\n---\n[[Verantwortlich]]\n\nAn [[EMail]].\n"
    )
    result = project.build()
    assert (result.returncode, result.stderr) == (0, "")
    page = project.page("impressum.html")
    assert (
        page.css_first("address").text(separator="|", strip=True)
        == "KlimaLautern|R & S|Weg 1|67655 KL"
    )
    assert page.css_first("main p a").attributes["href"] == "mailto:k@example.org"


def test_broken_data_stop_the_build(project: Project) -> None:
    """A fault in a data file stops the build like one in a post, without a traceback."""
    project.write("content/data/social.yml", "accounts:\n  - name: X\n    url: x.com\n")
    result = project.build()
    assert result.returncode == 1
    assert "content/data/social.yml:3: Fehler: Kanal „X“: „x.com“" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_directive_faults_stop_the_build(project: Project) -> None:
    """An unknown directive or group is named with the post's line."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n\n[[Partnr]]\n\n[[Partner: nie]]\n")
    lines = project.build().stderr.splitlines()
    assert "content/pages/x.md:5: Fehler: Die Anweisung [[Partnr]] ist unbekannt." in lines[0]
    assert "Gemeint ist wohl [[Partner]]" in lines[0]
    for name in (
        "Aufsichtsbehörde",
        "EMail",
        "Kanal",
        "Kanäle",
        "Lizenz",
        "Partner",
        "Verantwortlich",
    ):
        assert f"[[{name}]]" in lines[0]
    assert "content/pages/x.md:7: Fehler: Die Gruppe „nie“ gibt es" in lines[1]


def test_posts_are_not_blamed_for_broken_data(project: Project) -> None:
    """While a data file is faulty only the file is named, not every post that uses it."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Partner]]\n\n[[Kanäle]]\n")
    project.write("content/data/partners.yml", "partners:\n\t- name: x\n")
    project.write("content/data/social.yml", "account: []\n")
    faults = [line for line in project.build().stderr.splitlines() if "Fehler" in line]
    assert {line.split(":")[0] for line in faults} == {
        "content/data/partners.yml", "content/data/social.yml",
    }  # fmt: skip
    assert "nicht mit der Tabulatortaste" in "".join(faults)


@pytest.mark.parametrize("name", ["Kanäle", "EMail", "Verantwortlich"])
def test_needless_argument_is_refused(project: Project, name: str) -> None:
    """An argument that means nothing is not dropped silently."""
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n[[{name}: x]]\n")
    assert (
        f"x.md:4: Fehler: [[{name}]] nimmt keine Angabe, hier steht „x“." in project.build().stderr
    )
