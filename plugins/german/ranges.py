"""Hyphens that mean "bis" (Duden, „Bis-Strich“): 10-16 Uhr, 2023-2035, S. 3-5, 3.-5. Mai, Mo-Fr.

Those in phone numbers, ISO dates, numbers of houses and within words do not.
"""

import re
from collections.abc import Iterator

_HYPHEN = re.compile(r"-(?=\d)")
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,4}(?:,\d+)?"
_TIME = r"\d{1,2}(?:[:.]\d\d)?"
_DAY = r"\d{1,2}\.(?:\d{1,2}\.(?:\d{4}|\d\d)?)?"
# They end at the hyphen or begin there, and are no part of something longer.
_FIRST = re.compile(rf"(?<![\w.,:/+-])(?:{_DAY}|{_NUMBER}|{_TIME})\Z")
_LAST = re.compile(
    r"\d{1,2}\.(?=\s?[^\W\d]|\d{1,2}\.)"
    rf"|(?:\d{{1,2}}[:.]\d\d|{_NUMBER})(?!\w|[/-]\w|[.,:]\d)"
)
_O_CLOCK = re.compile(r"\s*Uhr\b")
# What stands before the extension of a phone number, or before the number of a house.
_OTHER_NUMBER = re.compile(
    r"""(?:\d[)]?[\s/] | \b(?:Tel|Telefon|Fon|Fax|Telefax|Mobil|Handy|Durchwahl)\b[.:\s]*
        | (?:str\.|straße|strasse|weg|platz|allee|gasse|ring|ufer|damm)\s+)\Z""",
    re.VERBOSE | re.IGNORECASE,
)

_DAYS = "Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NAME = re.compile(rf"-(?:(?P<day>{_DAYS})|(?P<month>{_MONTHS}))(?![\w-])")
_DAY_BEFORE = re.compile(rf"(?<![\w-])(?:{_DAYS})\.?\Z")
_MONTH_BEFORE = re.compile(rf"(?<![\w-])(?:{_MONTHS})\Z")


def ranges(text: str) -> Iterator[int]:
    """Yield the positions of the hyphens that mean "bis"."""
    for match in _HYPHEN.finditer(text):
        if _means_until(text, match.start()):
            yield match.start()
    for match in _NAME.finditer(text):
        known = _DAY_BEFORE if match["day"] else _MONTH_BEFORE
        if known.search(text, max(match.start() - 12, 0), match.start()):
            yield match.start()


def _means_until(text: str, hyphen: int) -> bool:
    first = _FIRST.search(text, max(hyphen - 12, 0), hyphen)
    last = _LAST.match(text, hyphen + 1)
    if not (first and last):
        return False
    if last[0].endswith(".") or first[0].endswith("."):
        return first[0][-1] == last[0][-1]
    if _O_CLOCK.match(text, last.end()) or ":" in first[0] + last[0]:
        return bool(re.fullmatch(_TIME, first[0]) and re.fullmatch(_TIME, last[0]))
    before = text[max(first.start() - 20, 0) : first.start()]
    return _rises(first[0], last[0]) and not _OTHER_NUMBER.search(before)


def _rises(first: str, last: str) -> bool:
    """Say whether two German numbers make a range; no number of phones or months begins with 0."""
    numbers = (first, last)
    if not all(re.fullmatch(_NUMBER, n) and not re.match(r"0\d", n) for n in numbers):
        return False
    low, high = (float(n.replace(".", "").replace(",", ".")) for n in numbers)
    return low < high
