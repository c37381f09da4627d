"""What a file's name says: the day and the slug of news, the slug of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.common.file_names import portable
from plugins.common.moments import parse_date
from plugins.common.problem import Problem

_DATED = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class FileName:
    """The slug keeps its case (published addresses do); `date` is None without a valid one."""

    slug: str
    date: datetime | None


def parse_name(path: Path, *, dated: bool) -> FileName:
    """Read a path's last part; only a `dated` file, one of the news, has a date in it."""
    match = _DATED.fullmatch(path.stem) if dated else None
    if match is None:
        return FileName(path.stem, None)
    return FileName(match["slug"], parse_date(match["date"]))


def name_problems(path: Path, shown: str) -> Iterator[Problem]:
    """Yield a problem where the name would not survive as an address."""
    if not _PORTABLE.fullmatch(path.stem):
        better = portable(path.stem)
        dated = _DATED.fullmatch(better)
        slug = dated["slug"] if dated else better
        yield Problem(
            shown,
            1,
            "Der Dateiname wird zur Adresse und darf nur Buchstaben ohne Umlaute, Ziffern,"
            " Punkte, Binde- und Unterstriche enthalten.",
            f"Die Datei in {better}{path.suffix} umbenennen; die Adresse ist dann …/{slug}.html.",
        )
