"""Where a text holds something, as positions; which line that is says locating.py."""

import re
from collections import defaultdict
from functools import cached_property

from plugins.common.address_search import AddressSearch
from plugins.common.search_form import letters_form, search_form, searchable

_CLOSED = re.compile(r"\[\[[^\[\]]*\]\]")
_TAG = re.compile(r"<([a-zA-Z][^\s/<>]*)([^<>]*)")
# https://spec.commonmark.org/0.31.2/#atx-headings, #setext-headings, and those of HTML
_HEADING = re.compile(
    r"^[ \t>*+-]*\#{1,6}(.*)$ | <h[1-6]\b([^<>]*>[^\n]*)"
    r"| ^(?=[ \t>]*[^\s>])(.*)\n[ >]*(?:=+|-+)[ ]*$",
    re.M | re.X,
)


class Search(AddressSearch):
    """Searches a text for addresses, headings, links and tags."""

    @cached_property
    def _by_heading(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for heading in _HEADING.finditer(self.without_code):
            # What is code in a heading is a part of it.
            words = self.text[slice(*next(s for s in map(heading.span, (1, 2, 3)) if s[0] >= 0))]
            found[letters_form(search_form(words).text).text].append(heading.start())
        return found

    def headings(self, text: str) -> list[int]:
        """Return where headings say a text."""
        places = self._by_heading.get(letters_form(searchable(text)).text, [])
        return self.in_body(places) or self.texts(text)

    def opened(self, name: str) -> list[int]:
        """Return where directives of a name begin that are not closed."""
        text = self.without_code_form.text
        begun = re.finditer(rf"\[\[\W*{re.escape(searchable(name))}", text)
        places = [found.start() for found in begun if not _CLOSED.match(text, found.start())]
        return self.in_body(map(self.without_code_form.written, places)) or self.texts(name)

    def links(self, text: str) -> list[int]:
        """Return where links show a text."""
        wanted = re.escape(searchable(text).strip())
        pattern = rf"[\[>][*_~ ]*{wanted}[*_~ ]*[\]<]"
        found = re.finditer(pattern, self.without_code_form.text)
        places = self.in_body(self.without_code_form.written(link.start()) for link in found)
        return places or self.texts(text)

    @cached_property
    def _by_tag(self) -> dict[str, list[tuple[int, str]]]:
        found = defaultdict(list)
        for tag in _TAG.finditer(self.without_code):
            attributes = search_form(tag[2]).text.lower()
            for name in (tag[1].lower(), ""):
                found[name].append((tag.start(), attributes))
        return found

    def tags(self, tag: str, attribute: str) -> list[int]:
        """Return where start tags, in any case, say the name or value of an attribute."""
        wanted = searchable(attribute).lower()
        found = self._by_tag.get(tag.lower(), [])
        places = [place for place, attributes in found if wanted in attributes]
        return self.in_body(places or [place for place, _ in found]) or self.texts(f"<{tag}")
