"""Which posts are to be announced, and which the account has told of already."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.announcements.post import News, Post

RECENT = timedelta(days=7)
# As ARTICLE_URL has it (pelicanconf.py).
_DATED = re.compile(r"/\d{4}/\d\d/\d\d/(?P<slug>[^/]+)")


def in_question(news: News, since: datetime, now: datetime) -> list[Post]:
    """Return the posts that may be announced, oldest first: wanted, recent, not before `since`."""
    begin = max(since, now - RECENT)
    recent = (post for post in news.posts if post.is_wanted and begin <= post.date <= now)
    return sorted(recent, key=lambda post: (post.date, post.identity))


def links_in(content: str) -> set[str]:
    """Return what the HTML of a status links to; Mastodon writes each address out in full."""
    links = (link.attributes["href"] for link in LexborHTMLParser(content).css("a[href]"))
    return {link for link in links if link}


def is_told(post: Post, links: Iterable[str], news: News) -> bool:
    """Say whether one of the links leads to a post, at its present or a former address.

    A post whose day was changed has another address, and nobody may have noted the former one: it
    bears the same name at a day at which there is no other post.
    """
    paths = {path for link in links if (path := _path(link, news.hosts))}
    own = {_path(url, news.hosts) for url in (post.url, *post.former)}
    of_others = {
        _path(url, news.hosts) for other in news.posts for url in (other.url, *other.former)
    }
    name = _slug(_path(post.url, news.hosts))
    return bool(own & paths) or any(_slug(path) == name != "" for path in paths - of_others)


def _path(url: str, hosts: Collection[str]) -> str:
    """Return the path at which a page of ours answers, "" for the page of somebody else.

    GitHub Pages answers at /foo as at /foo.html; a query or fragment leads to the same page.
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return ""
    if f"{parts.scheme}://{parts.netloc}".lower() not in hosts:
        return ""
    return normalize("NFC", unquote(parts.path)).removesuffix("/").removesuffix(".html")


def _slug(path: str) -> str:
    dated = _DATED.fullmatch(path)
    return dated["slug"] if dated else ""
