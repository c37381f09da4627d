"""The entities a file declares, with a bound on what they may grow to ("billion laughs")."""

import re
from collections import Counter

_MOST = 10_000_000  # characters that all references of a file may become together
_DEEPEST = 10  # entities within one another
_LONGEST_DEFAULT = 1000  # characters of an attribute that every element of its kind gets
_REFERENCE = re.compile(r"&([^#;&\s][^;&\s]{0,100});")


class UnboundedError(ValueError):
    """Entities that refer to other files, to themselves, or grow beyond measure."""


class Entities:
    """Declared in the DTD of one file; expat puts in what they stand for."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._lengths: dict[str, int] = {}

    def declare(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        """Take in a declaration, as expat's EntityDeclHandler gets it; the first one counts."""
        if is_parameter:  # never read: they could only change the DTD
            return
        if value is None:
            raise UnboundedError(name)
        self._values.setdefault(name, value)

    def default(self, _element: str, _name: str, _kind: str, value: str | None, _: object) -> None:
        """Refuse a default that would be copied to thousands of elements."""
        if value is not None and len(value) > _LONGEST_DEFAULT:
            raise UnboundedError(value[:20])

    def check(self, text: str) -> None:
        """Raise UnboundedError where the references of `text` would become too much."""
        if self._values and self._grown(text, 0) > _MOST:
            raise UnboundedError

    def _grown(self, text: str, depth: int) -> int:
        """Return how many characters the references in a text become."""
        if depth > _DEEPEST:
            raise UnboundedError
        named = Counter(name for name in _REFERENCE.findall(text) if name in self._values)
        return sum(count * self._length(name, depth) for name, count in named.items())

    def _length(self, name: str, depth: int) -> int:
        if name not in self._lengths:
            value = self._values[name]
            self._lengths[name] = len(value) + self._grown(value, depth + 1)
        return self._lengths[name]
