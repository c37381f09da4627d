"""A built site, looked through link by link."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import html5lib
from selectolax.lexbor import LexborHTMLParser

from plugins.common.tree import Tree
from tools.serve.server import find_file

SITE = "https://klimalautern.de"


def test_every_internal_link_resolves(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    """Every link, picture and fragment of every page leads to something that is there."""
    ids = {path: {n.attributes["id"] for n in page.css("[id]")} for path, page in pages.items()}
    checked = 0
    for path, page in pages.items():
        for node in page.css("[href], [src]"):
            url = node.attributes.get("href") or node.attributes.get("src") or ""
            target = urlsplit(urljoin(f"{SITE}{path}", url))
            if target.netloc != urlsplit(SITE).netloc:
                assert target.scheme in {"https", "mailto"}, f"{path}: {url}"
                continue
            file = find_file(site, unquote(target.path))
            assert file, f"{path}: {url}"
            if target.fragment:
                found = ids["/" + file.relative_to(site.resolve()).as_posix()]
                assert unquote(target.fragment) in found, f"{path}: {url}"
            checked += 1
    assert checked > 300


def test_every_feed_link_resolves(site: Path) -> None:
    """Every address of this site in the feeds and the sitemap is there."""
    for name in ("feed.xml", "rss.xml"):
        for entry in feedparser.parse((site / name).read_bytes()).entries:
            html = entry.content[0].value if "content" in entry else entry.summary
            for url in [entry.link, *(url for _, _, url in Tree(html).urls())]:
                if url.startswith(SITE):
                    assert find_file(site, unquote(urlsplit(url).path)), url
    locations = Tree((site / "sitemap.xml").read_text()).root.css("loc")
    assert f"{SITE}/2023/09/09/klimatag.html" in [location.text() for location in locations]
    assert not [location for location in locations if "entwurf" in location.text()]
    for location in locations:
        assert find_file(site, urlsplit(location.text()).path), location.text()


def test_pages_are_well_formed(site: Path) -> None:
    """A strict HTML5 parser finds no error in any page."""
    for file in site.rglob("*.html"):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(file.read_text(encoding="utf-8"))
