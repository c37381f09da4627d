"""Where a text holds something, as positions; which line that is says locating.py."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from plugins.common.code import without_code
from plugins.common.plain_form import Form, bare_form, plain, plain_form

_PART_OF_ADDRESS = r"[^\s()<>\[\]\"'|]"
_ADDRESS = re.compile(f"{_PART_OF_ADDRESS}+")
_ADDRESS_BEFORE = re.compile(f"{_PART_OF_ADDRESS}*$")
_TAG = re.compile(r"<([a-zA-Z][^\s/<>]*)([^<>]*)")
_LOADED_BEFORE = re.compile(
    r"(?:!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?|\b(?:src|poster|data)\s*=\s*[\"']?)$"
)
# A link, or with a sign before it a picture, whose parentheses or quotes hold nothing.
_EMPTY = re.compile(
    r"\]\(\s*(?:<>)?\s*(?:[\"'][^\"'\n]*[\"'])?\s*\)|\b(?:href|src)\s*=\s*(?:\"\s*\"|'\s*'|(?=>))"
    r"|\b(?:href|src)(?=[\s>])"
)
_LONGEST = 400  # characters that are looked at before an address
_BEFORE_WORD, _AFTER_WORD = re.compile(r"[\w./:@-]"), re.compile(r"[\w/-]|[.?#&=%]\w")


class Search:
    """Searches one text; `begin` is where the body begins, below the header.

    Every method returns positions in order, those of the header only where there are no others.
    """

    def __init__(self, text: str, begin: int = 0) -> None:
        self._text, self._begin = text, begin

    @cached_property
    def without_code(self) -> str:
        """The text with blanks in the place of code and comments, line for line."""
        return without_code(self._text)

    @cached_property
    def _plain(self) -> Form:
        return plain_form(self.without_code)

    @cached_property
    def _with_code(self) -> Form:
        return plain_form(self._text)

    @cached_property
    def _bare(self) -> Form:
        return bare_form(self._with_code.text)

    def _in_body(self, places: Iterable[int]) -> list[int]:
        """Return places as written, those of the header only where there are no others."""
        found = list(places)
        return [place for place in found if place >= self._begin] or found

    def texts(self, needle: str) -> list[int]:
        """Return where a text stands outside code, as no part of a longer word, if it does.

        Else in code, within words, across markup; at last where its longest word is.
        """
        wanted = plain(needle).strip()
        for form in (self._plain, self._with_code):
            found = [
                (place, _is_apart(form.text, place, wanted)) for place in _all(form.text, wanted)
            ]
            whole = [place for place, is_apart in found if is_apart]
            if places := self._in_body(map(form.written, whole or [place for place, _ in found])):
                return places
        return self._across_markup(wanted)

    def _across_markup(self, wanted: str) -> list[int]:
        """Return where the letters of a text are, whatever is between; else its longest word."""
        words = sorted(re.findall(r"[^\W_]+", wanted), key=len, reverse=True)
        for letters in (bare_form(wanted).text, *(word.lower() for word in words[:3])):
            found = _all(self._bare.text, letters)
            if found:
                return self._in_body(self._with_code.written(self._bare.written(p)) for p in found)
        return []

    @cached_property
    def _by_address(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for address in _ADDRESS.finditer(self._plain.text):
            found[address[0]].append(address.start())
        return found

    def addresses(self, url: str, *, loaded: bool) -> list[int]:
        """Return where links bear an address, or with `loaded` pictures and films."""
        text, wanted = self._plain.text, plain(url).strip()
        if not wanted:
            return self._in_body(found.start() for found in _EMPTY.finditer(self.without_code))
        found = self._by_address.get(wanted) or [
            place for place in _all(text, wanted) if _is_apart(text, place, wanted)
        ]
        borne = [place for place in found if not _is_shown(text, place, wanted)]
        kinds = [(place, _is_loaded(text, place)) for place in borne]
        right = [place for place, is_loaded in kinds if is_loaded is loaded]
        return self._in_body(map(self._plain.written, right or borne or found)) or self.texts(url)

    def files(self, name: str) -> list[int]:
        """Return where addresses lead to a file of this name."""
        text, wanted = self._plain.text, plain(name)
        # Behind a slash it is no text that quotes the name.
        found = [place + 1 for place in _all(text, f"/{wanted}")] or _all(text, wanted)
        shown = [place for place in found if _is_loaded(text, place)] or found
        return self._in_body(map(self._plain.written, shown)) or self.texts(name)

    def fragments(self, path: str, fragment: str) -> list[int]:
        """Return where links lead to a #fragment of the page at a path, "" for the own one."""
        text, wanted = self._plain.text, f"#{plain(fragment)}"
        stem = path.rpartition("/")[2].removesuffix(".html")
        places = []
        for place in _all(text, wanted):
            before = _ADDRESS_BEFORE.search(text[max(place - _LONGEST, 0) : place])
            said = before[0].rpartition("=")[2] if before else ""
            is_meant = plain(stem) in said if path and said else not path and not said
            if is_meant and not _AFTER_WORD.match(text, place + len(wanted)):
                places.append(place)
        return self._in_body(map(self._plain.written, places)) or self.texts(wanted)

    def links(self, text: str) -> list[int]:
        """Return where links show a text."""
        wanted = re.escape(plain(text).strip())
        pattern = rf"[\[>][*_~ ]*{wanted}[*_~ ]*[\]<]"
        found = re.finditer(pattern, self._plain.text)
        places = self._in_body(self._plain.written(link.start()) for link in found)
        return places or self.texts(text)

    @cached_property
    def _by_tag(self) -> dict[str, list[tuple[int, str]]]:
        found = defaultdict(list)
        for tag in _TAG.finditer(self.without_code):
            said = plain_form(tag[2]).text.lower()
            for name in (tag[1].lower(), ""):
                found[name].append((tag.start(), said))
        return found

    def tags(self, tag: str, said: str) -> list[int]:
        """Return where start tags, in any case, say the name or value of an attribute."""
        wanted = plain(said).lower()
        found = self._by_tag.get(tag.lower(), [])
        places = [place for place, attributes in found if wanted in attributes]
        return self._in_body(places or [place for place, _ in found]) or self.texts(f"<{tag}")


def _all(text: str, needle: str) -> list[int]:
    """Return where a text holds another, which may overlap itself."""
    places = []
    place = text.find(needle) if needle else -1
    while place >= 0:
        places.append(place)
        place = text.find(needle, place + 1)
    return places


def _is_apart(text: str, place: int, needle: str) -> bool:
    """Say whether what stands there is no part of a longer word or address."""
    before = _BEFORE_WORD.match(text[place - 1 : place]) if place else None
    return before is None and not _AFTER_WORD.match(text, place + len(needle))


def _is_shown(text: str, place: int, needle: str) -> bool:
    """Say whether an address is all that a link shows: [address](…)."""
    return (
        text[place - 1 : place] == "["
        and text[place + len(needle) : place + len(needle) + 1] == "]"
    )


def _is_loaded(text: str, place: int) -> bool:
    return _LOADED_BEFORE.search(text[max(place - _LONGEST, 0) : place]) is not None
