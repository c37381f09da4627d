"""What search engines read."""

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.support import Project

SITE = "https://klimalautern.de"


def graph(page: LexborHTMLParser) -> dict[str, Any]:
    """Return the nodes of a page's JSON-LD by their type."""
    [script] = page.css("script[type='application/ld+json']")
    data = json.loads(script.text())
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_home_is_organization_and_website(project: Project) -> None:
    """The home page names the campaign, its profiles and its site."""
    project.build_well()
    nodes = graph(project.page("index.html"))
    assert nodes["Organization"]["url"] == nodes["WebSite"]["url"] == f"{SITE}/"
    assert "https://climatejustice.social/@KlimaLautern" in nodes["Organization"]["sameAs"]
    assert nodes["WebSite"]["publisher"]["@id"] == nodes["Organization"]["@id"]


def test_article_with_its_trail(project: Project) -> None:
    """An article is a NewsArticle with true dates, and knows the way to it; nothing can break out."""
    title = "</script><script>alert(1)</script> & „so“"
    project.write(
        "content/news/2023-01-02-x.md",
        f"---\ntitle: {title}\ndescription: Worum\nmodified: 2023-02-03\n---\nText",
    )
    project.build_well()
    nodes = graph(project.page("2023/01/02/x.html"))
    news = nodes["NewsArticle"]
    assert (news["headline"], news["description"]) == (title, "Worum")
    assert news["url"] == f"{SITE}/2023/01/02/x.html"
    assert news["datePublished"] == "2023-01-02T00:00:00+01:00"
    assert news["dateModified"] == "2023-02-03T00:00:00+01:00"
    trail = nodes["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in trail] == [
        (1, f"{SITE}/"), (2, f"{SITE}/blog.html"), (3, news["url"]),
    ]  # fmt: skip


def test_pages_have_a_trail(pages: dict[str, LexborHTMLParser]) -> None:
    """A standing page leads back home."""
    trail = graph(pages["/impressum.html"])["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in trail] == ["KlimaLautern", "Impressum"]


def test_canonical_addresses(pages: dict[str, LexborHTMLParser]) -> None:
    """Every page but 404 names its own address on the campaign's host."""
    for path, page in pages.items():
        found = [n.attributes["href"] for n in page.css("link[rel=canonical]")]
        if path == "/404.html" or path.startswith("/entwurf/"):
            assert found == []
            assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
        else:
            assert found == [SITE + path.removesuffix("index.html")], path
