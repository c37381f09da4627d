"""The facts of a group, and what can be wrong with them."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.common.addresses import path_within
from plugins.common.colours.palette import palette
from plugins.common.data_checks import is_https
from plugins.common.site import Site, read_site
from plugins.common.site.address import known_addresses
from plugins.common.site.laender import AUTHORITIES
from plugins.common.site.licences import LICENCES, licence
from tests.support import FIXTURES, Project, matrix

FACTS = (FIXTURES / "data/site.yml").read_text(encoding="utf-8")


def read(folder: Path, old: str = "", new: str = "") -> tuple[Site, list[str]]:
    """Return the facts of a file in which one thing is another, and what is told of it."""
    assert old in FACTS
    (folder / "site.yml").write_text(FACTS.replace(old, new, 1), encoding="utf-8")
    site, problems = read_site(folder / "site.yml")
    return site, [str(problem).partition("site.yml:")[2] for problem in problems]


def test_facts(tmp_path: Path) -> None:
    """What stands in the file is what pages say."""
    site, problems = read(tmp_path)
    assert problems == []
    assert (site.name, site.word_mark, site.long_name) == (
        "KlimaLautern", ("Klima", "Lautern"), "KlimaLautern",
    )  # fmt: skip
    assert site.licence.url == "https://creativecommons.org/licenses/by-sa/3.0/deed.de"
    assert (site.accent, site.ink, site.repository) == ("#ffc80c", "#0b1f3f", "")
    assert (site.announce_since, site.websub_hub) == ("", "")
    assert site.menu[0] == ("blog.html", "Neuigkeiten")
    assert site.footer[2] == ("barrierefreiheit.html", "Barrierefreiheit")


MARK = "Den Namen mit einem Strich zwischen den Farben schreiben: `word_mark: Klima|Lautern`."
QUOTED = 'Sechs Ziffern von 0 bis f in Anführungszeichen schreiben, wie `ink: "#1a2b3c"`.'
MISTAKES = [
    ("name: KlimaLautern\n", "", "1: Fehler: Website: die Angabe `name` fehlt oder ist leer."),
    ("claim: ", "claim2: ", "3: Fehler: Website „KlimaLautern“: die Angabe `claim2` ist unbekannt. Abhilfe: Gemeint ist wohl claim."),
    ("menu:", "menue:", "17: Fehler: Website „KlimaLautern“: die Angabe `menue` ist unbekannt. Abhilfe: Gemeint ist wohl menu."),
    ("Klima|Lautern", "KlimaLautern", f"2: Fehler: `word_mark: KlimaLautern` enthält keinen Strich. Abhilfe: {MARK}"),
    ("Klima|Lautern", "Kli|ma|Lautern", f"2: Fehler: `word_mark: Kli|ma|Lautern` enthält mehr als einen Strich. Abhilfe: {MARK}"),
    ("Klima|Lautern", "Klima|Lauter", f"2: Fehler: `word_mark: Klima|Lauter` ergibt nicht den Namen „KlimaLautern“. Abhilfe: {MARK}"),
    ("Lautern\nword_mark: Klima|Lautern", "Bund Görlitz\nword_mark: KlimaBund|Görlitz", "2: Fehler: `word_mark: KlimaBund|Görlitz` ergibt „KlimaBundGörlitz“ statt „KlimaBund Görlitz“. Abhilfe: `word_mark: KlimaBund |Görlitz` schreiben; Leerzeichen zählen mit."),
    ("Lautern\nword_mark: Klima|Lautern", "Bund Görlitz\nword_mark: KlimaBund | Görlitz", "2: Fehler: `word_mark: KlimaBund | Görlitz` hat ein Leerzeichen zu viel oder zu wenig. Abhilfe: `word_mark: KlimaBund |Görlitz` schreiben"),
    ("Klima|Lautern", "|KlimaLautern", "2: Fehler: Hier oder in der Zeile davor stimmt die Schreibweise nicht. Abhilfe: Was mit einem Zeichen wie | > * & % [ oder - beginnt, in Anführungszeichen setzen: `\"|…\"`."),
    ("claim: ", "slogan: ", "3: Fehler: Website „KlimaLautern“: die Angabe `slogan` ist unbekannt. Abhilfe: Gemeint ist wohl claim."),
    ("accent: ", "Helle-Farbe: ", "12: Fehler: Website „KlimaLautern“: die Angabe `Helle-Farbe` ist unbekannt. Abhilfe: Gemeint ist wohl accent."),
    ("place: ", "xyz: 1\nplace: ", "5: Fehler: Website „KlimaLautern“: die Angabe `xyz` ist unbekannt. Abhilfe: Möglich ist: name, word_mark, claim, place, land, address, licence, accent, ink, long_name, goal, repository, join, announce_since, websub_hub, menu, footer, former_addresses."),
    ("Rheinland-Pfalz", "Freistaat Sachsen", "6: Fehler: Das Land „Freistaat Sachsen“ gibt es nicht. Abhilfe: Gemeint ist wohl Sachsen."),
    ("Rheinland-Pfalz", "Bayern (Freistaat)", "6: Fehler: Das Land „Bayern (Freistaat)“ gibt es nicht. Abhilfe: Gemeint ist wohl Bayern."),
    ("Rheinland-Pfalz", "NRW", "6: Fehler: Das Land „NRW“ gibt es nicht. Abhilfe: Gemeint ist wohl Nordrhein-Westfalen."),
    ("Rheinland-Pfalz", "Rheinlandpfalz", "6: Fehler: Das Land „Rheinlandpfalz“ gibt es nicht. Abhilfe: Gemeint ist wohl Rheinland-Pfalz."),
    ("https://klima", "http://klima", "8: Fehler: „http://klimalautern.de“ beginnt nicht mit https://. Abhilfe: `https://klimalautern.de` schreiben."),
    ("https://klima", "klima", "8: Fehler: „klimalautern.de“ beginnt nicht mit https://. Abhilfe: `https://klimalautern.de` schreiben."),
    ("lautern.de\n", "lautern.de/\n", "8: Fehler: „https://klimalautern.de/“ endet mit einem Schrägstrich. Abhilfe: `https://klimalautern.de` schreiben."),
    ("lautern.de\n", "lautern.de/?x=1\n", "8: Fehler: „https://klimalautern.de/?x=1“ enthält ein ? oder #. Abhilfe: `https://klimalautern.de` schreiben."),
    ("klimalautern.de\n", "KlimaLautern.de\n", "8: Fehler: „https://KlimaLautern.de“ ist keine Adresse einer Website. Abhilfe: `https://klimalautern.de` schreiben."),
    ("klimalautern.de\n", "klima lautern\n", "8: Fehler: „https://klima lautern“ nennt keine gültige Domain. Abhilfe: `https://…` schreiben: die Domain, wie sie beim Anbieter heißt"),
    ("klimalautern.de\n", "klima_gr.de\n", "8: Fehler: „https://klima_gr.de“ nennt keine gültige Domain."),
    ("klimalautern.de\n", "klima-.de\n", "8: Fehler: „https://klima-.de“ nennt keine gültige Domain."),
    ("klimalautern.de\n", "klima.de/über\n", "8: Fehler: „https://klima.de/über“ ist keine Adresse einer Website."),
    ("klimalautern.de\n", "github.com/X/website\n", "8: Fehler: „https://github.com/X/website“ ist die Seite des Repositorys bei GitHub, nicht die Website. Abhilfe: `https://x.github.io/website` schreiben."),
    ("https://klimalautern.de\n", "http://www.github.com/x/x.github.io.git\n", "8: Fehler: „http://www.github.com/x/x.github.io.git“ ist die Seite des Repositorys bei GitHub, nicht die Website. Abhilfe: `https://x.github.io` schreiben."),
    ("klimalautern.de\n", "x.github.io/website/index.html\n", "8: Fehler: „https://x.github.io/website/index.html“ nennt eine Seite der Website, nicht die Website. Abhilfe: `https://x.github.io/website` schreiben."),
    ("klimalautern.de\n", "Klima-Görlitz.de\n", "8: Fehler: „https://Klima-Görlitz.de“ ist keine Adresse einer Website. Abhilfe: `https://klima-görlitz.de` schreiben."),
    ("lautern.de\n", "lautern.de\nformer_addresses:\n  - http://alt.de\n", "10: Fehler: „http://alt.de“ beginnt nicht mit https://. Abhilfe: `https://alt.de` schreiben."),
    ("lautern.de\n", "lautern.de\nformer_addresses: https://alt.de\n", "9: Fehler: Unter `former_addresses` steht keine Liste. Abhilfe: Je Adresse eine Zeile `- https://…` unter `former_addresses:` schreiben."),
    ('repository: ""', "repository: https://github.com/a/b", "9: Fehler: `repository: https://github.com/a/b` hat nicht die Form OWNER/NAME. Abhilfe: Konto"),
    ('repository: ""', "announce_since: bald", "9: Fehler: `announce_since: bald` ist kein Tag. Abhilfe: Ihn so schreiben: `2026-12-01`."),
    ('repository: ""', "websub_hub: hub.example", "9: Fehler: `websub_hub: hub.example` ist keine Adresse mit https. Abhilfe: Die ganze Adresse schreiben"),
    ('repository: ""', "websub_hub: https://", "9: Fehler: `websub_hub: https://` ist keine Adresse mit https."),
    ('repository: ""', "hub: https://hub.example/", "9: Fehler: Website „KlimaLautern“: die Angabe `hub` ist unbekannt. Abhilfe: Gemeint ist wohl websub_hub."),
    ("CC BY-SA 3.0", "CC-BY-SA 3", "10: Fehler: Die Lizenz „CC-BY-SA 3“ ist unbekannt. Abhilfe: Gemeint ist wohl CC BY-SA 3.0."),
    ('"#FFC80C"', "#FFC80C", "12: Fehler: `accent` ist leer: Ohne Anführungszeichen beginnt mit # ein Kommentar. Abhilfe: Sechs"),
    ('"#0B1F3F"', '"0B1F3F"', f"13: Fehler: `ink: 0B1F3F` ist keine Farbe der Form #rrggbb. Abhilfe: {QUOTED}"),
    ('"#0B1F3F"', "navy", f"13: Fehler: `ink: navy` ist keine Farbe der Form #rrggbb. Abhilfe: {QUOTED}"),
    ("#0B1F3F", "#3A5FB0", '13: Fehler: `ink: #3A5FB0` hat zu Weiß nur einen Kontrast von 6,1; lesbar ist Schrift ab 7. Abhilfe: `ink: "#'),
    ("#FFC80C", "#E3000F", '12: Fehler: `accent: #E3000F` hat zu `ink: #0B1F3F` nur einen Kontrast von 3,3; lesbar ist Schrift ab 7. Abhilfe: `accent: "#ff8779"` schreiben, die nächste, die genügt; `accent` ist die helle.'),
    ("#FFC80C", "#4A9A4E", '12: Fehler: `accent: #4A9A4E` hat zu `ink: #0B1F3F` nur einen Kontrast von 4,7; lesbar ist Schrift ab 7. Abhilfe: `accent: "#6bbc6e"` schreiben, die nächste, die genügt; `accent` ist die helle.'),
    ("join: kontakt-social-media.html", "join: /kontakt", "15: Fehler: „/kontakt“ ist keine Datei der Website. Abhilfe: Sie wie `kontakt.html` schreiben."),
    ("footer:", "footer: x\nname2:", "29: Fehler: Website „KlimaLautern“: die Angabe `name2` ist unbekannt."),
    ("    label: Neuigkeiten\n", "", "18: Fehler: Menüpunkt: die Angabe `label` fehlt oder ist leer."),
    ("label: Termine", "label: Neuigkeiten", "21: Fehler: Menüpunkt „Neuigkeiten“: `label: Neuigkeiten` steht schon in Zeile 19."),
    ("file: termine.html", "file: blog.html", "20: Fehler: Menüpunkt „blog.html“: `file: blog.html` steht schon in Zeile 18."),
    ("file: blog.html", "file: /blog", "18: Fehler: „/blog“ ist keine Datei der Website. Abhilfe: Sie wie `blog.html` schreiben."),
    ("file: blog.html", "file: https://example.org/", "18: Fehler: „https://example.org/“ ist keine Datei der Website. Abhilfe: Nur eigene Seiten nennen, wie `kontakt.html`; auf der Seite steht dann der Link."),
    ("file: blog.html", "file: https://www.klimalautern.de/blog.html#a", "18: Fehler: „https://www.klimalautern.de/blog.html#a“ ist keine Datei der Website. Abhilfe: Sie wie `blog.html` schreiben."),
    ("file: blog.html", "datei: blog.html", "18: Fehler: Menüpunkt: die Angabe `datei` ist unbekannt."),
    ("name: KlimaLautern", "name: Klima: Lautern", "1: Fehler: Hier oder in der Zeile davor stimmt die Schreibweise nicht."),
    ("place: Kaiserslautern", "place: [Kaiserslautern]", "5: Fehler: Website „KlimaLautern“: die Angabe `place` ist kein einfacher Wert."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES)
def test_mistakes(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Each mistake is one sentence at its line, with what is meant; the facts can still be used."""
    site, told = read(tmp_path, old, new)
    assert told[0].startswith(said)
    assert len(told) == (2 if {"datei", "footer"} & {*new.split(":")} else 1)
    assert site.name and site.accent and site.ink and site.licence is not None


def test_both_colours_the_other_way_round(tmp_path: Path) -> None:
    """Who has the dark colour as the light one is told so, and nothing of contrast."""
    facts = FACTS.replace("#FFC80C", "#000001").replace("#0B1F3F", "#FFC80C")
    (tmp_path / "site.yml").write_text(facts.replace("#000001", "#0B1F3F"), encoding="utf-8")
    [problem] = read_site(tmp_path / "site.yml")[1]
    assert problem.remedy == "Die beiden Farben vertauschen."


@pytest.mark.parametrize(
    "facts", ["", "# nichts\n", "menu: blog.html\n", "- a\n", "name:\n  x: y\n"]
)
def test_hardly_a_file(tmp_path: Path, facts: str) -> None:
    """Whatever stands there, facts come out, and at least one fault."""
    (tmp_path / "site.yml").write_text(facts, encoding="utf-8")
    site, problems = read_site(tmp_path / "site.yml")
    assert problems and site.name == "Website"


KEYS = re.findall(r"^(\w+): .", FACTS, re.M)


@given(st.sampled_from(KEYS), st.text() | st.from_regex(r"[#:/|?.\w -]+", fullmatch=True))
def test_whatever_is_written(key: str, value: str) -> None:
    """Whatever stands behind a key, reading ends, and what comes out has colours and a name."""
    with TemporaryDirectory() as folder:
        written = f"{key}: {json.dumps(value)}"
        facts = re.sub(rf"^{key}: .*$", lambda _: written, FACTS, count=1, flags=re.M)
        (Path(folder) / "site.yml").write_text(facts, encoding="utf-8", errors="replace")
        site, problems = read_site(Path(folder) / "site.yml")
    assert site.name and palette(site.accent, site.ink)
    assert all(str(problem).count("Abhilfe: ") == 1 for problem in problems)
    assert not site.address or is_https(site.address)


@pytest.mark.parametrize(
    ("address", "others"),
    [
        ("https://a.de", ["https://www.a.de"]),
        ("https://www.a.de", ["https://a.de"]),
        ("https://a.github.io", []),
        ("https://a.github.io/b", []),
        ("https://a.de/b", ["https://www.a.de/b"]),
    ],
)
def test_known_addresses(address: str, others: list[str]) -> None:
    """Links with and without www, by http and https, are links within the site."""
    known = known_addresses(address)
    assert known == [address, *others]
    for one in known:
        assert path_within(one.replace("https:", "http:") + "/x.html", known) == "/x.html"
    assert known_addresses("") == []


def test_former_addresses(tmp_path: Path) -> None:
    """Links to where the site was before are its own still."""
    site, problems = read(tmp_path, "licence:", "former_addresses:\n  - https://alt.de\nlicence:")
    assert problems == [] and site.former_addresses == ("https://alt.de",)
    known = known_addresses(site.address, *site.former_addresses)
    assert known[0] == "https://klimalautern.de"
    assert path_within("http://www.alt.de/x.html", known) == "/x.html"


def test_a_domain_with_an_umlaut(tmp_path: Path) -> None:
    """Every technical address has the name that servers know; links in either form are own ones."""
    site, problems = read(tmp_path, "https://klimalautern.de", "https://klima-görlitz.de")
    assert problems == [] and site.address == "https://xn--klima-grlitz-bjb.de"
    known = known_addresses(site.address)
    for host in ("klima-görlitz.de", "www.KLIMA-GÖRLITZ.de", "xn--klima-grlitz-bjb.de"):
        assert path_within(f"https://{host}/x.html", known) == "/x.html"
    former = "former_addresses:\n  - https://straße.de/ä\nlicence:"
    assert len(read(tmp_path, "licence:", former)[1]) == 1
    site, problems = read(tmp_path, "licence:", former.replace("/ä", "/a"))
    assert (site.former_addresses, problems) == (("https://xn--strae-oqa.de/a",), [])


def test_sixteen_laender() -> None:
    """Each Land has an authority with an article, and a website of its own."""
    assert len(AUTHORITIES) == 16
    assert len({one.url for one in AUTHORITIES.values()}) == 16
    for one in AUTHORITIES.values():
        assert one.name.split()[0] in {"der", "die", "das"}
        assert one.url == f"https://{one.host}/"


def test_licences() -> None:
    """A licence is known by its short name, in any case and with any hyphens."""
    assert licence("cc by-sa 4.0") == licence("CC-BY-SA-4.0")
    found = licence("CC BY 4.0")
    assert found and found.url == "https://creativecommons.org/licenses/by/4.0/deed.de"
    assert licence("CC BY 5.0") is None
    assert all(url.endswith("/deed.de") for url in LICENCES.values())


FAULTS = [
    ("address: https://", "address: http://", "site.yml:8: Fehler: „http://klimalautern.de“"),
    ("accent:", "akzent:", "site.yml:12: Fehler: Website „KlimaLautern“: die Angabe `akzent`"),
    ("menu:", "menue:", "site.yml:17: Fehler: Website „KlimaLautern“: die Angabe `menue`"),
    ("name:", "\tname:", "site.yml:1: Fehler: "),
    (
        "file: blog.html",
        "file: https://a.example/",
        "site.yml:18: Fehler: „https://a.example/“",
    ),
]


@pytest.mark.parametrize(
    ("task", "old", "new", "said"),
    [
        *(("build", *fault) for fault in FAULTS),
        ("check", *FAULTS[0]),
        *matrix(*(("check", *fault) for fault in FAULTS[1:])),
    ],
)
def test_a_build_tells_it_once(project: Project, task: str, old: str, new: str, said: str) -> None:
    """A fault in the file is one sentence, beside what is wrong in a text, and no traceback."""
    project.write("content/data/site.yml", FACTS.replace(old, new, 1))
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[x](/nie.html)\n")
    result = project.run("-m", "invoke", task)
    faults = [line for line in result.stderr.splitlines() if ": Fehler: " in line]
    assert result.returncode == 1
    assert [fault.startswith("content/pages/x.md:4") for fault in faults] == [False, True]
    assert f"content/data/{said}" in faults[0]
    assert "Traceback" not in result.stdout + result.stderr


def test_no_file(project: Project) -> None:
    """Without the file a build says so, in one sentence."""
    (project.folder / "content/data/site.yml").unlink()
    faults = [line for line in project.build().stderr.splitlines() if ": Fehler: " in line]
    assert len(faults) == 1
    assert faults[0].startswith("content/data/site.yml:1: Fehler: Die Datei fehlt.")


def test_a_setting_wins(project: Project) -> None:
    """What publishconf.py sets takes the place of a fact."""
    project.append("publishconf.py", 'SITENAME = "Anders"\nINK = "#000000"')
    project.build_well()
    page = project.text("impressum.html")
    assert "<title>impressum.html – Anders</title>" in page
    assert "--navy:#000000" in page and 'name="theme-color" content="#000000"' in page
