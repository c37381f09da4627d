"""What a header says of an event: which words there are, and what an author wrote.

plugins.front_matter knows the words by sight, plugins.events understands what stands behind them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.common.problem import Level, Problem

# A key as plugins.events knows it, and the German for it.
_KEYS = {
    "start": ("beginn", "anfang", "wann"),
    "uhrzeit": ("zeit", "time"),
    "end": ("ende",),
    "dauer": ("duration",),
    "location": ("ort", "wo", "treffpunkt", "veranstaltungsort"),
    "geo": ("koordinaten",),
    "link": ("anmeldung",),
    "repeat": ("wiederholung", "wiederholt"),
    "until": ("bis",),
    "except": ("außer", "ausser", "ausnahmen"),
    "moved": ("verlegt", "verschoben"),
}
_STATUSES = {
    "cancelled": ("canceled", "abgesagt", "fällt aus", "entfällt"),
    "moved": ("verlegt", "verschoben"),
}


def _by_word(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: name for name, words in groups.items() for word in (name, *words)}


KEYS = _by_word(_KEYS)
STATUSES = _by_word(_STATUSES)


@dataclass(frozen=True)
class Stated:
    """What one file says of an event, by key and as text, and in which lines; "" says nothing.

    `words` are the keys as the author wrote them. A header that could not be read as a whole is not
    `complete`: what it lacks may be in there.
    """

    path: str
    values: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def text(self, key: str) -> str:
        """Return what stands behind `key`, "" for nothing."""
        return self.values.get(key, "")

    def problem(self, key: str, message: str, remedy: str, level: Level = Level.FEHLER) -> Problem:
        """Return a problem at the line of `key`, else the first."""
        message, remedy = (in_words_of(self.words, text) for text in (message, remedy))
        return Problem(self.path, self.lines.get(key, 1), message, remedy, level)


def in_words_of(words: Mapping[str, str], text: str) -> str:
    """Return a sentence whose `key: value` say the words an author used for these keys."""
    return re.sub(r"(?<=`)[a-z]+(?=[:`])", lambda key: words.get(key[0], key[0]), text)
