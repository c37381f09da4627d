"""What templates see: values, never Pelican's objects, so that a page hangs on what it was told.

An article or page of its own is told whole; in a list, or as a neighbour, all but its body.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2.utils import missing
from pelican.contents import Content
from pelican.paginator import Page as PaginatorPage
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from plugins.common.cache.fingerprint import fingerprint, identifying

# Pelican's own workings, and what only builds need.
_WORKINGS = frozenset({"settings", "metadata", "translations", "source", "stated", "feed_content"})
# What nobody needs of an entry in a list; neighbours would lead on to all others.
_OF_A_PAGE = frozenset({"content", "notes", "older", "newer"})
_PROPERTIES = ("status", "summary", "url", "save_as")


class WithheldError(Exception):
    """A template asked an entry of a list for what only its own page knows."""


class Listed:
    """What templates may know of an article or page in a list: its attributes and _PROPERTIES."""

    def __init__(self, content: Content) -> None:
        # The attributes stay where they are: a copy for each of thousands would fill the memory.
        self._attributes = vars(content)
        self._properties = {name: getattr(content, name) for name in _PROPERTIES}
        self._fingerprint = b""

    def __getattr__(self, name: str) -> Any:
        if name in self._properties:
            return self._properties[name]
        if name in _WORKINGS or name in _OF_A_PAGE:
            message = f"`{name}` is not told to templates here; see plugins/pages/values.py"
            raise WithheldError(message)
        if name[0] != "_" and name in self._attributes:
            return self._attributes[name]
        raise AttributeError(name)

    def fingerprinted(self) -> bytes:
        """Return the fingerprint of all that is told; taken once."""
        if not self._fingerprint:
            withheld = _WORKINGS | _OF_A_PAGE
            names = (name for name in self._attributes if name[0] != "_" and name not in withheld)
            attributes = {name: self._attributes[name] for name in names}
            self._fingerprint = fingerprint(attributes | self._properties)
        return self._fingerprint


class Whole:
    """What the page of an article or page itself may know: its entry, and what is added."""

    def __init__(self, entry: Listed, added: dict[str, Any]) -> None:
        self._entry, self._added = entry, added

    def __getattr__(self, name: str) -> Any:
        return self._added[name] if name in self._added else getattr(self._entry, name)

    def fingerprinted(self) -> bytes:
        """Return the fingerprint of all that is told."""
        return fingerprint((self._entry, self._added))


@dataclass(frozen=True)
class ListPage:
    """One page of a list that is shown on several."""

    number: int
    object_list: list[Any]
    url: str
    save_as: str


@dataclass(frozen=True)
class Pages:
    """How many pages a list has."""

    num_pages: int


class Values:
    """Turns what Pelican gives templates into values; each object once a build."""

    def __init__(self) -> None:
        # By id; the objects are kept, so an id stays its own.
        self._known: dict[int, tuple[Any, Any]] = {}
        self._fingerprints: dict[int, tuple[Any, bytes]] = {}
        # By name: the last page's value, and the brief of it.
        self._briefs: dict[str, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        """Return what templates are told of `value`; an article or page is an entry in a list."""
        if isinstance(value, (str, int)):  # most are
            return value
        known = self._known.get(id(value))
        if known is None:
            if not isinstance(value, (Content, Paginator, PaginatorPage, list, tuple, dict)):
                return value
            known = self._known[id(value)] = value, self._value_of(value)
        return known[1]

    def brief(self, name: str, value: Any, tell: Callable[[str], Any]) -> Any:
        """Return what a page was told of the variable `name`, of a collection its fingerprint.

        Most variables are the same for one page after the other.
        """
        last, brief = self._briefs.get(name, (missing, None))
        if value is not last:
            brief = self._brief(tell(name))
            self._briefs[name] = value, brief
        return brief

    def _brief(self, value: Any) -> Any:
        if not isinstance(value, (list, dict, tuple)):
            return value
        if id(value) not in self._fingerprints:
            self._fingerprints[id(value)] = value, fingerprint(value)
        return self._fingerprints[id(value)][1]

    def whole(self, content: Content) -> Whole:
        """Return what the page of `content` itself is told."""
        entry, notes = self.of(content), getattr(content, "notes", None)
        around = {name: self.of(getattr(content, name, None)) for name in ("older", "newer")}
        # Pelican's `content` would search for links of its own in it (INTRASITE_LINK_REGEX).
        return Whole(entry, {**around, "content": content._content, "notes": notes})

    def _value_of(self, value: Any) -> Any:
        if isinstance(value, Content):
            return Listed(value)
        if isinstance(value, Paginator):
            return Pages(value.num_pages)
        if isinstance(value, PaginatorPage):
            shown = [self.of(one) for one in value.object_list]
            return ListPage(value.number, shown, value.url, value.save_as)
        if isinstance(value, Mapping):
            return {key: self.of(one) for key, one in value.items()}
        return type(value)(map(self.of, value))


@identifying.register
def _(value: URLWrapper) -> Any:
    """Return what tells one tag from another; its address is made of these and of settings."""
    return value.name, value.slug
