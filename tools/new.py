"""`make new`: a new post or event with the right name and header."""

import datetime
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from plugins.common import clock
from plugins.common.file_names import portable
from plugins.common.moments import parse_date
from plugins.common.problem import choice

LONGEST_SLUG = 80  # characters of an address; a file name may have 255 bytes in all

_HEAD = """\
---
# Was hier steht, erscheint in Listen, Feeds und Vorschauen.
title: {title}
description:
# Themen, durch Kommas getrennt:
tags:
"""
_EVENT = """\
# Wann und wo; ohne Uhrzeit ist es ein ganzer Tag.
start: {start}
end:
location:
"""
_END = """\
---

"""


@dataclass(frozen=True)
class Draft:
    """What may be created: the folder, the header, what a day that is not given means."""

    folder: Path
    header: str
    without_day: str
    is_news: bool = False


KINDS = {
    "meldung": Draft(Path("content/news"), _HEAD + _END, "heute", is_news=True),
    "termin": Draft(Path("content/termine"), _HEAD + _EVENT + _END, "noch offen"),
}


def create(title: str, date: str, kind: str) -> None:
    """Create a post, never overwrite one; on a terminal, ask for what is "".

    `date` is the day of the news, else today; of an event the day it takes place, else still open.
    """
    title = " ".join((title or _ask("Überschrift: ")).split())
    if not title:
        _refuse("Die Überschrift fehlt.", "make new ARGS=\"--title 'Was geschehen ist'\"")
    if not any(map(str.isalnum, title)):
        _refuse(f"„{title}“ kann keine Adresse werden.", "Eine Überschrift mit Worten wählen.")
    kind = kind or _ask("Meldung oder Termin? [Meldung] ") or "Meldung"
    made = KINDS.get(kind.lower()) or _refuse(f"„{kind}“ gibt es nicht.", choice(kind, KINDS))
    day = _day(date or _ask(f"Welcher Tag? [{made.without_day}] "))
    path = _path(made, title, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(made.header.format(title=title, start=f"{day} 18:00" if day else ""))
    except FileExistsError:
        _refuse(f"{path} gibt es schon.", "Eine andere Überschrift oder einen anderen Tag wählen.")
    print(f"Angelegt: {path}. Zum Ansehen: make serve")


def _path(kind: Draft, title: str, day: datetime.date | None) -> Path:
    """Return the file; news bear a day, an event if it has one: it may move or be a series."""
    slug = portable(title).lower()[:LONGEST_SLUG].rstrip("-._")
    if kind.is_news:
        day = day or clock.now().date()
    return kind.folder / (f"{day}-{slug}.md" if day else f"{slug}.md")


def _ask(question: str) -> str:
    try:
        return input(question).strip() if sys.stdin.isatty() else ""
    except EOFError:
        return ""


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    date = parse_date(text) or _refuse(f"„{text}“ ist kein Datum.", "Es als 2026-12-01 schreiben.")
    return date.date()


def _refuse(message: str, remedy: str) -> NoReturn:
    raise SystemExit(f"Fehler: {message} Abhilfe: {remedy}")
