"""Old addresses that belong to no text, and where they lead: content/data/weiterleitungen.yml.

weiterleitungen:
  - /category/news/ -> /blog.html
  - "/?p=123 -> /2025/10/13/plenum.html"    of WordPress: the home page leads there by a script
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.common import data, data_checks
from plugins.common.data import Text
from plugins.common.problem import Problem, WrongInputError
from plugins.redirects.former import output_file

KEY = "weiterleitungen"
# Where the page stands that answers for "?p=123": a script on the home page leads there.
NUMBERED = "nummer/{}.html"
_ROW = re.compile(r"(?P<old>\S+)\s+->\s+(?P<new>/[^\s]*)")
_NUMBER = re.compile(r"/?\?p=(?P<number>\d{1,15})")


@dataclass(frozen=True)
class Listed:
    """The output file that answers at an old address, and the path it leads to."""

    file: str
    new: str
    row: Text

    @property
    def number(self) -> str:
        """The number in "?p=123", "" without."""
        found = _NUMBER.match(self.row)
        return found["number"] if found else ""


def load(path: Path, own: Collection[str]) -> tuple[list[Listed], list[Problem]]:
    """Return what a file lists and what is wrong with it; nothing where there is no file."""
    if not path.exists():
        return [], []
    root, problems = data.load(path)
    if problems:
        return [], problems
    problems += [
        *data_checks.check_keys(root, [KEY]),
        *data_checks.check_list(root, KEY, "Weiterleitung", of=Text, may_be_empty=True),
    ]
    rows: dict[str, Listed] = {}
    for row in filter(None, root.texts(KEY)):
        try:
            found = _read(row, own)
        except WrongInputError as wrong:
            problems.append(Problem(root.path, row.line, wrong.message, wrong.remedy))
            continue
        if (first := rows.setdefault(found.file.casefold(), found)) is not found:
            message = f"Für diese Adresse gibt es schon Zeile {first.row.line}."
            problems.append(Problem(root.path, row.line, message, "Eine der Zeilen löschen."))
    return list(rows.values()), problems


def _read(row: Text, own: Collection[str]) -> Listed:
    found = _ROW.fullmatch(row.strip())
    if found is None:
        message = f"„{row}“ ist keine Weiterleitung."
        raise WrongInputError(message, "So schreiben: `- /alt/ -> /neu.html`.")
    if number := _NUMBER.fullmatch(found["old"]):
        return Listed(NUMBERED.format(number["number"]), found["new"], row)
    return Listed(output_file(found["old"], own), found["new"], row)


def free(listed: Iterable[Listed], taken: Collection[str]) -> list[Listed]:
    """Return those whose place no page takes; what stands there answers by itself.

    `taken` are output files in lower case, as on a Mac.
    """
    return [one for one in listed if one.file.casefold() not in taken]


def broken(
    listed: Iterable[Listed], file: str, find: Callable[[str], str | None]
) -> Iterator[Problem]:
    """Yield a problem for each that leads to nothing."""
    for one in listed:
        path = one.new.partition("#")[0]
        if find(path) is None:
            message = f"Die Weiterleitung führt zu {one.new}, und da ist nichts."
            yield Problem(
                file, one.row.line, message, "Das Ziel berichtigen oder die Zeile löschen."
            )
