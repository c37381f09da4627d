"""Data files under content/data: YAML in which every value is text and remembers its line."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from plugins.common.problem import Problem
from plugins.common.source import display_path


class Entry(dict[str, Any]):
    """A mapping of text to text, entries or lists of them; `line` and `lines[key]` from 1.

    YAML 1.1 would make `No` False and `19:30` the number 1170, so nothing is typed here.
    """

    def __init__(self, path: str, line: int) -> None:
        super().__init__()
        self.path = path
        self.line = line
        self.lines: dict[str, int] = {}

    def text(self, key: str) -> str:
        """Return the value of `key`, "" where it is missing or not a plain value."""
        value = self.get(key, "")
        return value if isinstance(value, str) else ""

    def entries(self, key: str) -> "list[Entry]":
        """Return the list of entries under `key`, empty where there is none."""
        value = self.get(key)
        return [e for e in value if isinstance(e, Entry)] if isinstance(value, list) else []

    def problem(self, key: str, message: str, remedy: str) -> Problem:
        """Return a problem at the line of `key`, or of the entry where the key is missing."""
        return Problem(self.path, self.lines.get(key, self.line), message, remedy)


def load(path: Path) -> tuple[Entry, list[Problem]]:
    """Read a data file whose top level is a mapping; an empty Entry where it cannot be read."""
    shown = display_path(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
        return _mapping(node, shown), []
    except FileNotFoundError:
        message, line, remedy = "Die Datei fehlt.", 1, "Sie wieder anlegen (docs/schreiben.md)."
    except UnicodeDecodeError:
        message, line, remedy = "Die Datei ist nicht in UTF-8 gespeichert.", 1, "Als UTF-8 sichern."
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = "Das YAML ist hier oder kurz davor nicht zu lesen."
        remedy = "Einrückung, Doppelpunkte und Anführungszeichen mit den Nachbarn vergleichen."
    except ValueError as error:
        message, line = error.args
        remedy = "Die Zeile wie ihre Nachbarn schreiben: `name: Wert`."
    return Entry(shown, 1), [Problem(shown, line, message, remedy)]


def _mapping(node: yaml.Node | None, path: str) -> Entry:
    if node is None:
        return Entry(path, 1)
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("Hier werden Angaben der Form `name: Wert` erwartet.", _line(node))
    entry = Entry(path, _line(node))
    for key_node, value_node in node.value:
        key, line = str(key_node.value), _line(key_node)
        if key in entry:
            raise ValueError(f"Die Angabe `{key}` steht zweimal im selben Eintrag.", line)
        entry[key] = _value(value_node, path)
        entry.lines[key] = line
    return entry


def _value(node: yaml.Node, path: str) -> "str | Entry | list[Any]":
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, path) for child in node.value]
    # An empty value has the tag null; its text is "" or "~" or "null".
    return "" if node.tag.endswith(":null") else str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def check_shape(
    entry: Entry, kind: str, required: Collection[str], optional: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each key that is missing, empty or unknown in an entry of this kind."""
    label = f"{kind} „{entry.text('name')}“" if entry.text("name") else kind
    for key in required:
        if not entry.text(key):
            yield entry.problem(
                key, f"{label}: die Angabe `{key}` fehlt oder ist leer.", f"`{key}: …` ergänzen."
            )
    for key in entry:
        if key not in required and key not in optional:
            yield entry.problem(
                key,
                f"{label}: die Angabe `{key}` ist unbekannt.",
                f"Möglich sind {', '.join([*required, *optional])}.",
            )


def check_https(entry: Entry, kind: str) -> Iterator[Problem]:
    """Yield a problem where the entry's `url` is not an https address with a host."""
    url = entry.text("url")
    if url and not is_https(url):
        yield entry.problem(
            "url",
            f"{kind} „{entry.text('name')}“: „{url}“ ist keine Adresse mit https.",
            "Die ganze Adresse schreiben: `url: https://…`.",
        )


def is_https(url: str) -> bool:
    """Say whether `url` is an absolute https URL without blanks (RFC 3986)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not any(map(str.isspace, url))


def check_unique(entries: Collection[Entry], kind: str, *keys: str) -> Iterator[Problem]:
    """Yield a problem for each entry that repeats another's value of one of `keys`."""
    for key in keys:
        seen: dict[str, Entry] = {}
        for entry in entries:
            value = entry.text(key).casefold()
            if value and (first := seen.setdefault(value, entry)) is not entry:
                yield entry.problem(
                    key,
                    f"{kind} „{entry.text('name')}“: `{key}: {entry.text(key)}` steht schon"
                    f" in Zeile {first.lines[key]}.",
                    "Einen der beiden Einträge löschen.",
                )
