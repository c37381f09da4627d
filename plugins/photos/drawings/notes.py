"""What a published drawing lacks, and what its author can do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

_MOST = 8  # messages of one drawing; after that it is to be saved otherwise anyway


class Why(Enum):
    """Reason and remedy."""

    SCRIPT = (
        "Skripte laufen in Zeichnungen nicht",
        "Prüfen, ob die Zeichnung ohne das Skript stimmt.",
    )
    LOADS = (
        "Zeichnungen laden nichts nach",
        "Bilder und Schriften beim Sichern einbetten oder Text in Pfade umwandeln.",
    )
    HTML = (
        "HTML gibt es in Zeichnungen nicht",
        "Den Text als einfachen Text sichern oder in Pfade umwandeln.",
    )
    UNKNOWN = (
        "Browser zeigen es nicht, oder es ist nicht erlaubt",
        "Wenn etwas fehlt, die Zeichnung neu als einfaches SVG sichern.",
    )
    NO_PICTURE = (
        "darin steckt kein lesbares Bild und keine lesbare Schrift",
        "Das Bild als PNG oder JPEG neu einbetten.",
    )
    LINK = (
        "Links führen nur zu Websites, zu Mail und Telefon",
        "Die Adresse ändern oder den Link löschen.",
    )
    STYLE = (
        "solche Angaben lesen oder laden Browser nicht, oder sie sind nicht erlaubt",
        "Bilder und Schriften einbetten oder Text in Pfade umwandeln.",
    )


@dataclass(frozen=True)
class LeftOut:
    """`what` was left out at `line`; in German, `why` and `remedy` too."""

    line: int
    what: str
    why: str
    remedy: str

    def message(self, name: str) -> str:
        """Return the sentence about the drawing of this file name."""
        return f"Auf der Website fehlt in der Zeichnung {name} {self.what}: {self.why}."


@dataclass
class Notes:
    """Collects each loss once, at its first line."""

    _found: dict[str, LeftOut] = field(default_factory=dict)

    def add(self, line: int, what: str, why: Why) -> None:
        """Note that something was left out."""
        reason, remedy = why.value
        self._found.setdefault(what, LeftOut(line, what, reason, remedy))

    def add_all(self, line: int, inner: "Notes") -> None:
        """Note what a drawing within the drawing lacks; it has no lines that anybody sees."""
        for one in inner._found.values():
            self._found.setdefault(one.what, LeftOut(line, one.what, one.why, one.remedy))

    def all(self) -> Iterator[LeftOut]:
        """Yield what was left out, and how much more there is."""
        found = list(self._found.values())
        yield from found[:_MOST]
        if more := found[_MOST:]:
            reason, remedy = Why.UNKNOWN.value
            yield LeftOut(more[0].line, f"noch mehr ({len(more)} Stellen)", reason, remedy)
