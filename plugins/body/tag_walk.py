"""Goes through the tags of a text as an HTML parser does, and says what is odd.

https://html.spec.whatwg.org/#parsing-main-inbody
"""

import re
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
from plugins.common.problem import Level

# A tag, or what begins like one: a comment, a declaration, an instruction.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<whole>(?:[^>"']|"[^"]*"|'[^']*')*>)?"""
    r"""|<(?P<odd>!--|[!?])"""
)
_SHOWN = "Soll es Text sein, in `Backticks` setzen oder `&lt;` für `<` schreiben."
# Elements of other names are told by plugins.body.elements, but for what is pasted.
_TOLD = {*KNOWN, "iframe", "script"}
_LINK_IN_LINK = (
    "Hier steht ein Link in einem Link.", "Den äußeren vorher mit `</a>` schließen.",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What is wrong with the HTML at a position."""

    position: int
    message: str
    remedy: str
    level: Level = Level.FEHLER


@dataclass(frozen=True)
class _Open:
    """An element that was begun at a position, by the author or by Markdown."""

    name: str
    position: int
    is_written: bool


class Tags:
    """Goes through the tags of an HTML text as a parser does."""

    def __init__(self, converted: Converted) -> None:
        self._html, self._spans = converted.html, list(converted.written)[::-1]
        self._stack: list[_Open] = []

    def told(self) -> Iterator[Told]:
        """Yield what is odd."""
        position = 0
        while found := _TAG.search(self._html, position):
            position = found.end()
            end = self._end_of_written(found.start())
            if found["odd"]:
                stop = self._html.find("-->" if found["odd"] == "!--" else ">", position)
                if end:
                    yield from _odd(found, stop)
                if stop < 0:
                    break
                position = stop + 1
                continue
            name = found["name"].lower()
            if end and (found["whole"] is None or found.end() > end):
                yield _unfinished(found.start(), name)
                break
            if found["end"]:
                yield from self._ended(name, found.start(), is_written=bool(end))
            else:
                yield from self._begun(name, found.start(), is_written=bool(end))
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

    def _behind(self, name: str, position: int) -> int:
        """Return where the tags go on behind an element's start; -1 where they do not."""
        if name not in TEXT and name not in OWN:
            return position
        found = re.compile(rf"</{name}\b[^>]*>", re.I).search(self._html, position)
        if found is None:
            return -1
        self._stack.pop()
        return found.end()

    def _begun(self, name: str, position: int, *, is_written: bool) -> Iterator[Told]:
        if is_written:
            yield from self._misplaced(name, position)
        elif name == "a":
            outer = (one for one in self._stack if one.name == "a" and one.is_written)
            yield from (Told(one.position, *_LINK_IN_LINK) for one in outer)
        if is_written and name in END_A_PARAGRAPH:
            self._end_paragraph()
        if name not in VOID:
            self._stack.append(_Open(name, position, is_written))

    def _misplaced(self, name: str, position: int) -> Iterator[Told]:
        names = {one.name for one in self._stack}
        if name in OF_PAGES:
            yield Told(position, *verdict(name))
        elif name in OF_TABLES and "table" not in names:
            message = f"<{name}> steht in keiner Tabelle und würde verschwinden."
            yield Told(position, message, f"`<table>` davor ergänzen. {_SHOWN}")
        elif name == "a" and "a" in names:
            yield Told(position, *_LINK_IN_LINK)
        elif name in HOLDERS and names.isdisjoint(HOLDERS[name]):
            message = f"<{name}> steht in keiner Liste."
            remedy = f"`<{HOLDERS[name][0]}>` davor ergänzen. {_SHOWN}"
            yield Told(position, message, remedy)

    def _end_paragraph(self) -> None:
        for i in range(len(self._stack) - 1, -1, -1):
            if self._stack[i].name == "p":
                del self._stack[i]
            if i < len(self._stack) and self._stack[i].name in BARRIERS:
                break

    def _ended(self, name: str, position: int, *, is_written: bool) -> Iterator[Told]:
        for i in range(len(self._stack) - 1, -1, -1):
            if self._stack[i].name == name:
                del self._stack[i]
                self._stack[i:] = [one for one in self._stack[i:] if one.name not in OPTIONAL]
                return
        if is_written:
            yield _stray(position, name)


def _stray(position: int, name: str) -> Told:
    if name in KNOWN:
        message = f"</{name}> beendet nichts, ein <{name}> ist nicht offen."
        remedy = f"Es löschen, oder <{name}> davor ergänzen."
        return Told(position, message, remedy, Level.HINWEIS)
    message, remedy = verdict(name)
    remedy = remedy.replace(f"&lt;{name}", f"&lt;/{name}")
    return Told(position, message.replace("<", "</", 1), remedy)


def _odd(found: re.Match[str], stop: int) -> Iterator[Told]:
    if found["odd"] != "!--":
        message = f"Was mit `{found[0]}` beginnt, ist hier kein HTML und würde verschwinden"
        message += " mit allem, was folgt." if stop < 0 else "."
        yield Told(found.start(), message, _SHOWN)
    elif stop < 0:
        message = "Der Kommentar `<!--` ist nicht geschlossen und nimmt alles weg, was folgt."
        yield Told(found.start(), message, "Nach ihm `-->` schreiben.")


def _unfinished(position: int, name: str) -> Told:
    message = f"Dem `<{name}` fehlt ein `>` oder ein Anführungszeichen; was folgt, verschwände."
    return Told(position, message, "Es ergänzen.")


def _goes_on(one: _Open) -> bool:
    """Say whether an element that is open at the end is told; unknown ones are already."""
    return one.is_written and one.name not in OPTIONAL and one.name in _TOLD


def _unclosed(one: _Open) -> Told:
    message = f"<{one.name}> ist nicht geschlossen und gälte bis ans Ende der Seite."
    return Told(one.position, message, f"Am Ende `</{one.name}>` ergänzen.")
