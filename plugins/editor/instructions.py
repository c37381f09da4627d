"""What the editor offers of directives: their parts, and what each shows."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Instruction:
    """A directive: what its parts are called, a sentence of help, the line that closes it."""

    parts: tuple[str, ...] = ()
    help: str = ""
    end: str = ""


INSTRUCTIONS = {
    "Zahl": Instruction(("Zahl", "wovon"), "Eine große Zahl, und wovon."),
    "Zitat": Instruction(("Satz", "wer"), "Ein Satz, groß herausgestellt."),
    "Knopf": Instruction(("Aufschrift", "wohin"), "Ein Knopf, der irgendwohin führt."),
    "Kasten": Instruction((), "Ein Kasten um das, was dazwischen steht.", "Kasten Ende"),
    "Newsletter": Instruction((), "Das Formular zum Newsletter."),
    "Kanäle": Instruction((), "Alle Kanäle, als Links."),
    "Kanal": Instruction(("Name",), "Ein einzelner Kanal, etwa Mastodon."),
    "Partner": Instruction(("Gruppe",), "Die Logos der Partner, auch nur einer Gruppe."),
    "Abonnieren": Instruction(("Datei",), "Knopf und Adresse, etwa für feed.xml."),
    "Themenfeeds": Instruction((), "Die Feeds aller Themen."),
    "EMail": Instruction((), "Die Mailadresse der Gruppe."),
    "Verantwortlich": Instruction((), "Name und Anschrift für das Impressum."),
    "Eingebettet": Instruction((), "Welche Dienste eingebettet werden dürfen."),
    "Aufsichtsbehörde": Instruction((), "Wer den Datenschutz überwacht."),
    "Lizenz": Instruction((), "Unter welcher Lizenz die Texte stehen."),
    "Redaktion": Instruction((), "Was die Redaktion speichert, für den Datenschutz."),
}


def offered(directives: Iterable[str]) -> list[dict[str, object]]:
    """Return what the editor says of the directives of a build; those with an end once."""
    ends = {one.end for one in INSTRUCTIONS.values() if one.end}
    order = list(INSTRUCTIONS)
    names = sorted(
        set(directives) - ends,
        key=lambda name: (order.index(name) if name in order else len(order), name),
    )
    return [_told(name, INSTRUCTIONS.get(name, Instruction())) for name in names]


def _told(name: str, instruction: Instruction) -> dict[str, object]:
    said = {"parts": list(instruction.parts), "help": instruction.help, "end": instruction.end}
    return {"name": name, **{key: value for key, value in said.items() if value}}
