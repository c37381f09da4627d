"""`make new`: a new post with the right name and header."""

import datetime
import sys
from pathlib import Path
from typing import NoReturn

from plugins.common import clock
from plugins.front_matter.file_name import plain

NEWS = Path("content/news")
LONGEST_SLUG = 80  # characters of an address; a file name may have 255 bytes in all

_TEMPLATE = """\
---
# Was hier steht, erscheint in Listen, Feeds und Vorschauen.
title: {title}
description:
# Themen, durch Kommas getrennt:
tags:
---

"""


def create(title: str, date: str) -> None:
    """Create a post; asks for a title where none is given, never overwrites."""
    title = " ".join((title or _ask("Überschrift: ")).split())
    day = _day(date)
    slug = plain(title).lower()[:LONGEST_SLUG].rstrip("-._")
    if not any(map(str.isalnum, title)):
        _refuse(f"„{title}“ kann keine Adresse werden.", "Eine Überschrift mit Worten wählen.")
    path = NEWS / f"{day}-{slug}.md"
    NEWS.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE.format(title=title))
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
