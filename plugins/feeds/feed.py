"""What a feed says, whatever form it takes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from plugins.common.tree import Tree


@dataclass(frozen=True)
class Enclosure:
    """A file that belongs to an entry: absolute address, length in bytes, media type."""

    url: str
    length: int
    media_type: str


@dataclass(frozen=True)
class Entry:
    """Title and summary are plain text, content is HTML with absolute addresses only.

    Both times are aware; `path` is the file of the post, for messages.
    """

    unique_id: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...] = ()
    picture: Enclosure | None = None
    path: str = ""

    @property
    def summary_beside(self) -> str:
        """The summary, "" where it would only repeat the content."""
        repeats = _letters(Tree(self.content).root.text()) == _letters(self.summary)
        return "" if repeats else self.summary


@dataclass(frozen=True)
class Feed:
    """`url` is its own address and its id, `page` that of the page with the same entries.

    `updated` is that of what it holds, never the time of a build: two builds are alike.
    """

    title: str
    description: str
    url: str
    page: str
    updated: datetime
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Publisher:
    """What all feeds of a site have in common; addresses are absolute.

    `icon` is square, `logo` twice as wide as high (RFC 4287, 4.2.5 and 4.2.8). `hub` is who tells
    subscribers at once (https://www.w3.org/TR/websub/), "" for nobody.
    """

    name: str
    url: str
    language: str
    rights: str
    licence: str
    favicon: str
    icon: str
    logo: str
    stylesheet: str
    hub: str


def with_microseconds(changed: datetime, identity: str) -> datetime:
    """Return when an entry changed, moved on by less than a second that is its own.

    One commit may change many posts. Programs tell versions of an entry by this time, and the W3C
    feed validator wants it to differ between entries (DuplicateUpdated). git counts whole seconds,
    so microseconds are free; made of the identity alone, they stay the same whatever becomes of
    other entries, and RFC 3339 knows fractions.
    """
    number = int.from_bytes(sha256(identity.encode()).digest()[:8])
    return changed + timedelta(microseconds=1 + number % 999_999)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
