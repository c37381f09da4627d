"""Which posts are to be announced, and which the account has told of already."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.announcements.post import News, Post
from plugins.common.addresses import path_within

RECENT = timedelta(days=7)
# As ARTICLE_URL has it (pelicanconf.py).
_DATED = re.compile(r"/(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/(?P<slug>[^/]+)", re.ASCII)
# So far a day is moved; what bore the same name longer ago was another post.
_MOVED = timedelta(days=60)


def in_question(news: News, since: datetime, now: datetime) -> list[Post]:
    """Return the posts that may be announced, oldest first: wanted, recent, not before `since`."""
    begin = max(since, now - RECENT)
    recent = (post for post in news.posts if post.is_wanted and begin <= post.date <= now)
    return sorted(recent, key=lambda post: (post.date, post.identity))


def links_in(content: str) -> set[str]:
    """Return what the HTML of a status links to; Mastodon writes each address out in full."""
    links = (link.attributes["href"] for link in LexborHTMLParser(content).css("a[href]"))
    return {link for link in links if link}


def is_announced(post: Post, links: Iterable[str], news: News) -> bool:
    """Say whether one of the links leads to a post, at its present or a former address.

    A post whose day was changed has another address, and nobody may have noted the former one: it
    bears the same name at a day nearby at which there is no other post.
    """
    paths = {path for link in links if (path := _path(link, news.hosts))}
    own = {_path(url, news.hosts) for url in (post.url, *post.former)}
    of_others = {
        _path(url, news.hosts) for other in news.posts for url in (other.url, *other.former)
    }
    address = _dated(_path(post.url, news.hosts))
    return bool(own & paths) or any(_has_moved(address, _dated(path)) for path in paths - of_others)


def _has_moved(one: tuple[str, date] | None, other: tuple[str, date] | None) -> bool:
    """Say whether two dated addresses may be those of one post whose day was changed."""
    if one is None or other is None:
        return False
    return one[0] == other[0] and abs(one[1] - other[1]) <= _MOVED


def _path(url: str, hosts: Collection[str]) -> str:
    """Return the path below the site's at which a page of ours answers, "" for one of others.

    GitHub Pages answers at /foo as at /foo.html; a query or fragment leads to the same page.
    """
    path = urlsplit(path_within(url, hosts) or "").path
    return normalize("NFC", unquote(path)).removesuffix("/").removesuffix(".html")


def _dated(path: str) -> tuple[str, date] | None:
    """Return name and day of a post's address, None for any other."""
    if (dated := _DATED.fullmatch(path)) is None:
        return None
    try:
        return dated["slug"], date(*(int(dated[part]) for part in ("year", "month", "day")))
    except ValueError:  # there is no such day
        return None
