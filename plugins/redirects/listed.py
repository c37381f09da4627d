"""Old addresses that belong to no text, and where they lead: content/data/weiterleitungen.yml.

weiterleitungen:
- /category/news/ -> /blog.html
- "/?p=123 -> /2025/10/13/plenum.html"    of WordPress: a script on the home page leads there
- "http://example.org/?p=123 -> /…"       the same, as feeds had it for an id
- /feed/ -> /rss.xml                      a feed goes on, with the ids it had
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
_NUMBER = re.compile(r"(?:https?://[^\s?#]+|/?)\?p=(?P<number>\d{1,15})")


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

    @property
    def entry_id(self) -> str:
        """The id that feeds of the old site had for the text, "" for none or that of this site."""
        return self.row.split(" ")[0] if self.number and self.row.startswith("http") else ""

    @property
    def is_feed(self) -> bool:
        """Whether a feed answered there, and shall go on."""
        return self.file.endswith(".xml")


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
    file = output_file(found["old"], own)
    if found["new"].endswith(".xml"):
        # GitHub Pages answers for a folder with its index.xml, as XML.
        file = f"{file.removesuffix('index.html').removesuffix('.html').rstrip('/')}/index.xml"
    return Listed(file, found["new"], row)


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
