"""Two numbers and the hyphen between them."""

import re
from typing import NamedTuple

SPACES = "[ \t\n\u00a0\u202f]"

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,7}(?:[,.]\d{1,2})?"
_TIME = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?")
# They end at the hyphen or begin there, and are no part of something longer.
_FIRST = re.compile(
    rf"(?<![\w:/+–—−×…-])(?<!\d[.,])(?<!\.\.)(?P<number>{_NUMBER}|\d{{1,2}}:\d\d)"
    rf"(?P<sign>{SPACES}*[%€])?\Z"
)
_LAST = re.compile(rf"(?P<number>\d{{1,2}}:\d\d|{_NUMBER})(?!\d|[.,:]\d|[/-]\w|{SPACES}?[–-]\d)")
_LONGEST = 16  # characters of a number
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


class Between(NamedTuple):
    """A hyphen from `hyphen` to `end`, and the numbers on its sides as found in `text`."""

    hyphen: int
    end: int
    first: re.Match[str]
    last: re.Match[str]
    text: str

    @property
    def numbers(self) -> tuple[str, str]:
        """The two numbers as typed."""
        return self.first["number"], self.last["number"]

    @property
    def are_times(self) -> bool:
        """Both can be times of a day."""
        return all(map(_TIME.fullmatch, self.numbers))

    @property
    def rises(self) -> bool:
        """The second number is greater; no number of phones or months begins with 0."""
        if any(re.match(r"0\d|.*:", number) for number in self.numbers):
            return False
        low, high = map(value, self.numbers)
        return low < high

    @property
    def is_spaced(self) -> bool:
        """Spaces stand on both sides of the hyphen."""
        return self.first.end() < self.hyphen


def between(text: str, hyphen: int, end: int) -> Between | None:
    """Return the two numbers around a hyphen; it has spaces on both sides or on none."""
    left, right = hyphen, end
    while left and text[left - 1] in SPACES:
        left -= 1
    while text[right] in SPACES:
        right += 1
    if (left < hyphen) != (end < right) or (left == hyphen and end - hyphen > 1):
        return None
    first = _FIRST.search(text, max(left - _LONGEST, 0), left)
    last = first and _LAST.match(text, right)
    return Between(hyphen, end, first, last, text) if first and last else None


def value(number: str) -> float:
    """Return what a German number says."""
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))
