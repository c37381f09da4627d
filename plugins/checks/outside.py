"""Addresses of other websites, and where each is written; whoever asks them does it later."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.common import data
from plugins.common.addresses import path_within
from plugins.common.data import Text
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import OutsideLink, Place
from plugins.common.tree import LOADED, Tree

_OUTSIDE = ("https://", "http://")


@dataclass(frozen=True, order=True)
class Mention:
    """An address of another website, and the file and line that mention it."""

    url: str
    path: str
    line: int


@dataclass(frozen=True)
class Link:
    """The n-th link to an address in a text (from 0); where that is is looked up when asked."""

    url: str
    source: Source
    occurrence: int
    loaded: bool = False  # by a picture or the like

    def mention(self) -> Mention:
        """Return the line as well."""
        line = self.source.locator.address(self.url, self.occurrence, loaded=self.loaded)
        return Mention(self.url, self.source.path, line)


class Links(list[Link]):
    """Every link of the site's texts to another website."""


def note(own: Collection[str], tree: Tree, place: Place) -> list[Problem]:
    """Note the links of a body; must see texts before directives become links.

    `own` are the addresses of the site itself (plugins/common/addresses.py).
    """
    seen: Counter[tuple[str, bool]] = Counter()
    for _, attribute, url in tree.urls():
        if is_outside(url, own):
            loaded = attribute in LOADED
            place.notes.outside.append(OutsideLink(url, seen[url, loaded], loaded))
            seen[url, loaded] += 1
    return []


def is_outside(url: str, own: Collection[str]) -> bool:
    """Say whether an address is on another website."""
    return url.startswith(_OUTSIDE) and path_within(url, own) is None


def in_data(folder: Path, own: Collection[str]) -> Iterator[Mention]:
    """Yield the addresses in data files; what cannot be read was told by whoever needs it."""
    for file in sorted(folder.glob("*.yml")):
        root, _ = data.load(file)
        for text in _texts(root):
            if is_outside(text, own):
                yield Mention(str(text), root.path, text.line)


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts(child)
