"""Data files under content/data: YAML in which every value is text and remembers its line."""

from errno import EINVAL
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from plugins.common.problem import UNFIT, Problem
from plugins.common.source import display_path

_QUOTE = (
    'Was mit einem Zeichen wie | > * & % [ oder - beginnt, in Anführungszeichen setzen: `"|…"`.'
)
# What PyYAML says of a common slip, and what mends it.
_YAML_REMEDIES = (
    ("'\\t'", "Mit Leerzeichen einrücken, nicht mit der Tabulatortaste."),
    ("'@'", 'Den Wert in Anführungszeichen setzen: `"@name"`.'),
    *(
        (sign, _QUOTE)
        for sign in (
            "cannot start any token",
            "while scanning a block scalar",
            "while scanning an a",
            "undefined alias",
            "expected the node content",
            "sequence entries are not allowed",
            "mapping keys are not allowed",
        )
    ),
    ("mapping values are", 'Einen Wert mit Doppelpunkt in "…" setzen; Einrückung prüfen.'),
    ("could not find expected ':'", "Nach dem Namen der Angabe `: ` schreiben, mit Leerzeichen."),
    ("while scanning a quoted", "Das fehlende Anführungszeichen ergänzen."),
)
_YAML_REMEDY = "Einrückung, Doppelpunkte und Anführungszeichen mit den Nachbarn vergleichen."


class Text(str):
    """A plain value and the line it stands in; text is NFC."""

    line: int

    def __new__(cls, value: str, line: int) -> "Text":
        """Return the text with its line."""
        text = super().__new__(cls, normalize("NFC", value))
        text.line = line
        return text


class Record(dict[str, Any]):
    """A mapping of names to Text, entries or lists of them; `line` and `lines[name]` from 1.

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

    def entries(self, key: str) -> "list[Record]":
        """Return the entries of the list under `key`; check_list tells what is left out."""
        value = self.get(key)
        return [e for e in value if isinstance(e, Record)] if isinstance(value, list) else []

    def texts(self, key: str) -> list[Text]:
        """Return the plain values of the list under `key`; check_list tells what is left out."""
        value = self.get(key)
        return [t for t in value if isinstance(t, Text)] if isinstance(value, list) else []

    def problem(self, key: str, message: str, remedy: str) -> Problem:
        """Return a problem at the line of `key`, or of the entry where the key is missing."""
        return Problem(self.path, self.lines.get(key, self.line), message, remedy)


def load(path: Path) -> tuple[Record, list[Problem]]:
    """Read a data file whose top level is a mapping; an empty Record where it cannot be read."""
    shown = display_path(path)
    try:
        node = yaml.compose(_text(path), Loader=yaml.SafeLoader)
        return _mapping(node, shown), []
    except FileNotFoundError:
        message, line, remedy = "Die Datei fehlt.", 1, "Sie wieder anlegen (docs/betrieb.md)."
    except OSError as error:
        message, line = f"Die Datei lässt sich nicht lesen ({error.strerror}).", 1
        remedy = "Sie als gewöhnliche Datei neu anlegen."
    except UnicodeDecodeError:
        message, line, remedy = "Die Datei ist nicht in UTF-8 gespeichert.", 1, "Als UTF-8 sichern."
    except RecursionError:
        message, line, remedy = "Ein Eintrag enthält sich selbst.", 1, "& und * vermeiden."
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = "Hier oder in der Zeile davor stimmt die Schreibweise nicht."
        remedy = next((r for sign, r in _YAML_REMEDIES if sign in str(error)), _YAML_REMEDY)
    except ValueError as error:
        message, line, remedy = error.args
    return Record(shown, 1), [Problem(shown, line, message, remedy)]


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise OSError(EINVAL, "keine Datei")
    return path.read_text(encoding="utf-8-sig")


def _mapping(node: yaml.Node | None, path: str) -> Record:
    if node is None:
        return Record(path, 1)
    if not isinstance(node, yaml.MappingNode):
        message = "Hier werden Angaben der Form `name: Wert` erwartet."
        raise ValueError(message, _line(node), "Die Zeile wie ihre Nachbarn schreiben.")
    entry = Record(path, _line(node))
    for key_node, value_node in node.value:
        line = _line(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            message = "Hier wird der Name einer Angabe erwartet."
            raise ValueError(message, line, "Die Zeile wie ihre Nachbarn schreiben: `name: Wert`.")
        key = str(key_node.value)
        if key in entry:
            message = f"Die Angabe `{key}` steht zweimal im selben Eintrag."
            remedy = f"Eine löschen; beginnt hier ein neuer Eintrag, `- {key}: …` schreiben."
            raise ValueError(message, line, remedy)
        entry[key] = _value(value_node, path)
        entry.lines[key] = line
    return entry


def _value(node: yaml.Node, path: str) -> "Text | Record | list[Any]":
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, path) for child in node.value]
    if UNFIT.search(str(node.value)):
        message = "Der Wert enthält ein unsichtbares Steuerzeichen."
        raise ValueError(message, _line(node), "Ihn neu tippen.")
    # An empty value has the tag null, and so have "~" and "null".
    return Text("" if node.tag.endswith(":null") else str(node.value), _line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
