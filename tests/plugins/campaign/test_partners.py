"""Partners and logos: content/data/partners.yml."""

from pathlib import Path

import pytest
from PIL import Image

from plugins.campaign import partners
from plugins.campaign.partners import Partners
from plugins.common.problem import WrongInputError
from plugins.common.tree import Tree

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make a folder with logos of several kinds."""
    images = tmp_path / "images"
    images.mkdir()
    for name in ("a.png", "a.jpg", "a.webp", "a.gif"):
        Image.new("RGB", (300, 100)).save(images / name)
    (images / "a.svg").write_text(SVG)
    (images / "px.svg").write_text(SVG.replace("viewBox", 'width="60px" height="20" viewBox'))
    (images / "size-less.svg").write_text("<svg/>")
    (images / "text.png").write_text("kein Bild")
    return tmp_path


def load(content: Path, text: str) -> tuple[Partners, list[str]]:
    file = content / "partners.yml"
    file.write_text(text, encoding="utf-8")
    found, problems = partners.load(file, content)
    return found, [str(problem).partition("partners.yml:")[2] for problem in problems]


@pytest.mark.parametrize(
    ("logo", "size"),
    [
        ("images/a.png", ("300", "100")),
        ("/images/a.jpg", ("300", "100")),
        ("images/a.webp", ("300", "100")),
        ("images/a.gif", ("300", "100")),
        ("images/a.svg", ("120", "40")),
        ("images/px.svg", ("60", "20")),
    ],
)
def test_logo_has_its_own_size(content: Path, logo: str, size: tuple[str, str]) -> None:
    """A logo is shown with alt text and the file's own width and height, SVG or bitmap."""
    found, problems = load(content, f"partners:\n- name: A\n  logo: {logo}\n  alt: Logo A & B\n")
    assert problems == []
    [image] = Tree(partners.render(found, "", False)).root.css("ul > li > img")
    assert image.attributes["src"] == "/" + logo.lstrip("/")
    assert image.attributes["alt"] == "Logo A & B"
    assert (image.attributes["width"], image.attributes["height"]) == size


@pytest.mark.parametrize("begin", ["/verein/", "https://name.github.io/verein/"])
def test_logo_with_its_own_address(content: Path, begin: str) -> None:
    """A logo may be given by its address on the site."""
    file = content / "partners.yml"
    file.write_text(f"partners:\n- name: A\n  logo: {begin}images/a.svg\n  alt: A\n")
    found, problems = partners.load(file, content, ("https://name.github.io/verein", "/verein"))
    assert problems == []
    assert found.members[0].logo
    assert found.members[0].logo.path == "/images/a.svg"


def test_list_of_partners(content: Path) -> None:
    """Partners are linked where a url is known, named where there is no logo, never rel=me."""
    text = (
        "groups: [g]\npartners:\n"
        "- name: B\n  order: 2\n- name: A\n  order: 1\n  url: https://a.de/\n"
        "- name: C\n  group: g\n- name: D\n  order: 2\n"
    )
    found, problems = load(content, text)
    assert problems == []
    tree = Tree(partners.render(found, "", False))
    assert [li.text() for li in tree.root.css("ul > li")] == ["A", "B", "D"]
    assert [(a.attributes["href"], a.text()) for a in tree.root.css("a")] == [
        ("https://a.de/", "A")
    ]
    assert tree.root.css("[rel]") == []
    assert Tree(partners.render(found, "g", False)).root.text().strip() == "C"


def test_within_a_sentence(content: Path) -> None:
    """Within a sentence partners are enumerated, without block elements."""
    found, _ = load(
        content, "partners:\n- name: A\n- name: B\n  logo: images/a.png\n  alt: B\n- name: C\n"
    )
    tree = Tree(f"<p>Danke an {partners.render(found, '', True)}!</p>")
    assert tree.root.text() == "Danke an A,  und C!"
    assert len(tree.root.css("p > span.logos > img")) == 1


@pytest.mark.parametrize("argument", ["x", "g"])
def test_unknown_or_empty_group_is_refused(content: Path, argument: str) -> None:
    """A group that is not there, or has nobody, names those that are."""
    found, _ = load(content, "groups: [g]\npartners:\n- name: A\n")
    with pytest.raises(WrongInputError, match=r"partners\.yml"):
        partners.render(found, argument, False)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("name: A\n  logo: images/b.png\n  alt: A", "3: Fehler: Partner „A“: die Logo-Datei"),
        ("name: A\n  logo: images/A.PNG\n  alt: A", "3: Fehler: Partner „A“: die Logo-Datei"),
        ("name: A\n  logo: images/text.png\n  alt: A", "3: Fehler: Partner „A“: die Logo-Datei"),
        (
            "name: A\n  logo: images/size-less.svg\n  alt: A",
            "3: Fehler: Partner „A“: die Logo-Datei",
        ),
        ("name: A\n  logo: images/odd.svg\n  alt: A", "3: Fehler: Partner „A“: die Logo-Datei"),
        ('name: A\n  logo: "images/\\0.svg"\n  alt: A', "3: Fehler: Der Wert enthält ein unsichtb"),
        ("name: A\n  logo: ../c.png\n  alt: A", "3: Fehler: Partner „A“:"),
        ("name: A\n  order: 99999999999", "3: Fehler: Partner „A“: `order` ist keine ganze Zahl."),
        ("name: A\n  group: [g]", "3: Fehler: Partner „A“: die Angabe `group` ist kein einfacher"),
        ("BUND", "2: Fehler: Partner „BUND“: der Eintrag hat nicht die erwartete Form."),
        ("name: A\ngroups: [g, g]", "3: Fehler: Die Gruppe „g“ steht zweimal da."),
        ("name: A\ngroups: g", "3: Fehler: Unter `groups` steht keine Liste."),
        ("name: A\ngroups: [{name: g}]", "3: Fehler: Gruppe „{"),
        ("name: A\ngruppen: [g]", "3: Fehler: Die Angabe `gruppen` ist unbekannt."),
        ("name: A\n  logo: images/a.png", "3: Fehler: Partner „A“: dem Logo fehlt der Ersatztext"),
        (
            "name: A\n  url: http://a.de/",
            "3: Fehler: Partner „A“: „http://a.de/“ ist keine Adresse",
        ),
        ("name: A\n  url: a.de", "3: Fehler: Partner „A“: „a.de“ ist keine Adresse mit https."),
        ("url: https://a.de/", "2: Fehler: Partner: die Angabe `name` fehlt oder ist leer."),
        (
            "name: A\n  group: klimatg",
            "3: Fehler: Partner „A“: die Gruppe „klimatg“ ist unbekannt.",
        ),
        ("name: A\n  order: erster", "3: Fehler: Partner „A“: `order` ist keine ganze Zahl."),
        ("name: A\n  gruppe: g", "3: Fehler: Partner „A“: die Angabe `gruppe` ist unbekannt."),
        ("name: A\n- name: a", "3: Fehler: Partner „a“: `name: a` steht schon in Zeile 2."),
        (
            "name: A\n  url: [x",
            "4: Fehler: Hier oder in der Zeile davor stimmt die Schreibweise nicht.",
        ),
    ],
)
def test_faults(content: Path, entry: str, expected: str) -> None:
    """A fault is named with line, entry and remedy."""
    _, [problem] = load(content, f"partners:\n- {entry}\n")
    assert problem.startswith(expected)
    assert "Abhilfe: " in problem


def test_case_of_a_file_name_is_offered(content: Path) -> None:
    """GitHub Pages tells a.png from A.PNG, so the name that is there is offered."""
    _, [problem] = load(content, "partners:\n- name: A\n  logo: images/A.png\n  alt: A\n")
    assert "Gemeint ist wohl a.png." in problem
