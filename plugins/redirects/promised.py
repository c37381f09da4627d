"""Addresses that readers hold from former days and that must go on answering.

content/data/versprochen.yml lists them:

    addresses:
      - /feed.xml
      - /2023/09/09/klimatag.html
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from plugins.common import data, data_checks
from plugins.common.addresses import path_within
from plugins.common.data import Text
from plugins.common.problem import Problem, WrongInputError
from plugins.redirects.former import output_file

_FORM = re.compile(r"/(?:[^\s/\\?#]+/)*[^\s/\\?#]*")
_KEY = "addresses"
# Told of their own: no site can be without them (plugins.body).
_ALWAYS = frozenset({"/", "/index.html", "/404.html"})


def load(path: Path, own: Collection[str]) -> tuple[list[Text], list[Problem]]:
    """Return the addresses as paths with their lines, and what is wrong in the file.

    `own` are the addresses of the site itself, which may stand before a path.
    """
    root, problems = data.load(path)
    if problems:
        return [], problems
    problems += [
        *data_checks.check_keys(root, [_KEY]),
        *data_checks.check_list(root, _KEY, "Adresse", of=Text),
    ]
    written = [(text, _path(text, own)) for text in root.texts(_KEY) if text]
    problems += _faulty(root.path, written)
    return [path for _, path in written if _FORM.fullmatch(path)], problems


def _path(written: Text, own: Collection[str]) -> Text:
    return Text(unquote(path_within(written, own) or written), written.line)


def _faulty(file: str, written: list[tuple[Text, Text]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for text, path in written:
        if not _FORM.fullmatch(path):
            message = f"„{text}“ ist keine Adresse dieser Website."
            yield Problem(file, text.line, message, "Sie wie `- /alte-adresse.html` schreiben.")
        elif (line := first.setdefault(path, text.line)) != text.line:
            message = f"„{text}“ steht schon in Zeile {line}."
            yield Problem(file, text.line, message, "Eine der beiden Zeilen löschen.")


def broken(
    promises: Collection[Text], find: Callable[[str], str | None], *, but: Collection[str] = ()
) -> Iterator[Text]:
    """Yield the promised addresses where nothing answers any more; case counts.

    `find` returns what answers at a path; `but` are those that were told already.
    """
    for path in promises:
        if path not in _ALWAYS and path not in but and find(path) is None:
            yield path


def fault(file: str, path: Text, similar: str = "") -> Problem:
    """Return the Fehler that a promised address answers no more, and how to keep it.

    `similar` is an address that differs in case only.
    """
    message = f"Die versprochene Adresse „{path}“ antwortet nicht mehr."
    if similar:
        message = f"Die versprochene Adresse „{path}“ antwortet nicht mehr, nur „{similar}“."
        remedy = "Die Datei in der alten Schreibweise nennen: Groß- und Kleinschreibung zählen."
    elif files([path]):
        remedy = f"In den Kopf der Seite, die nun gilt, `frueher: {path}` schreiben."
    else:
        remedy = "Die Datei unter dem alten Namen wieder ablegen; `frueher:` ist nur für Seiten."
    remedy += " Hat eine andere Gruppe sie versprochen, die Zeile löschen."
    return Problem(file, path.line, message, remedy)


def files(promises: Iterable[str]) -> set[str]:
    """Return the output files of the pages among promised addresses."""
    found = set()
    for path in promises:
        with suppress(WrongInputError):
            found.add(output_file(path, ()))
    return found
