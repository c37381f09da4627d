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
