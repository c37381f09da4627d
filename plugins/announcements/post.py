"""The news of a build as they are handed from Pelican to `make announce`."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.common.addresses import path_within

# An address up to what tells whose it is: host, port, and of the path what one may consist of.
_ADDRESS = re.compile(r"\bhttps?://(?P<rest>[\w.-]+(?::\d+)?(?:/[\w.~%+-]+)*)", re.I)


@dataclass(frozen=True)
class Post:
    """One published post; its texts are plain, its addresses absolute, its date aware.

    `identity` is for ever, `former` are addresses it had; `picture` is a file below output/ and
    `alt` its description, both "" where there is none to show.
    """

    identity: str
    url: str
    former: tuple[str, ...]
    title: str
    summary: str
    tags: tuple[str, ...]
    date: datetime
    is_wanted: bool = True
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class News:
    """All published posts, and the addresses under which the site answers.

    `since` is what the setting ANNOUNCE_SINCE says, "" for nothing.
    """

    since: str
    hosts: tuple[str, ...]
    posts: tuple[Post, ...]


def unlinked(text: str, hosts: Collection[str]) -> str:
    """Return a text whose addresses of ours are none that Mastodon makes links of.

    A status tells of the post that it links to, and only of this one. Without https:// the words
    stay, and lead nowhere.
    """

    def without_scheme(found: re.Match[str]) -> str:
        is_ours = path_within(found[0].rstrip(".:"), hosts) is not None
        return found["rest"] if is_ours else found[0]

    return _ADDRESS.sub(without_scheme, text)


def dump(news: News) -> str:
    """Return the news as JSON."""
    as_data = {**vars(news), "posts": list(map(vars, news.posts))}
    return json.dumps(as_data, ensure_ascii=False, default=datetime.isoformat)


def load(text: str) -> News:
    """Return the news that `dump` wrote."""
    read = json.loads(text)
    posts = tuple(_post(entry) for entry in read["posts"])
    return News(read["since"], tuple(read["hosts"]), posts)


def _post(entry: Mapping[str, Any]) -> Post:
    lists = {key: tuple(entry[key]) for key in ("former", "tags")}
    return Post(**{**entry, **lists, "date": datetime.fromisoformat(entry["date"])})
