"""Small pieces of German that templates and plugins share."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

# As patterns: with or without the full stop behind, each author is different.
SHORT_MONTHS = (
    "Jan", "Febr?", "Mär", "Mrz", "Apr", "Jun", "Jul", "Aug", "Sept?", "Okt", "Nov", "Dez",
)  # fmt: skip

WEEKDAYS = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip

_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)

# What German typography makes of them (plugins/german), the other way round.
_TYPED = str.maketrans(
    dict.fromkeys("„“”", '"') | dict.fromkeys("‚‘’´", "'") | dict.fromkeys("–—−", "-")
    | dict.fromkeys("\u00a0\u202f", " ") | dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
    | {"…": "...", "×": "x"}
)  # fmt: skip


def long_date(day: date) -> str:
    """Return "9. September 2023"; not by locale, which a machine may lack."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def separators(count: int) -> Sequence[str]:
    """Return what stands before each of `count` items of a German enumeration.

    >>> separators(4)
    ['', ', ', ', ', ' und ']
    """
    return ["" if i == 0 else " und " if i == count - 1 else ", " for i in range(count)]


def enumeration(items: Sequence[str]) -> str:
    """Return "a, b und c"."""
    return "".join(s + item for s, item in zip(separators(len(items)), items, strict=True))


def counted(count: int, one: str, several: str) -> str:
    """Return "1 Datei", "2 Dateien"."""
    return f"{count} {one if count == 1 else several}"


def untypeset(text: str) -> str:
    """Return `text` as typed on a keyboard: straight quotes, hyphens, dots, digits, spaces."""
    return text.translate(_TYPED)


def transliterate(text: str) -> str:
    """Return `text` with umlauts and ß in the two letters Germans write for them."""
    return text.translate(_TRANSLITERATION)
