"""Graphs of https://schema.org as plain data; `url` arguments are relative to the site's root."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

Graph = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """`url` ends without a slash."""

    url: str
    name: str
    claim: str

    def at(self, path: str) -> str:
        """Return the absolute address of a path, the home page's for index.html."""
        return f"{self.url}/{'' if path == 'index.html' else path}"


class Page(Protocol):
    """What a graph needs to know of a page."""

    title: str
    url: str


class Size(Protocol):
    """Pixels."""

    width: int
    height: int


class Photo(Protocol):
    """What a graph needs to know of an article's picture; `url` is relative to the site's root."""

    alt: str
    credit: str
    url: str
    fallback: Size


class Article(Page, Protocol):
    """What a graph needs to know of an article; both times are aware."""

    photo: Photo | None

    written_by: list[str]
    summary: str
    date: datetime
    updated: datetime


def home_graph(site: Site, profiles: Iterable[str], email: str) -> Graph:
    """Return the campaign as an Organization with its profiles, and its WebSite."""
    campaign = {
        **organisation(site),
        "slogan": site.claim,
        "email": email,
        "logo": site.at("favicon.svg"),
        **({"sameAs": found} if (found := list(profiles)) else {}),
    }
    website = {
        "@type": "WebSite",
        "@id": site.at("#website"),
        "name": site.name,
        "url": site.at(""),
        "inLanguage": "de",
        "publisher": {"@id": campaign["@id"]},
    }
    return graph(campaign, website)


def news_article_graph(site: Site, article: Article, *more: Graph) -> Graph:
    """Return a NewsArticle, the way to it, and what else it is about."""
    news = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "url": site.at(article.url),
        "mainEntityOfPage": site.at(article.url),
        "datePublished": article.date.isoformat(),
        "dateModified": article.updated.isoformat(),
        "inLanguage": "de",
        "author": _authors(site, article),
        "publisher": organisation(site),
    }
    if article.photo:
        news["image"] = _image(site, article.photo)
    way = trail(site, ("Neuigkeiten", "blog.html"), (article.title, article.url))
    return graph(news, way, *more)


def page_graph(site: Site, title: str, path: str) -> Graph:
    """Return the way to a page."""
    return graph(trail(site, (title, path)))


def _authors(site: Site, article: Article) -> Graph | list[Graph]:
    """Return the people that a post names, else who stands behind everything."""
    people = [{"@type": "Person", "name": name} for name in article.written_by]
    return people or organisation(site)


def _image(site: Site, photo: Photo) -> Graph:
    """Return an ImageObject; caption and credit only where they are known."""
    caption = {"caption": photo.alt} if photo.alt else {}
    credit = {"creditText": photo.credit} if photo.credit else {}
    return {
        "@type": "ImageObject",
        "url": site.at(photo.url.lstrip("/")),
        "width": photo.fallback.width,
        "height": photo.fallback.height,
        **caption,
        **credit,
    }


def organisation(site: Site) -> Graph:
    """Return who stands behind everything."""
    return {
        "@type": "Organization",
        "@id": site.at("#organisation"),
        "name": site.name,
        "url": site.at(""),
    }


def trail(site: Site, *steps: tuple[str, str]) -> Graph:
    """Return a BreadcrumbList from the home page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site.at(path)}
            for number, (name, path) in enumerate([(site.name, ""), *steps], start=1)
        ],
    }


def graph(*nodes: Graph) -> Graph:
    """Return nodes as one graph."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}
