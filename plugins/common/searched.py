"""A text in the forms in which something is searched for in it."""

import re
from collections.abc import Iterable
from functools import cached_property

from plugins.common.code import without_code
from plugins.common.search_form import Form, letters_form, search_form, searchable

_BEFORE_WORD, AFTER_WORD = re.compile(r"[\w./:@-]"), re.compile(r"[\w/-]|[.?#&=%]\w")


class Searched:
    """One text; `begin` is where the body begins, below the header.

    Every method that searches returns positions in order, those of the header only where there are
    no others.
    """

    def __init__(self, text: str, begin: int = 0) -> None:
        self.text, self.begin = text, begin

    @cached_property
    def without_code(self) -> str:
        """The text with blanks in the place of code and comments, line for line."""
        return self.text[: self.begin] + without_code(self.text[self.begin :])

    @cached_property
    def without_code_form(self) -> Form:
        """The text without code, in plain form."""
        return search_form(self.without_code)

    @cached_property
    def with_code(self) -> Form:
        """The text with its code, in plain form."""
        return search_form(self.text)

    @cached_property
    def _letters(self) -> Form:
        return letters_form(self.with_code.text)

    def in_body(self, places: Iterable[int]) -> list[int]:
        """Return places as written, those of the header only where there are no others."""
        found = list(places)
        return [place for place in found if place >= self.begin] or found

    def texts(self, needle: str, behind: str = "") -> list[int]:
        """Return where a text stands outside code, as no part of a longer word, if it does.

        Else in code, within words, across markup; at last where its longest word is. With a begin
        of it in `behind`, where this ends.
        """
        wanted = searchable(needle).strip()
        skipped = len(searchable(behind).lstrip())
        for form in (self.without_code_form, self.with_code):
            found = all_places(form.text, wanted)
            apart = [place for place in found if is_apart(form.text, place, wanted)]
            if places := self.in_body(form.written(p + skipped) for p in apart or found):
                return places
        return self._across_markup(wanted)

    def _across_markup(self, wanted: str) -> list[int]:
        """Return where the letters of a text are, whatever is between; else its longest word."""
        words = sorted(re.findall(r"[^\W_]+", wanted), key=len, reverse=True)
        for letters in (letters_form(wanted).text, *(word.lower() for word in words[:3])):
            found = all_places(self._letters.text, letters)
            places = [self.with_code.written(self._letters.written(place)) for place in found]
            if in_body := [place for place in places if place >= self.begin]:
                return in_body  # so little of it says nothing of a header
        return []


def all_places(text: str, needle: str) -> list[int]:
    """Return where a text holds another, which may overlap itself."""
    places = []
    place = text.find(needle) if needle else -1
    while place >= 0:
        places.append(place)
        place = text.find(needle, place + 1)
    return places


def is_apart(text: str, place: int, needle: str) -> bool:
    """Say whether what stands there is no part of a longer word or address."""
    before = _BEFORE_WORD.match(text[place - 1 : place]) if place else None
    return before is None and not AFTER_WORD.match(text, place + len(needle))
