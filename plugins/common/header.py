"""The header of a post as text: pure functions, no Pelican."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plugins.common import event_header
from plugins.common.header_values import Value, unquote
from plugins.common.header_words import WORDS, key_of, meant
from plugins.common.other_systems import instead_of
from plugins.common.problem import Level, Problem
from plugins.common.source import Source

_LINE = re.compile(r"(?P<key>[^\W\d][\w-]*)\s*:(?:\s+(?P<value>.*))?$")
_CLOSE = re.compile(r"(?P<key>[^\W\d][\w-]*):(?P<value>\S.*)$")  # "title:Klima"
# Zero-width characters, a mark of byte order, soft hyphens; and what they must not stand in.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_NO_VALUE = re.compile(r"\s*(?:[^\W\d][\w-]*\s*|[-–—]*\s*)")
# Three hyphens; also what a word processor makes of them.
_FENCE = re.compile(r"(-{3,}|[–—]+-*)\s*")


@dataclass(frozen=True)
class Header:
    """A header taken apart: values as text (lists for lists), their lines and the words for them.

    `begin` is that of the body.
    """

    header: dict[str, str | list[str]]
    begin: int = 0
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def problem(
        self, source: Source, key: str, message: str, remedy: str, level: Level = Level.FEHLER
    ) -> Problem:
        """Return a problem at the line of `key`, else the first."""
        message, remedy = (event_header.in_words_of(self.words, text) for text in (message, remedy))
        return Problem(source.path, self.lines.get(key, 1), message, remedy, level)

    def of_an_event(self, source: Source) -> event_header.Stated:
        """Return what the header says of an event; a status counts if it is one of an event."""
        values = {key: text for key in event_header.KEYS.values() if (text := self.text(key))}
        if status := event_header.STATUSES.get(self.text("status").lower()):
            values["status"] = status
        complete = not self.problems
        return event_header.Stated(source.path, values, self.lines, self.words, complete=complete)

    def text(self, key: str) -> str:
        """Return the value of `key` as one text."""
        value = self.header.get(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def texts(self, key: str) -> list[str]:
        """Return the value of `key` as a list: a YAML list, or a text with commas or semicolons."""
        value = self.header.get(key, "")
        if isinstance(value, str):
            # YAML's list within a line; one of its brackets may have been forgotten.
            value = re.split("[,;]", value.removeprefix("[").removesuffix("]"))
        return list(dict.fromkeys(filter(None, map(unquote, value))))


def parse(source: Source) -> Header:
    """Take a file apart; never raises, whatever it holds.

    The header stands between two fences; a missing first fence, or Pelican's own form that ends
    with a blank line, is understood as well.
    """
    lines = [_visible(line) for line in source.text.split("\n")]
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if _FENCE.fullmatch(lines[first]):
        for number, line in enumerate(lines[first + 1 :], start=first + 1):
            if _FENCE.fullmatch(line):
                return _post(source, lines, range(first + 1, number), fenced=True)
        message = "Der Kopf der Datei ist nicht geschlossen."
        remedy = "Nach der letzten Angabe eine Zeile `---` setzen."
        problem = Problem(source.path, first + 1, message, remedy)
        return Header({}, _length(lines[: first + 1]), [problem])
    if _LINE.match(lines[first]):
        numbers = range(first, len(lines))
        end = next(
            (i for i in numbers if not lines[i].strip() or _FENCE.fullmatch(lines[i])), len(lines)
        )
        return _post(source, lines, range(first, end), fenced=False)
    return Header({})


def _visible(line: str) -> str:
    """Return a line without what nobody sees before its colon, and blanks for that at its end.

    Phones, word processors and web pages leave it before `---` and `title:`.
    """
    before, colon, value = line.partition(":")
    if before.isascii():
        return line
    seen = _UNSEEN.sub("", before)
    if colon and seen[:1] == "\u00a0" and seen.strip().lower() in WORDS:
        seen = seen.strip()
    if seen == before or not _NO_VALUE.fullmatch(seen):
        return line
    return (seen + colon + value).ljust(len(line))


def _length(lines: list[str]) -> int:
    """Return how many characters these lines and their ends are."""
    return sum(map(len, lines)) + len(lines)


def _post(source: Source, lines: list[str], header: range, *, fenced: bool) -> Header:
    """Read the lines of a header; the one that ends it is no part of the body either."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    where: dict[str, int] = {}
    words: dict[str, str] = {}
    value: Value | None = None
    for number, line in enumerate(lines[header.start : header.stop], start=1 + header.start):
        # Without fences a line that starts with # is a heading that came too early.
        if not line.strip() or (line.startswith("#") and fenced):
            continue
        match = _named(line, value)
        if match:
            problems += _key_problems(source, number, match, values)
            key, value = key_of(match["key"]), Value.begun(match["value"] or "")
            values[key], where[key], words[key] = value, number, match["key"]
        elif value is None or not value.takes(line):
            problems.append(_unreadable(source, number, line))
    read = {key: value.read() for key, value in values.items()}
    return Header(read, _length(lines[: header.stop + 1]), problems, where, words)


def _named(line: str, value: Value | None) -> re.Match[str] | None:
    """Match a line that gives a value of its own, and does not go on with the one above it."""
    match = _LINE.match(line.strip())
    if match is None and (close := _CLOSE.match(line)) and close["key"].lower() in WORDS:
        match = close
    if match is None or not line[:1].isspace():
        return match
    is_text = value and (value.is_block or match["key"].lower() not in WORDS)
    return None if is_text else match


def _key_problems(
    source: Source, line: int, match: re.Match[str], known: Iterable[str]
) -> Iterable[Problem]:
    word = match["key"]
    if key_of(word) in known:
        message = f"Die Angabe `{word}` steht zweimal im Kopf."
        yield Problem(source.path, line, message, "Eine davon löschen.")
    elif word.lower() not in WORDS:
        message = f"Die Angabe `{word}` ist unbekannt."
        remedy = instead_of(word, match["value"] or "") or meant(word)
        yield Problem(source.path, line, message, remedy)


def _unreadable(source: Source, line: int, text: str) -> Problem:
    return Problem(
        source.path,
        line,
        f"Die Zeile „{text.strip()}“ im Kopf ist keine Angabe.",
        "Sie als `name: Wert` schreiben oder hinter den Kopf setzen.",
    )
