"""Examples that others published: a text of Markdown, and the HTML it means."""

import re
from dataclasses import dataclass
from pathlib import Path

# The form of CommonMark's spec.txt, and of the files in cmark-gfm's test/.
_EXAMPLE = re.compile(
    r"^`{32} example(?P<about>[^\n]*)\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$", re.M | re.S
)


@dataclass(frozen=True)
class Example:
    """One example: the collection it is of, its number there, what is written and what it means."""

    collection: str
    number: int
    about: str
    text: str
    html: str

    @property
    def name(self) -> str:
        """How a list names it."""
        return f"{self.collection} {self.number}"


def examples(path: Path, collection: str) -> list[Example]:
    """Return the examples in a file of CommonMark's form, in their order; numbers from 1."""
    found = _EXAMPLE.finditer(path.read_text(encoding="utf-8"))
    return [
        Example(collection, number, one["about"].strip(), _typed(one["text"]), _typed(one["html"]))
        for number, one in enumerate(found, start=1)
    ]


def _typed(text: str) -> str:
    return text.replace("→", "\t")
