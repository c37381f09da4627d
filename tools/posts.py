"""`make new`: a new post or event with the right name and header."""

import datetime
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from plugins.common import clock
from plugins.common.problem import choice
from plugins.front_matter.file_name import plain

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
class Kind:
    """What may be created: the folder, the header, whether the file's name begins with a day."""

    folder: Path
    header: str
    dated: bool


KINDS = {
    "meldung": Kind(Path("content/news"), _HEAD + _END, dated=True),
    "termin": Kind(Path("content/termine"), _HEAD + _EVENT + _END, dated=False),
}


def create(title: str, date: str, kind: str = "meldung") -> None:
    """Create a post; asks for a title where none is given, never overwrites.

    `date` is the day of the news, today without one; of an event the day it takes place.
    """
    made = KINDS.get(kind.lower()) or _refuse(f"„{kind}“ gibt es nicht.", choice(kind, KINDS))
    title = " ".join((title or _ask("Überschrift: ")).split())
    day = _day(date)
    slug = plain(title).lower()[:LONGEST_SLUG].rstrip("-._")
    if not any(map(str.isalnum, title)):
        _refuse(f"„{title}“ kann keine Adresse werden.", "Eine Überschrift mit Worten wählen.")
    # A series has many days, and a day may move: the name of an event bears one if it was given.
    path = made.folder / (f"{day}-{slug}.md" if date or made.dated else f"{slug}.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(made.header.format(title=title, start=f"{day} 18:00" if date else ""))
    except FileExistsError:
        _refuse(f"{path} gibt es schon.", "Eine andere Überschrift oder einen anderen Tag wählen.")
    print(f"Angelegt: {path}. Zum Ansehen: make serve")


def _ask(question: str) -> str:
    try:
        answer = input(question).strip() if sys.stdin.isatty() else ""
    except EOFError:
        answer = ""
    if not answer:
        _refuse("Die Überschrift fehlt.", "make new ARGS=\"--title 'Was geschehen ist'\"")
    return answer


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text) if text else clock.now().date()
    except ValueError:
        _refuse(f"„{text}“ ist kein Datum.", "Es als 2026-12-01 schreiben.")


def _refuse(message: str, remedy: str) -> NoReturn:
    raise SystemExit(f"Fehler: {message} Abhilfe: {remedy}")
