"""What lies at an address besides pages."""

import pytest

from plugins.hosting.files import files_at
from tests.support import Project


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://a.example", {".nojekyll", "CNAME", "robots.txt"}),
        ("https://www.a.example", {".nojekyll", "CNAME", "robots.txt"}),
        ("https://a.example/verein", {".nojekyll"}),
        ("https://a.github.io", {".nojekyll", "robots.txt"}),
        ("https://a.github.io/website", {".nojekyll"}),
        ("http://localhost:8000", {".nojekyll"}),
    ],
)
def test_files_at_an_address(address: str, names: set[str]) -> None:
    """Only a domain of one's own has a CNAME; below a path nobody looks for robots.txt."""
    files = files_at(address, "sitemap.xml")
    assert files.keys() == names
    assert files.get("CNAME", b"").decode() in {"", f"{address.split('/')[2]}\n"}
    assert f"Sitemap: {address}/sitemap.xml\n".encode() in files.get("robots.txt", b"") or (
        "robots.txt" not in names
    )


def test_a_file_of_the_group_s_own_wins(project: Project) -> None:
    """What lies in content/extra/ goes out as it is; all else is written for the address."""
    project.write("content/extra/robots.txt", "User-agent: *\nDisallow: /\n")
    project.build_well()
    assert project.text("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert project.text("CNAME") == "klimalautern.de\n"
    assert project.text(".nojekyll") == ""


def test_a_domain_with_an_umlaut(project: Project) -> None:
    """Whatever a program reads has the domain in ASCII; paper and preview cards show the umlaut."""
    file = project.folder / "content/data/site.yml"
    facts = file.read_text(encoding="utf-8").replace("klimalautern.de", "klima-görlitz.de")
    project.write("content/data/site.yml", facts)
    project.write("content/data/contact.yml", "email: info@klima-görlitz.de\n")
    project.write(
        "content/news/2023-01-01-a.md", "---\ntitle: a\n---\n[x](https://klima-görlitz.de/)\n"
    )
    project.write("content/pages/x.md", "---\ntitle: x\ndescription: x\n---\n[[EMail]]\n")
    project.build_well()
    assert project.text("CNAME") == "xn--klima-grlitz-bjb.de\n"
    assert 'href="mailto:info@xn--klima-grlitz-bjb.de">info@klima-görlitz.de<' in project.text(
        "x.html"
    )
    page = project.text("2023/01/01/a.html")
    assert "<span>klima-görlitz.de/2023/01/01/a.html</span>" in page and '<a href="/">x</a>' in page
    for file in (project.folder / "output").rglob("*.*"):
        if file.suffix in {".html", ".xml", ".json", ".txt", ".ics"}:
            said = file.read_text(encoding="utf-8")
            left = said.replace("<span>klima-görlitz.de/", "").replace(
                ">info@klima-görlitz.de<", ""
            )
            assert "görlitz" not in left and "rlitz.de" not in left.replace("grlitz-bjb.de", "")
            assert "%C3%B6" not in said
