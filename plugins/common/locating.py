"""In which line something stands that was found in what became of a text (search_form.py)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, partial

from plugins.common.search_form import searchable
from plugins.common.searching import Search


def numbered(urls: Sequence[tuple[str, bool]]) -> list[int]:
    """Return the occurrence of each address among those that are the same, however written.

    Each comes with whether it is loaded, as by a picture; such are counted by themselves.
    """
    seen: Counter[tuple[str, bool]] = Counter()
    numbers = []
    for url, loaded in urls:
        key = (searchable(url), loaded)
        numbers.append(seen[key])
        seen[key] += 1
    return numbers


class Locator:
    """Finds things in one text; `begin` is where the body begins, below the header.

    All lines count from 1, occurrences from 0. Something that is in the text at all has a line of
    its own; what is not is put where most of its words are, at last where the body begins.
    """

    def __init__(self, text: str, begin: int = 0) -> None:
        self._text, self._begin = text, begin
        self.search = Search(text, begin)
        self._known: dict[Hashable, list[int]] = {}

    def text(self, needle: str, occurrence: int = 0, behind: str = "") -> int:
        """Return the line of a text: outside code, and no part of a longer word, if there is one.

        Across markup it counts where there is no other. With its begin in `behind` the line is
        that of what follows upon this.
        """
        find = partial(self.search.texts, needle, behind)
        return self._line(occurrence, ("text", needle, behind), find)

    def opened(self, name: str, occurrence: int = 0) -> int:
        """Return the line of a directive that is not closed."""
        return self._line(occurrence, ("opened", name), partial(self.search.opened, name))

    def address(self, url: str, occurrence: int = 0, *, loaded: bool = False) -> int:
        """Return the line of an address that a link bears, or with `loaded` a picture or film."""
        find = partial(self.search.addresses, url, loaded=loaded)
        return self._line(occurrence, ("address", url, loaded), find)

    def file(self, name: str, occurrence: int = 0) -> int:
        """Return the line of an address that leads to a file, in whatever folder."""
        return self._line(occurrence, ("file", name), partial(self.search.files, name))

    def fragment(self, path: str, fragment: str, occurrence: int = 0) -> int:
        """Return the line of a link to a #fragment of the page at a path, "" for the own one."""
        find = partial(self.search.fragments, path, fragment)
        return self._line(occurrence, ("fragment", path, fragment), find)

    def heading(self, text: str, occurrence: int = 0) -> int:
        """Return the line of a heading that says a text."""
        return self._line(occurrence, ("heading", text), partial(self.search.headings, text))

    def link(self, text: str, occurrence: int = 0) -> int:
        """Return the line of a link that shows a text."""
        return self._line(occurrence, ("link", text), partial(self.search.links, text))

    def tag(self, tag: str, attribute: str = "", occurrence: int = 0) -> int:
        """Return the line of a start tag, in any case; "" stands for any.

        Counted are those that say `attribute`, the name or value of an attribute.
        """
        find = partial(self.search.tags, tag, attribute)
        return self._line(occurrence, ("tag", tag, attribute), find)

    def line_at(self, position: int) -> int:
        """Return the line in which a position is."""
        return bisect_right(self._starts, position)

    def _line(self, occurrence: int, key: Hashable, find: Callable[[], list[int]]) -> int:
        if key not in self._known:
            self._known[key] = find()
        places = self._known[key]
        return self.line_at(places[min(occurrence, len(places) - 1)] if places else self._first)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    @property
    def _first(self) -> int:
        """Where the body's first text stands, else the end of the header."""
        found = re.compile(r"\S").search(self._text, self._begin)
        return found.start() if found else max(len(self._text.rstrip("\n")), 0)
