"""What the editor calls each word of a header, and how it asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.common import event_header
from plugins.common.header_words import KEYS


class Kind(StrEnum):
    """How a value is asked for."""

    LINE = "line"  # any text
    LONG = "long"  # a sentence
    LIST = "list"  # texts with commas between
    MOMENT = "moment"  # a day, perhaps with a time
    CHOICE = "choice"  # one of `choices`


@dataclass(frozen=True)
class Word:
    """A word of a header: its German label, the kind of its value, a sentence of help.

    `choices` are values and what they are called; "" stands for a header without the word.
    """

    label: str
    kind: Kind = Kind.LINE
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


# No label contains one of those that stay (docs/schreiben.md): screen readers and tests find
# fields by a part of their name.
WORDS = {
    "title": Word("Überschrift"),
    "description": Word("Beschreibung", Kind.LONG, "Ein Satz für Listen, Feeds und Vorschauen."),
    "tags": Word("Themen", Kind.LIST, "Durch Kommas getrennt, überall gleich geschrieben."),
    "date": Word("Tag", Kind.MOMENT, "Etwa 2026-12-01 oder 1.12.2026."),
    "start": Word(
        "Beginn", Kind.MOMENT, "Etwa 2026-12-01 18:00 oder 1.12.26 18-20 Uhr; ohne Uhrzeit"
        " ist es ein ganzer Tag.",
    ),
    "end": Word("Ende", Kind.MOMENT, "Etwa 20:00, an einem anderen Tag mit Datum."),
    "location": Word("Ort", help="Name, Straße, Stadt; ohne Raum online."),
    "repeat": Word(
        "Wiederholung", help="Etwa jede Woche, alle 2 Wochen, am zweiten Montag im Monat."
    ),
    "until": Word(
        "Wiederholt bis", Kind.MOMENT, "Höchstens zwei Jahre voraus. Einen einzelnen Tag verlegen"
        " oder ausfallen lassen: unter „Weitere Angaben“.",
    ),
    "except": Word("Fällt aus am", Kind.LIST, "Durch Kommas getrennt, etwa 2027-02-09."),
    "moved": Word(
        "Verlegungen", Kind.LIST, "Vor dem Pfeil der Tag nach der Regel, dahinter der neue, etwa"
        " 2027-03-09 -> 2027-03-10 18:30.",
    ),
    "uhrzeit": Word("Uhrzeit", help="Zu einem Beginn ohne Uhrzeit, etwa 18-20 Uhr."),
    "dauer": Word("Dauer", help="Statt eines Schlusses, etwa 2h, 90 min, 3 Tage."),
    "geo": Word("Koordinaten", help="Der genaue Punkt, etwa 49.4447, 7.7689."),
    "link": Word("Anmeldung", help="Zur Anmeldung oder Videokonferenz, mit https://."),
    "status": Word(
        "Status", Kind.CHOICE, "", (
            ("", "veröffentlicht"), ("draft", "Entwurf"),
            ("hidden", "nur für die, die die Adresse kennen"),
            ("abgesagt", "abgesagt"), ("verlegt", "verlegt"),
        ),
    ),
    "authors": Word("Verfasst von", Kind.LIST, "Durch Kommas getrennt; sonst die Gruppe."),
    "thumbnail": Word("Vorschaubild", help="Etwa /images/foto.jpg; sonst das erste Foto."),
    "modified": Word("Geändert am", Kind.MOMENT, "Steht dann unter der Meldung."),
    "announce": Word(
        "Auf Mastodon ankündigen", Kind.CHOICE, "", (("", "ja"), ("false", "nein"))
    ),
    "imported": Word(
        "Übernommen am", Kind.MOMENT, "Was fehlt, ist dann ein Hinweis; nach dem Durchsehen leeren."
    ),
    "id": Word("Kennung", help="Nur nach dem Umbenennen: der frühere Name der Datei ohne .md."),
    "frueher": Word("Frühere Adressen", Kind.LIST, "Dort führt eine kleine Seite hierher."),
    "layout": Word("Gestaltung auf der alten Website", help="Bewirkt nichts."),
    "type": Word("Gattung auf der alten Website", help="Bewirkt nichts."),
}  # fmt: skip

# What the form of each kind of text asks for; all else stands under "Weitere Angaben".
FORMS = {
    "news": ("title", "description", "tags", "date"),
    "events": ("title", "description", "tags", "start", "end", "location", "repeat", "until"),
    "pages": ("title", "description"),
}
_NEVER_IN_PAGES = frozenset(event_header.KEYS.values())


def further(kind: str) -> list[str]:
    """Return the words that a text of this kind may use besides those its form asks for."""
    asked = FORMS[kind]
    barred = _NEVER_IN_PAGES if kind == "pages" else frozenset[str]()
    return [word for word in WORDS if word not in asked and word not in barred]


def known() -> frozenset[str]:
    """Return every key that a header may use, by the lists of the code that reads it."""
    return frozenset(KEYS) | frozenset(event_header.KEYS.values())
