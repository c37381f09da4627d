"""Every address that readers know keeps answering."""

from pathlib import Path

import pytest

from tools.pages import find_file

# The present site's addresses, same path, same case.
KNOWN = [
    "/", "/index.html", "/blog.html", "/feed.xml", "/sitemap.xml", "/impressum.html",
    "/datenschutzerklaerung.html", "/kontakt-social-media.html", "/klimatag.html",
    "/appell-klimapakt.html", "/favicon.ico",
    "/2022/11/21/kick-off.html",
    "/2022/12/01/erstes-arbeitstreffen.html",
    "/2023/01/22/Kaiserslautern-klimaneutral-geht-2035.html",
    "/2023/03/25/lautern-blueht-auf.html",
    "/2023/09/09/klimatag.html",
    "/2023/09/15/parking-day-world-cleanup-day.html",
    "/2023/09/21/stellungnahme-nvp.html",
]  # fmt: skip
NEW = ["/rss.xml", "/feed.json", "/thema/mobilitaet.xml", "/feed.css", "/abonnieren.html",
        "/404.html", "/CNAME", "/.nojekyll", "/robots.txt", "/archiv.html",
       "/themen.html", "/thema/mobilitaet.html", "/2023/", "/termine.html", "/termine.ics",
       "/2023/09/09/klimatag.ics"]  # fmt: skip


@pytest.mark.parametrize("path", KNOWN + NEW)
def test_address_answers(site: Path, path: str) -> None:
    """The address answers at the same path, in the same case."""
    assert find_file(site, path)


def test_nothing_else_is_published(site: Path) -> None:
    """No theme file, no data file, no page of a category or author slips into output/."""
    folders = {p.name for p in site.iterdir() if p.is_dir()}
    assert {f for f in folders if not f.isdigit()} <= {
        ".well-known",
        "images",
        "js",
        "thema",
        "termine",
        "entwurf",
        "vorschau",
    }
    assert {"2022", "2023", "thema"} <= folders
    found = [p.name for p in site.rglob("*") if p.suffix in {".css", ".md", ".yml", ".scss"}]
    assert found == ["feed.css"]  # feeds cannot carry a stylesheet in themselves
    assert (site / "CNAME").read_text() == "klimalautern.de\n"
