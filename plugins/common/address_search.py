"""Where in a text addresses are, in links, pictures and tags."""

import re
from collections import defaultdict
from functools import cached_property

from plugins.common.search_form import searchable
from plugins.common.searched import AFTER_WORD, Searched, all_places, is_apart

_PART_OF_ADDRESS = r"[^\s()<>\[\]\"'|]"
_ADDRESS = re.compile(f"{_PART_OF_ADDRESS}+")
_ADDRESS_BEFORE = re.compile(f"{_PART_OF_ADDRESS}*$")
_LOADED_BEFORE = re.compile(
    r"(?:!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?|\b(?:src|poster|data)\s*=\s*[\"']?)$"
)
# A link, or with a sign before it a picture, whose parentheses or quotes hold nothing.
_EMPTY = re.compile(
    r"\]\(\s*(?:<>\s*)?(?:[\"'][^\"'\n]*[\"']\s*)?\)|\b(?:href|src)\s*=\s*(?:\"\s*\"|'\s*'|(?=>))"
    r"|\b(?:href|src)(?=[\s>])"
)
_LONGEST = 400  # characters that are looked at before an address


class AddressSearch(Searched):
    """Searches a text for addresses."""

    @cached_property
    def _by_address(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for address in _ADDRESS.finditer(self.without_code_form.text):
            found[address[0]].append(address.start())
        return found

    def addresses(self, url: str, *, loaded: bool) -> list[int]:
        """Return where links bear an address, or with `loaded` pictures and films."""
        text, wanted = self.without_code_form.text, searchable(url).strip()
        if not wanted:
            return self._empty(loaded=loaded)
        found = self._by_address.get(wanted) or [
            place for place in all_places(text, wanted) if is_apart(text, place, wanted)
        ]
        borne = [place for place in found if not _is_shown(text, place, wanted)]
        kinds = [(place, _is_loaded(text, place)) for place in borne]
        right = [place for place, is_loaded in kinds if is_loaded is loaded]
        shown = map(self.without_code_form.written, right or borne or found)
        return self.in_body(shown) or self.texts(url)

    def _empty(self, *, loaded: bool) -> list[int]:
        """Return where links, or with `loaded` pictures, have no address."""
        text = self.without_code
        found = [empty.start() for empty in _EMPTY.finditer(text)]
        kinds = [(place, _is_picture(text, place)) for place in found]
        return self.in_body([place for place, is_loaded in kinds if is_loaded is loaded] or found)

    def files(self, name: str) -> list[int]:
        """Return where addresses lead to a file of this name."""
        text, wanted = self.without_code_form.text, searchable(name)
        if not wanted:
            return self._empty(loaded=True)
        # Behind a slash it is no text that quotes the name.
        found = [place + 1 for place in all_places(text, f"/{wanted}")] or all_places(text, wanted)
        shown = [place for place in found if _is_loaded(text, place)] or found
        return self.in_body(map(self.without_code_form.written, shown)) or self.texts(name)

    def fragments(self, path: str, fragment: str) -> list[int]:
        """Return where links lead to a #fragment of the page at a path, "" for the own one."""
        text, wanted = self.without_code_form.text, f"#{searchable(fragment)}"
        stem = path.rpartition("/")[2].removesuffix(".html")
        places = []
        for place in all_places(text, wanted):
            before = _ADDRESS_BEFORE.search(text[max(place - _LONGEST, 0) : place])
            target = before[0].rpartition("=")[2] if before else ""
            is_meant = searchable(stem) in target if path and target else not path and not target
            if is_meant and not AFTER_WORD.match(text, place + len(wanted)):
                places.append(place)
        return self.in_body(map(self.without_code_form.written, places)) or self.texts(wanted)


def _is_shown(text: str, place: int, needle: str) -> bool:
    """Say whether an address is all that a link shows: [address](…)."""
    return (
        text[place - 1 : place] == "["
        and text[place + len(needle) : place + len(needle) + 1] == "]"
    )


def _is_loaded(text: str, place: int) -> bool:
    return _LOADED_BEFORE.search(text[max(place - _LONGEST, 0) : place]) is not None


def _is_picture(text: str, place: int) -> bool:
    """Say whether what has no address is a picture: `![…](`, `src=`."""
    before = text[max(place - _LONGEST, 0) : place]
    return text.startswith("src", place) or re.search(r"!\[[^\[\]]*$", before) is not None
