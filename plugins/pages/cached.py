"""The pages of the last build, and whether they would come out the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Template

from plugins.common import clock
from plugins.common.cache.database import Database
from plugins.common.cache.fingerprint import (
    NoFingerprintError,
    fingerprint,
    fingerprint_or_none,
)
from plugins.pages.reading import Reading, variables_of
from plugins.pages.values import Values


@dataclass(frozen=True)
class Record:
    """What a page asked for, the fingerprint of the answers, and the digest of the page."""

    names: list[str]
    made_of: str
    digest: str


class CachedPages:
    """The pages in a folder, and what the cache says they were made of.

    `tools` are the functions and filters that any template may use.
    """

    def __init__(self, folder: Path, cache: Database, tools: Any) -> None:
        self._folder = folder
        self._cache, self._values = cache, Values()
        self._tools = fingerprint_or_none(tools)

    def find(self, template: Template, variables: Mapping[str, Any]) -> bytes | None:
        """Return the last page, if the template would make the same again."""
        found = self._cache.get(_key(template, variables))
        if found is None:
            return None
        record = Record(**found)
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
        reading = Reading(variables, self._values)
        with clock.expiring() as expiry:
            page = template.render(variables_of(reading))
        made_of = self._made_of(reading, reading.names)
        if made_of and expiry.expires is None:
            record = Record(reading.names, made_of, _digest(page.encode()))
            self._cache.put(_key(template, variables), asdict(record))
        return page

    def _made_of(self, reading: Reading, names: list[str]) -> str:
        """Return the fingerprint of what a page is made of, "" where it has none."""
        try:
            return (self._tools + reading.fingerprint_of(names)).hex() if self._tools else ""
        except NoFingerprintError:
            return ""


def _key(template: Template, variables: Mapping[str, Any]) -> bytes:
    return fingerprint(("page", template.name, variables["output_file"]))


def _digest(page: bytes) -> str:
    return blake2b(page, digest_size=16).hexdigest()
