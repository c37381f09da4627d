"""The texts that stand here already, written by people or brought in by an earlier import."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.header import Header, parse
from plugins.common.source import Source

CONTENT = Path("content")


@dataclass(frozen=True)
class Known:
    """A text by its path below content/; `imported` is the day of the import that wrote it."""

    path: str
    header: Header
    text: str

    @property
    def imported(self) -> str:
        """The day of its import, "" for one that people wrote."""
        return self.header.text("imported")

    @property
    def former(self) -> list[str]:
        """Its former addresses."""
        return [trimmed(url) for text in self.header.texts("frueher") for url in text.split()]


@dataclass
class Shelf:
    """All texts, by path and by former address; case does not count, as on a Mac."""

    by_path: dict[str, Known] = field(default_factory=dict)
    by_former: dict[str, Known] = field(default_factory=dict)

    def at(self, path: str) -> Known | None:
        """Return the text of a path."""
        return self.by_path.get(path.casefold())

    def once_at(self, address: str) -> Known | None:
        """Return the text that answers at a former address."""
        return self.by_former.get(trimmed(address)) if trimmed(address) else None

    @property
    def topics(self) -> list[str]:
        """The topics in use."""
        return [t for known in self.by_path.values() for t in known.header.texts("tags")]


def trimmed(address: str) -> str:
    """Return an address so that one with and one without a slash at its end are alike."""
    return unquote(address).rstrip("/").removesuffix(".html").lower()


def read() -> Shelf:
    """Return the texts of content/."""
    shelf = Shelf()
    for file in _files():
        path = file.relative_to(CONTENT).as_posix()
        text = file.read_text(encoding="utf-8", errors="replace")
        known = Known(path, parse(Source(path, text)), text)
        shelf.by_path[path.casefold()] = known
        for address in known.former:
            shelf.by_former.setdefault(address, known)
    return shelf


def _files() -> Iterator[Path]:
    for folder in ("news", "pages", "termine"):
        inside = CONTENT / folder
        if inside.is_dir():
            yield from sorted(p for p in inside.iterdir() if p.suffix in MARKDOWN_SUFFIXES)
