"""What to say of odd tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.body.elements import KNOWN, verdict
from plugins.body.tag_names import OPTIONAL
from plugins.common.problem import Level

SHOWN = "Soll es Text sein, in `Backticks` setzen oder `&lt;` für `<` schreiben."
# Elements of other names are told by plugins.body.elements, but for what is pasted.
_JUDGED_HERE = {*KNOWN, "iframe", "script"}
LINK_IN_LINK = (
    "Hier steht ein Link in einem Link.", "Den äußeren vorher mit `</a>` schließen.",
)  # fmt: skip


@dataclass(frozen=True)
class TagFault:
    """What is wrong with the HTML at a position."""

    position: int
    message: str
    remedy: str
    level: Level = Level.FEHLER


@dataclass(frozen=True)
class Open:
    """An element that was begun at a position, by the author or by Markdown."""

    name: str
    position: int
    is_written: bool


def stray(position: int, name: str) -> TagFault:
    """Return what to say of an end without a start."""
    if name in KNOWN:
        message = f"</{name}> beendet nichts, ein <{name}> ist nicht offen."
        remedy = f"Es löschen, oder <{name}> davor ergänzen."
        return TagFault(position, message, remedy, Level.HINWEIS)
    message, remedy = verdict(name)
    remedy = remedy.replace(f"&lt;{name}", f"&lt;/{name}")
    return TagFault(position, message.replace("<", "</", 1), remedy)


def odd(found: re.Match[str], stop: int) -> Iterator[TagFault]:
    """Yield what to say of a comment that never stops, a declaration or an instruction."""
    if found["odd"] != "!--":
        message = f"Was mit `{found[0]}` beginnt, ist hier kein HTML und würde verschwinden"
        message += " mit allem, was folgt." if stop < 0 else "."
        yield TagFault(found.start(), message, SHOWN)
    elif stop < 0:
        message = "Der Kommentar `<!--` ist nicht geschlossen und nimmt alles weg, was folgt."
        yield TagFault(found.start(), message, "Nach ihm `-->` schreiben.")


def unfinished(position: int, name: str) -> TagFault:
    """Return what to say of a tag without its last sign."""
    message = f"Dem `<{name}` fehlt ein `>` oder ein Anführungszeichen; was folgt, verschwände."
    return TagFault(position, message, "Es ergänzen.")


def goes_on(one: Open) -> bool:
    """Say whether an element that is open at the end is told; unknown ones are already."""
    return one.is_written and one.name not in OPTIONAL and one.name in _JUDGED_HERE


def unclosed(one: Open) -> TagFault:
    """Return what to say of an element without an end."""
    message = f"<{one.name}> ist nicht geschlossen und gälte bis ans Ende der Seite."
    return TagFault(one.position, message, f"Am Ende `</{one.name}>` ergänzen.")
