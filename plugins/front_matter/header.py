"""The header of a post as text: pure functions, no Pelican."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from plugins.common.problem import Problem
from plugins.common.source import Source

# What a header may say; `layout` and `type` are the old site's and mean nothing here.
KEYS = (
    "title", "description", "date", "modified", "tags", "id", "status", "thumbnail",
    "layout", "type",
)  # fmt: skip
STATUSES = ("published", "draft", "hidden")

_LINE = re.compile(r"(?P<key>[^\W\d][\w-]*)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<item>.*)$")


@dataclass(frozen=True)
class Post:
    """A file taken apart: header values as text (lists for lists), the body, what is wrong."""

    header: dict[str, str | list[str]]
    body: str
    problems: list[Problem] = field(default_factory=list)

    def text(self, key: str) -> str:
        """Return the value of `key` as one text."""
        value = self.header.get(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def texts(self, key: str) -> list[str]:
        """Return the value of `key` as a list: a YAML list or a text with commas."""
        value = self.header.get(key, "")
        items = value.split(",") if isinstance(value, str) else value
        return list(dict.fromkeys(filter(None, map(str.strip, items))))


def parse(source: Source) -> Post:
    """Take a file apart; never raises, whatever it holds."""
    lines = source.text.split("\n")
    if lines[0].rstrip() == "---":
        return _fenced(source, lines)
    if _LINE.match(lines[0]):
        end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
        return _post(source, lines[:end], lines[end:])
    return Post({}, source.text)


def _fenced(source: Source, lines: list[str]) -> Post:
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return _post(source, lines[1:number], lines[number + 1 :], offset=1)
    message = "Der Kopf der Datei ist nicht geschlossen."
    problem = Problem(source.path, 1, message, "Nach der letzten Angabe eine Zeile `---` setzen.")
    return Post({}, "", [problem])


def _post(source: Source, header: list[str], body: list[str], offset: int = 0) -> Post:
    values: dict[str, str | list[str]] = {}
    problems: list[Problem] = []
    key = ""
    for number, line in enumerate(header, start=1 + offset):
        if not line.strip() or line.startswith("#"):
            continue
        if key and (item := _ITEM.match(line)):
            values[key] = [*_as_list(values[key]), _unquote(item["item"])]
        elif match := _LINE.match(line):
            key = match["key"].lower()
            problems += _key_problems(source, number, match["key"], values)
            values[key] = _unquote(match["value"] or "")
        else:
            problems.append(_unreadable(source, number, line))
    return Post(values, "\n".join(body), problems)


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [v for v in [value] if v]


def _unquote(value: str) -> str:
    value = value.strip()
    if (
        len(value) > 1
        and value[0] == value[-1]
        and value[0] in "\"'"
        and value[0] not in value[1:-1]
    ):
        return value[1:-1]
    return value


def _key_problems(source: Source, line: int, key: str, known: Iterable[str]) -> Iterable[Problem]:
    if key.lower() in known:
        yield Problem(
            source.path, line, f"Die Angabe `{key}` steht zweimal im Kopf.", "Eine davon löschen."
        )
    elif key.lower() not in KEYS:
        near = get_close_matches(key.lower(), KEYS, n=1)
        remedy = f"Gemeint ist wohl `{near[0]}`." if near else f"Möglich sind {', '.join(KEYS)}."
        yield Problem(source.path, line, f"Die Angabe `{key}` ist unbekannt.", remedy)


def _unreadable(source: Source, line: int, text: str) -> Problem:
    return Problem(
        source.path,
        line,
        f"Die Zeile „{text.strip()}“ im Kopf ist keine Angabe.",
        "Sie als `name: Wert` schreiben oder hinter den Kopf setzen.",
    )
