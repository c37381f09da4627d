"""The news of a build as they are handed from Pelican to `make announce`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


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


def dump(news: News) -> str:
    """Return the news as JSON."""
    said = {**vars(news), "posts": list(map(vars, news.posts))}
    return json.dumps(said, ensure_ascii=False, default=datetime.isoformat)


def load(text: str) -> News:
    """Return the news that `dump` wrote."""
    read = json.loads(text)
    posts = tuple(_post(entry) for entry in read["posts"])
    return News(read["since"], tuple(read["hosts"]), posts)


def _post(entry: Mapping[str, Any]) -> Post:
    lists = {key: tuple(entry[key]) for key in ("former", "tags")}
    return Post(**{**entry, **lists, "date": datetime.fromisoformat(entry["date"])})
