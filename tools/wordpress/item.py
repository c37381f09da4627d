"""What an export holds, as plain values. All of it is text from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from plugins.common.addresses import split_url

# https://wordpress.org/documentation/article/post-status/
DRAFTS = frozenset({"draft", "pending", "future", "auto-draft"})


@dataclass(frozen=True)
class Term:
    """A category or tag: "category" or "post_tag" (or a plugin's), its slug and its name."""

    kind: str
    slug: str
    name: str


@dataclass(frozen=True)
class Item:
    """One entry: a post, page, picture, event, entry of a menu ...

    Dates are those of the site's own clock, None where there is none. `comments` is a number:
    nothing else is kept of them.
    """

    number: int
    kind: str
    title: str = ""
    link: str = ""
    guid: str = ""
    slug: str = ""
    status: str = "publish"
    parent: int = 0
    author: str = ""
    content: str = ""
    excerpt: str = ""
    date: datetime | None = None
    modified: datetime | None = None
    has_password: bool = False
    is_sticky: bool = False
    terms: tuple[Term, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    file: str = ""  # address of an attachment's file
    comments: int = 0
    order: int = 0

    @property
    def path(self) -> str:
        """The path of its address, "" where the site used none: "/2025/10/13/plenum/"."""
        parts = split_url(self.link) if self.link else None
        return unquote(parts.path) if parts and not parts.query else ""

    @property
    def is_draft(self) -> bool:
        """Whether nobody could see it yet."""
        return self.status in DRAFTS


@dataclass(frozen=True)
class Category:
    """A category or tag of the whole site; `parent` is the slug of the one above it.

    `number` is WordPress's, 0 where the export does not tell.
    """

    kind: str
    slug: str
    name: str
    parent: str = ""
    number: int = 0


@dataclass(frozen=True)
class Author:
    """Somebody who wrote; the `login` is part of the address of a list."""

    login: str
    name: str
    number: int = 0


@dataclass
class Export:
    """An export: the site's facts and its entries; `broken` says why it ends too early.

    `address` is where the site answers, `others` where its files may lie as well.
    """

    title: str = ""
    tagline: str = ""
    address: str = ""
    others: list[str] = field(default_factory=list)
    authors: dict[str, Author] = field(default_factory=dict)  # by login
    categories: list[Category] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    broken: str = ""

    def of(self, *kinds: str) -> list[Item]:
        """Return the entries of these kinds."""
        return [item for item in self.items if item.kind in kinds]

    def name_of(self, login: str) -> str:
        """Return the name an author is shown by."""
        return self.authors[login].name if login in self.authors else login

    @property
    def by_number(self) -> dict[int, Item]:
        """The entries by their numbers."""
        return {item.number: item for item in self.items}
