"""Tags that an author wrote, seen before the parser mends them and drops what it cannot use.

Das war klar </ironie>.         ends nothing
<td>, <body>, <? Frage ?>       vanish where they stand
<b>wichtig                      goes on to the end of the page
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.body.elements import KNOWN, verdict
from plugins.body.markdown import Converted
from plugins.body.tag_names import (
    BARRIERS,
    END_A_PARAGRAPH,
    HOLDERS,
    OF_PAGES,
    OF_TABLES,
    OPTIONAL,
    OWN,
    TEXT,
    VOID,
)
from plugins.common.problem import Level, Problem
from plugins.common.source import Source

# A tag, or what begins like one: a comment, a declaration, an instruction.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<whole>(?:[^>"']|"[^"]*"|'[^']*')*>)?"""
    r"""|<(?P<odd>!--|[!?])"""
)
_REFERENCE = re.compile(r"&#(?:(?P<number>\d+)|[xX](?P<hex>[0-9a-fA-F]+));?")
_SHOWN = "Soll es Text sein, in `Backticks` setzen oder `&lt;` für `<` schreiben."
# Elements of other names are told by plugins.body.elements, but for what is pasted.
_TOLD = {*KNOWN, "iframe", "script"}


@dataclass(frozen=True)
class _Told:
    """What is wrong with the tag of that number (from 0) among those that begin so."""

    begin: str
    occurrence: int
    message: str
    remedy: str
    level: Level = Level.FEHLER


def check(converted: Converted, source: Source) -> list[Problem]:
    """Return a problem for each tag of an author that the parser would drop or let go on."""
    if not converted.written:
        return []
    body = source.without_code[source.begin :]
    first = source.text.count("\n", 0, source.begin) + 1
    problems = []
    for told in [*_Tags(converted).told(), *_references(converted)]:
        pattern = re.escape(told.begin) + (r"(?![\w-])" if told.begin[-1].isalnum() else "")
        found = [match.start() for match in re.finditer(pattern, body, re.I)]
        position = found[min(told.occurrence, len(found) - 1)] if found else 0
        line = first + body.count("\n", 0, position)
        problems.append(Problem(source.path, line, told.message, told.remedy, told.level))
    return problems


def _references(converted: Converted) -> Iterator[_Told]:
    for begin, end in converted.written:
        for found in _REFERENCE.finditer(converted.html, begin, end):
            number = int(found["number"]) if found["number"] else int(found["hex"], 16)
            if number == 0 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
                message = f"`{found[0]}` ist kein Zeichen."
                yield _Told(found[0], 0, message, "Das Zeichen selbst schreiben.")


@dataclass(frozen=True)
class _Open:
    """An element that was begun; of the author's the number among those of its name."""

    name: str
    occurrence: int
    is_written: bool


class _Tags:
    """Goes through the tags of an HTML text as a parser does."""

    def __init__(self, converted: Converted) -> None:
        self._html, self._spans = converted.html, list(converted.written)[::-1]
        self._stack: list[_Open] = []
        self._seen: Counter[str] = Counter()

    def told(self) -> Iterator[_Told]:
        position = 0
        while found := _TAG.search(self._html, position):
            position = found.end()
            end = self._end_of_written(found.start())
            if found["odd"]:
                begin = f"<{found['odd']}"
                stop = self._html.find("-->" if found["odd"] == "!--" else ">", position)
                if end:
                    yield from self._odd(begin, stop)
                if stop < 0:
                    break
                position = stop + 1
                continue
            name = found["name"].lower()
            if end and (found["whole"] is None or found.end() > end):
                yield self._unfinished(name)
                break
            if found["end"]:
                yield from self._ended(name, is_written=bool(end))
            else:
                yield from self._begun(name, is_written=bool(end))
                position = self._behind(name, position)
                if position < 0:
                    break
        yield from map(_unclosed, filter(_goes_on, self._stack))

    def _end_of_written(self, position: int) -> int:
        """Return where the author's HTML that stands at a position ends, 0 where none does."""
        while self._spans and self._spans[-1][1] <= position:
            self._spans.pop()
        begin, end = self._spans[-1] if self._spans else (position + 1, 0)
        return end if begin <= position else 0

    def _count(self, begin: str) -> int:
        self._seen[begin] += 1
        return self._seen[begin] - 1

    def _odd(self, begin: str, stop: int) -> Iterator[_Told]:
        occurrence = self._count(begin)
        if begin == "<!--" and stop < 0:
            message = "Der Kommentar `<!--` ist nicht geschlossen und nimmt alles weg, was folgt."
            yield _Told(begin, occurrence, message, "Nach ihm `-->` schreiben.")
        elif begin != "<!--":
            message = f"Was mit `{begin}` beginnt, ist hier kein HTML und würde verschwinden."
            yield _Told(begin, occurrence, message, _SHOWN)

    def _unfinished(self, name: str) -> _Told:
        begin = f"<{name}"
        message = f"Dem `{begin}` fehlt ein `>` oder ein Anführungszeichen; was folgt, verschwände."
        return _Told(begin, self._count(begin), message, "Es ergänzen.")

    def _behind(self, name: str, position: int) -> int:
        """Return where the tags go on behind an element's start; -1 where they do not."""
        if name not in TEXT and name not in OWN:
            return position
        found = re.compile(rf"</{name}\b[^>]*>", re.I).search(self._html, position)
        if found is None:
            return -1
        self._stack.pop()
        return found.end()

    def _begun(self, name: str, *, is_written: bool) -> Iterator[_Told]:
        occurrence = self._count(f"<{name}") if is_written else 0
        if is_written:
            yield from self._misplaced(name, occurrence)
        elif name == "a":
            outer = (one for one in self._stack if one.name == "a" and one.is_written)
            yield from (_told_of_link(one.occurrence) for one in outer)
        if name in END_A_PARAGRAPH:
            self._end_paragraph()
        if name not in VOID:
            self._stack.append(_Open(name, occurrence, is_written))

    def _misplaced(self, name: str, occurrence: int) -> Iterator[_Told]:
        begin, names = f"<{name}", {one.name for one in self._stack}
        if name in OF_PAGES:
            yield _Told(begin, occurrence, *verdict(name))
        elif name in OF_TABLES and "table" not in names:
            message = f"<{name}> steht in keiner Tabelle und würde verschwinden."
            yield _Told(begin, occurrence, message, f"`<table>` davor ergänzen. {_SHOWN}")
        elif name == "a" and "a" in names:
            yield _told_of_link(occurrence)
        elif name in HOLDERS and names.isdisjoint(HOLDERS[name]):
            message = f"<{name}> steht in keiner Liste."
            remedy = f"`<{HOLDERS[name][0]}>` davor ergänzen. {_SHOWN}"
            yield _Told(begin, occurrence, message, remedy)

    def _end_paragraph(self) -> None:
        for i in range(len(self._stack) - 1, -1, -1):
            if self._stack[i].name == "p":
                del self._stack[i]
            if i < len(self._stack) and self._stack[i].name in BARRIERS:
                break

    def _ended(self, name: str, *, is_written: bool) -> Iterator[_Told]:
        occurrence = self._count(f"</{name}") if is_written else 0
        for i in range(len(self._stack) - 1, -1, -1):
            if self._stack[i].name == name:
                del self._stack[i]
                self._stack[i:] = [one for one in self._stack[i:] if one.name not in OPTIONAL]
                return
        if not is_written:
            return
        if name in KNOWN:
            message = f"</{name}> beendet nichts, ein <{name}> ist nicht offen."
            remedy = f"Es löschen, oder <{name}> davor ergänzen."
            yield _Told(f"</{name}", occurrence, message, remedy, Level.HINWEIS)
        else:
            message, remedy = verdict(name)
            remedy = remedy.replace(f"&lt;{name}", f"&lt;/{name}")
            yield _Told(f"</{name}", occurrence, message.replace("<", "</", 1), remedy)


def _told_of_link(occurrence: int) -> _Told:
    message = "Hier steht ein Link in einem Link."
    return _Told("<a", occurrence, message, "Den äußeren vorher mit `</a>` schließen.")


def _goes_on(one: _Open) -> bool:
    """Say whether an element that is open at the end is told; unknown ones are already."""
    return one.is_written and one.name not in OPTIONAL and one.name in _TOLD


def _unclosed(one: _Open) -> _Told:
    message = f"<{one.name}> ist nicht geschlossen und gälte bis ans Ende der Seite."
    return _Told(f"<{one.name}", one.occurrence, message, f"Am Ende `</{one.name}>` ergänzen.")
