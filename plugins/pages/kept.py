"""The pages of the last build, and whether they would come out the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Template

from plugins.common.clock import horizon
from plugins.common.fingerprint import NoPrintError, fingerprint, print_or_none
from plugins.common.memory import Memory
from plugins.pages.reading import Reading, variables_of
from plugins.pages.values import Values


@dataclass(frozen=True)
class Record:
    """What a page asked for, the print of the answers, and the digest of what was written."""

    names: list[str]
    made_of: str
    digest: str


class KeptPages:
    """The pages in a folder, and what the memory says they were made of.

    `tools` are the functions and filters that any template may use.
    """

    def __init__(self, folder: Path, memory: Memory, tools: Any) -> None:
        self._folder = folder
        self._memory, self._values = memory, Values()
        self._tools = print_or_none(tools)

    def find(self, template: Template, variables: Mapping[str, Any]) -> bytes | None:
        """Return the last page, if the template would make the same again."""
        said = self._memory.recall(_key(template, variables))
        if said is None:
            return None
        record = Record(**said)
        if self._made_of(Reading(variables, self._values), record.names) != record.made_of:
            return None
        try:
            with open(f"{self._folder}/{variables['output_file']}", "rb") as file:  # noqa: PTH123 - one of thousands
                page = file.read()
        except OSError:
            return None
        return page if _digest(page) == record.digest else None

    def render(self, template: Template, variables: Mapping[str, Any]) -> str:
        """Return the page made anew, and keep what it was made of, as far as that is known."""
        reading, asked_for_time = Reading(variables, self._values), horizon.asked
        page = template.render(variables_of(reading))
        made_of = self._made_of(reading, reading.names)
        if made_of and horizon.asked == asked_for_time:
            record = Record(reading.names, made_of, _digest(page.encode()))
            self._memory.keep(_key(template, variables), asdict(record))
        return page

    def _made_of(self, reading: Reading, names: list[str]) -> str:
        """Return the print of what a page is made of, "" where it has none."""
        try:
            return (self._tools + reading.print_of(names)).hex() if self._tools else ""
        except NoPrintError:
            return ""


def _key(template: Template, variables: Mapping[str, Any]) -> bytes:
    return fingerprint(("page", template.name, variables["output_file"]))


def _digest(page: bytes) -> str:
    return blake2b(page, digest_size=16).hexdigest()
