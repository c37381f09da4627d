"""One domain, wherever it is written."""

from pathlib import Path

import pytest

from plugins.checks.domain import of_two_minds
from plugins.common.problem import Level
from tests.support import Project

OWN = ["https://a.example"]
ROBOTS = "User-agent: *\nSitemap: https://a.example/sitemap.xml\n"


def told(folder: Path, url: str, cname: str = "a.example\n", robots: str = ROBOTS) -> list[str]:
    """Return where something is wrong, with its message."""
    (folder / "extra").mkdir(parents=True, exist_ok=True)
    (folder / "extra/CNAME").write_text(cname)
    (folder / "extra/robots.txt").write_text(robots)
    return [f"{Path(p.path).name}: {p.message}" for p in of_two_minds(url, OWN, folder)]


@pytest.mark.parametrize(
    ("url", "cname"),
    [
        ("https://a.example", "a.example\n"),
        ("https://a.example", "A.example"),
        ("http://localhost:8000", "a.example\n"),
        ("http://127.0.0.1:1", "a.example\n"),
    ],
)
def test_one_name(tmp_path: Path, url: str, cname: str) -> None:
    """The same name in any case is fine, and so is the address of a preview."""
    assert told(tmp_path, url, cname) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://ä.example", "publishconf.py: SITEURL „https://ä.example“ ist nicht in ASCII."),
        ("https://a.example/", "publishconf.py: SITEURL „https://a.example/“ hat mehr als Namen"),
        ("https://a.example/a/", "publishconf.py: SITEURL „https://a.example/a/“ hat mehr als"),
        ("https://a.example/a?b", "publishconf.py: SITEURL „https://a.example/a?b“ hat mehr als"),
        ("https://a.example//a", "publishconf.py: SITEURL „https://a.example//a“ hat mehr als"),
        ("https://a.example/ä", "publishconf.py: SITEURL „https://a.example/ä“ hat mehr als"),
        ("http://a.example", "publishconf.py: SITEURL „http://a.example“ ist keine Adresse"),
        ("a.example", "publishconf.py: SITEURL „a.example“ ist keine Adresse"),
        ("", "publishconf.py: SITEURL „“ ist keine Adresse"),
        ("https://[", "publishconf.py: SITEURL „https://[“ ist keine Adresse"),
    ],
)
def test_no_address_for_a_site(tmp_path: Path, url: str, said: str) -> None:
    """An address with a slash, a question, odd signs or without https is one fault."""
    [found] = told(tmp_path, url)
    assert found.startswith(said)


def test_two_names(tmp_path: Path) -> None:
    """Each file that names another domain is told."""
    assert told(tmp_path, "https://b.example") == [
        "pelicanconf.py: OWN_ADDRESSES enthält https://b.example nicht; Links dorthin gälten als fremd.",
        "CNAME: Hier steht „a.example“, die Adresse der Website ist „b.example“.",
        "robots.txt: „https://a.example/sitemap.xml“ liegt nicht unter „b.example“, der Adresse der Website.",
    ]  # fmt: skip


def test_below_a_path(tmp_path: Path) -> None:
    """A site below a path needs no CNAME and must have none, nor does anybody read its robots.txt."""
    url = "https://a.example/verein"
    assert told(tmp_path, url)[1:] == [
        "CNAME: Mit dieser Datei läge die Website ganz oben auf a.example, nicht unter /verein.",
        "robots.txt: Unter /verein liest niemand diese Datei, nur ganz oben auf a.example.",
    ]
    (tmp_path / "extra/CNAME").unlink()
    [hint] = of_two_minds(url, [url], tmp_path)
    assert (Path(hint.path).name, hint.level) == ("robots.txt", Level.HINWEIS)


def test_a_build_stops(project: Project) -> None:
    """Who has a domain of another name in a file is told before anything is published."""
    project.write("content/extra/CNAME", "klimalautern.de\n")
    project.append("publishconf.py", 'SITEURL = "https://neu.example"')
    result = project.build()
    assert result.returncode == 1
    conf = (project.folder / "publishconf.py").read_text().splitlines()
    assert "content/extra/CNAME:1: Fehler: Hier steht „klimalautern.de“" in result.stderr
    project.append("publishconf.py", 'SITEURL = "https://klimalautern.de?x"')
    line = len(conf) + 2
    assert f"publishconf.py:{line}: Fehler: SITEURL „https://klimalautern.de?x“ hat" in (
        project.build().stderr
    )
