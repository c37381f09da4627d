"""Facts of a group that stood in pelicanconf.py until they moved to content/data/site.yml.

A setting goes before the file, so one that is no fact, or was left behind, is told where it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.common.addresses import is_this_machine, parts_of
from plugins.common.data_checks import is_https
from plugins.common.moments import parse_date
from plugins.common.problem import Level, Problem
from plugins.common.source import Source


@dataclass(frozen=True)
class _Moved:
    """A fact: its key in site.yml, whether a text can be its value, and what a wrong one is not."""

    key: str
    is_one: Callable[[str], object]
    kind: str
    example: str


def _is_hub(written: str) -> bool:
    parts = parts_of(written)
    return is_https(written) or bool(parts and is_this_machine(parts.hostname))


_MOVED = {
    "ANNOUNCE_SINCE": _Moved("announce_since", parse_date, "kein Tag", "2026-12-01"),
    "WEBSUB_HUB": _Moved("websub_hub", _is_hub, "keine Adresse mit https", "https://…"),
}


def faulty(settings: Mapping[str, Any], files: Iterable[Source]) -> Iterator[tuple[str, Problem]]:
    """Yield each setting whose value is no such fact, with a Fehler at the first file that has it.

    What is wrong in site.yml is told there, and is no setting.
    """
    for setting, fact in _MOVED.items():
        value = settings[setting]
        if value == "" or (isinstance(value, str) and fact.is_one(value)):
            continue
        found = ((file, _assigned(setting, file)) for file in files)
        file, line = next(((file, line) for file, line in found if line), (Source("", ""), ""))
        message = f"{setting}: „{value}“ ist {fact.kind}."
        right = f"`{fact.key}: {fact.example}`"
        remedy = f"Diese Zeile löschen und in content/data/site.yml {right} eintragen."
        yield setting, file.problem(line, message, remedy)


def left_behind(source: Source) -> Iterator[Problem]:
    """Yield a Hinweis for each that still has a value of its own there, be it "": it wins."""
    for setting, fact in _MOVED.items():
        line = _assigned(setting, source)
        if value := re.search(r"=\s*[\"'](.*?)[\"']", line):
            message = f"{setting} steht nun in content/data/site.yml."
            remedy = f"Dort `{fact.key}: {value[1]}` eintragen und diese Zeile löschen."
            if not value[1]:
                remedy = f"Diese Zeile löschen; solange sie dasteht, gilt `{fact.key}` dort nicht."
            yield source.problem(line, message, remedy, level=Level.HINWEIS)


def _assigned(setting: str, source: Source) -> str:
    """Return the last line that gives a setting a value of its own, "" for none."""
    lines: list[str] = re.findall(rf"^{setting}\b[^=\n,]*=(?!=).*", source.text, re.M)
    return lines[-1] if lines else ""
