"""Which addresses answer, and that nothing else is published."""

from pathlib import Path

import pytest

from tools.serve.server import find_file

ADDRESSES = [
    "/", "/index.html", "/blog.html", "/feed.xml", "/rss.xml", "/feed.json", "/feed.css",
    "/sitemap.xml", "/favicon.ico", "/404.html", "/CNAME", "/.nojekyll", "/robots.txt",
    "/archiv.html", "/themen.html", "/thema/mobilitaet.html", "/thema/mobilitaet.xml", "/2023/",
    "/termine.html", "/termine.ics", "/impressum.html", "/impressum", "/images/stand.jpg",
    "/2023/09/09/klimatag.html", "/2023/09/09/klimatag.ics",
    "/2023/01/22/Kaiserslautern-klimaneutral-geht-2035.html",
]  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_address_answers(site: Path, path: str) -> None:
    """Each kind of page and file has its address, in the case that its name has."""
    assert find_file(site, path)


def test_nothing_else_is_published(site: Path) -> None:
    """No theme file, no data file, no page of a category or author slips into output/."""
    folders = {p.name for p in site.iterdir() if p.is_dir()}
    assert folders == {
        ".well-known", "images", "bilder", "schrift", "thema", "vorschau", "2022", "2023",
    }  # fmt: skip
    found = [p.name for p in site.rglob("*") if p.suffix in {".css", ".md", ".yml", ".scss"}]
    assert found == ["feed.css"]  # feeds cannot carry a stylesheet in themselves
    assert (site / "CNAME").read_text() == "klimalautern.de\n"
