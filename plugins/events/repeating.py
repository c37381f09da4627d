"""How often something repeats, as authors write it, in English or German.

Each word becomes a short one, the same for both languages and all endings ("jeden zweiten
Dienstag" is "every o2 d1"); forms are said in these.
"""

import re
from dataclasses import dataclass

from plugins.common.german import WEEKDAYS
from plugins.common.problem import WrongInputError

_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = {
    1: "first 1st 1. erste ersten erster", 2: "second 2nd 2. zweite zweiten zweiter",
    3: "third 3rd 3. dritte dritten dritter", 4: "fourth 4th 4. vierte vierten vierter",
    -1: "last letzte letzten letzter",
}  # fmt: skip
_WORDS = {
    "every": "every each jede jeden jeder jedes alle",
    "other": "other andere anderen",
    "week": "week weeks woche wochen",
    "month": "month months monat monats monate",
    "weekly": "weekly wöchentlich",
    "every n2 week": "14-tägig 14-täglich vierzehntägig vierzehntäglich zweiwöchentlich",
    "monthly": "monthly monatlich",
    "": "a am des eines im in of on the",  # they say nothing that counts
    **{f"o{number}": words for number, words in _ORDINALS.items()},
    "n2": "two zwei", "n3": "three drei", "n4": "four vier",
    **{
        f"d{number}": f"{german} {german}s {german[:2]} {english} {english}s".lower()
        for number, (german, english) in enumerate(zip(WEEKDAYS, _ENGLISH, strict=True))
    },
}  # fmt: skip
_SHORT = {word: short for short, words in _WORDS.items() for word in words.split()}
_MOST = 12  # weeks or months between two times; more is a slip of the pen

_DAY = r"d(?P<day>\d)"
_NTH = rf"o(?P<ordinal>-?\d) {_DAY}"
_EVERY = r"every (?:[no](?P<count>\d+)|other)"
# What an author writes, and whether weeks or months.
_FORMS = (
    (rf"(?:weekly|every week)(?: {_DAY})?|every d(?P<day_>\d)", "week"),
    (rf"{_EVERY} week(?: {_DAY})?", "week"),
    (rf"every other {_DAY}", "week"),
    ("monthly|every month", "month"),
    (f"{_EVERY} month", "month"),
    (f"(?:(?:monthly|every month) )?{_NTH}", "month"),
    (f"(?:every )?{_NTH} (?:every )?month", "month"),
    (f"{_NTH} {_EVERY} month", "month"),
    (rf"every o(?P<ordinal>1|-1) {_DAY}", "month"),
)
_NAMES = {2: "zweiten", 3: "dritten", 4: "vierten"}


@dataclass(frozen=True)
class Rhythm:
    """Every `interval` weeks or months (`unit`); `weekday` as in Repeat."""

    unit: str
    interval: int
    weekday: tuple[int, int] | None


def parse_rhythm(text: str) -> Rhythm:
    """Return the rhythm an author means. Raises WrongInputError for words that say none, or two."""
    words = " ".join(filter(None, map(_short, text.lower().split())))
    if ambiguous := re.fullmatch(f"every {_NTH}", words):
        _refuse_two_meanings(text, int(ambiguous["ordinal"]), WEEKDAYS[int(ambiguous["day"])])
    for form, unit in _FORMS:
        if found := re.fullmatch(form, words):
            parts = found.groupdict()
            count = parts.get("count") or ("2" if "other" in words else "1")
            day = parts.get("day") or parts.get("day_")
            if 1 <= int(count) <= _MOST:
                weekday = (int(parts.get("ordinal") or 0), int(day)) if day else None
                return Rhythm(unit, int(count), weekday)
    raise WrongInputError(
        f"„{text}“ ist keine Wiederholung.",
        "Möglich ist: weekly, every 2 weeks, monthly, monthly on second Monday;"
        " jede Woche, alle 2 Wochen, jeden Monat, am zweiten Montag im Monat.",
    )


def _short(word: str) -> str:
    word = word.strip(",")
    return f"n{int(word)}" if re.fullmatch(r"\d{1,3}", word, re.ASCII) else _SHORT.get(word, word)


def _refuse_two_meanings(text: str, ordinal: int, day: str) -> None:
    """Ask back: most people mean every other Tuesday, and some the second of each month."""
    if ordinal in _NAMES:
        raise WrongInputError(
            f"„{text}“ kann zweierlei heißen.",
            f"Entweder `alle {ordinal} Wochen` schreiben oder"
            f" `am {_NAMES[ordinal]} {day} im Monat`.",
        )
