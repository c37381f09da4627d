"""Which variables a page was made of: Jinja asks for each through its context."""

from collections.abc import Mapping
from typing import Any

from jinja2.runtime import Context
from jinja2.utils import missing
from pelican.contents import Content

from plugins.common.cache.fingerprint import fingerprint
from plugins.pages.values import Values

_READING = "_reading"  # the name under which the context of a page carries its Reading


class Reading:
    """The variables of one page, as values; notes which were asked for."""

    def __init__(self, variables: Mapping[str, Any], values: Values) -> None:
        self.variables, self._values = variables, values
        self._read: dict[str, Any] = {}

    @property
    def names(self) -> list[str]:
        """The variables that were asked for, those that there are not included."""
        return sorted(self._read)

    def tell(self, name: str) -> Any:
        """Return a variable as a value, Jinja's `missing` where there is none."""
        if name not in self._read:
            value = self.variables.get(name, missing)
            # The one page this is about is told whole.
            about = name in {"article", "page"} and isinstance(value, Content)
            self._read[name] = self._values.whole(value) if about else self._values.of(value)
        return self._read[name]

    def fingerprint_of(self, names: list[str]) -> bytes:
        """Return the fingerprint of these variables; NoFingerprintError where one has none."""
        briefs = {}
        for name in names:
            value = self.variables.get(name, missing)
            if value is not missing:
                briefs[name] = self._values.brief(name, value, self.tell)
        return fingerprint(briefs)


class ReadingContext(Context):
    """Jinja's context, as its documentation says to extend it."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return a variable: what a template set itself, else what the page is told."""
        found = super().resolve_or_missing(key)
        reading: Reading | None = self.parent.get(_READING)
        if reading is None or key in self.vars:
            return found
        if found is reading.variables.get(key, missing):
            return reading.tell(key)
        return found  # set by the template that included this one


def variables_of(reading: Reading) -> dict[str, Any]:
    """Return the variables to render with."""
    return {**reading.variables, _READING: reading}
