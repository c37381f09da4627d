"""What the writer of Markdown asks of whoever knows the rest of the export."""

from typing import Protocol

# Stands in HTML where something was left out; the number is that of what is told of it.
MARK = "<wbr class=note-{}>"


class Context(Protocol):
    """Answers for one text; `note` takes what the report shall tell of it."""

    def link(self, url: str) -> str:
        """Return the address to write, "" where a link would lead to nothing."""

    def anchor(self, name: str) -> str:
        """Return the id to write for an element that some link leads to, "" for any other."""

    def picture(self, url: str, number: int) -> str:
        """Return the path of a picture here, "" where there is none; `number` is WordPress's."""

    def alternative(self, number: int) -> str:
        """Return the alternative text that the media library has for a picture."""

    def frame(self, url: str) -> str:
        """Return the address to embed, "" for who may not be embedded."""

    def note(self, message: str, needle: str = "") -> None:
        """Take a German sentence; `needle` is text of the line it is about."""

    def marked(self, mark: str) -> None:
        """Take the class of a mark: what is told of it is about this place."""

    def reached(self, block: str) -> None:
        """Take the block just written: what is told from now on is about what follows it."""
