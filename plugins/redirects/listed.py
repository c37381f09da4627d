"""Old addresses that belong to no text, and where they lead: content/data/weiterleitungen.yml.

weiterleitungen:
- /category/news/ -> /blog.html
- "/?p=123 -> /2025/10/13/plenum.html"    of WordPress: a script on the home page leads there
- "/?cat=5 -> /thema/verkehr.html"        the same of a list: cat, tag, author, m (a month)
- "http://example.org/?p=123 -> /…"       "?p=123", and what feeds had for the text's id
- "id:http://example.org/alt -> /…"       only what feeds had for its id
- /feed/ -> /rss.xml                      a feed goes on, with the ids it had
- /alt/plan.pdf -> /images/plan.pdf       the file answers there as well
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.common import data, data_checks
from plugins.common.data import Text
from plugins.common.kinds import Kind, kind_of
from plugins.common.problem import Problem, WrongInputError
from plugins.redirects.former import output_file

KEY = "weiterleitungen"
_ROW = re.compile(r"(?P<old>\S+)\s+->\s+(?P<new>/[^\s]*)")
_ASKED = re.compile(
    r"(?:https?://[^\s?#]+|/?)\?(?:p=(?P<number>\d{1,15})"
    r"|(?P<kind>cat|tag|author|m)=(?P<name>[\w-]{1,80}))", re.ASCII
)  # fmt: skip
_ID = "id:"
_FOLDER = "nummer/"  # where the pages stand that answer for "?p=123"


@dataclass(frozen=True)
class Listed:
    """The output file that answers at an old address, and the path it leads to."""

    file: str
    new: str
    row: Text

    @property
    def is_asked(self) -> bool:
        """Whether a script on the home page leads there, from "?p=123"."""
        return self.file.startswith(_FOLDER)

    @property
    def entry_id(self) -> str:
        """The id that feeds of the old site had for the text, "" for none or that of this site."""
        old = self.row.split(" ")[0]
        if old.startswith(_ID):
            return old.removeprefix(_ID)
        return old if self.is_asked and old.startswith("http") else ""

    @property
    def is_feed(self) -> bool:
        """Whether a feed answered there, and shall go on."""
        return self.file.endswith(".xml")

    @property
    def is_document(self) -> bool:
        """Whether a file answered there, which shall answer as it is: no page can stand for it."""
        return kind_of(self.file) is Kind.DOCUMENT


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
        key = found.file.casefold() or row.split(" ")[0]
        if (first := rows.setdefault(key, found)) is not found:
            message = f"Für diese Adresse gibt es schon Zeile {first.row.line}."
            problems.append(Problem(root.path, row.line, message, "Eine der Zeilen löschen."))
    return list(rows.values()), problems


def _read(row: Text, own: Collection[str]) -> Listed:
    found = _ROW.fullmatch(row.strip())
    if found is None:
        message = f"„{row}“ ist keine Weiterleitung."
        raise WrongInputError(message, "So schreiben: `- /alt/ -> /neu.html`.")
    old, new = found["old"], found["new"]
    if old.startswith(_ID):
        return Listed("", new, row)
    return Listed(old_file(old, new, own), new, row)


def old_file(old: str, new: str, own: Collection[str]) -> str:
    """Return the output file that answers at an old address which leads to `new`.

    WrongInputError where none of this site can.
    """
    if asked := _ASKED.fullmatch(old):
        name = asked["number"] or f"{asked['kind']}-{asked['name']}"
        return f"{_FOLDER}{name}.html"
    if kind_of(new) is Kind.DOCUMENT and kind_of(old) is Kind.DOCUMENT:
        return _document(old, own)
    file = output_file(old, own)
    if new.endswith(".xml"):
        # GitHub Pages answers for a folder with its index.xml, as XML.
        return f"{file.removesuffix('index.html').removesuffix('.html').rstrip('/')}/index.xml"
    return file


def _document(old: str, own: Collection[str]) -> str:
    """Return the output file of a document that answers at an old address."""
    path = PurePosixPath(old)
    # As a page of that name the rules are the same, but for the ending.
    file = output_file(f"{path.with_suffix('')}.html", own)
    return f"{file.removesuffix('.html')}{path.suffix}"


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
