"""Addresses of other websites, and where each is written; whoever asks them does it later."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from plugins.common import data
from plugins.common.data import Text
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree

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

    def mention(self) -> Mention:
        """Return the line as well; an address may stand in HTML with its & escaped."""
        url = self.url if self.url in self.source.text else escape(self.url)
        return Mention(self.url, self.source.path, self.source.line_of(url, self.occurrence))


def note(found: list[Link], own: Collection[str], tree: Tree, place: Place) -> list[Problem]:
    """Add the links of a body to `found`; must see texts before directives become links.

    `own` are the addresses of the site itself, without a slash at the end.
    """
    seen: Counter[str] = Counter()
    for _, _, url in tree.urls():
        if is_outside(url, own):
            found.append(Link(url, place.source, seen[url]))
            seen[url] += 1
    return []


def is_outside(url: str, own: Collection[str]) -> bool:
    """Say whether an address is on another website."""
    rests = (url.removeprefix(address) for address in own if url.startswith(address))
    ours = any(rest[:1] in {"", "/", "?", "#"} for rest in rests)
    return url.startswith(_OUTSIDE) and not ours


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
