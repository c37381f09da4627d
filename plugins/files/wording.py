"""What is said of a file that is left out: a Hinweis where nobody meant it to go out."""

import re

from plugins.common.file_names import better
from plugins.common.kinds import Kind
from plugins.common.problem import Level, choice
from plugins.files.folders import Folders
from plugins.files.survey import Found, State

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
Sentence = tuple[str, str]  # message and remedy

_STATES: dict[State, Sentence] = {
    State.NO_FILE: (
        "Das ist keine gewöhnliche Datei, sondern eine Leitung oder ein Gerät.",
        "Löschen.",
    ),
    State.UNREADABLE: (
        "Diese Datei lässt sich nicht lesen.",
        "Ihre Rechte ändern (unter Linux und macOS: chmod u+r) oder sie neu ablegen.",
    ),
    State.UNREADABLE_FOLDER: (
        "Dieser Ordner lässt sich nicht lesen.",
        "Seine Rechte ändern (unter Linux und macOS: chmod u+rx) oder ihn neu anlegen.",
    ),
    State.DEAD_LINK: (
        "Diese Verknüpfung führt zu nichts.",
        "Sie löschen oder die Datei ablegen.",
    ),
    State.CIRCULAR_LINK: (
        "Diese Verknüpfung führt im Kreis zu sich selbst.",
        "Sie löschen und die Datei selbst ablegen.",
    ),
    State.LINK_OUT: (
        "Diese Verknüpfung führt aus content/ hinaus; alle könnten lesen, was dort liegt.",
        "Sie löschen; was auf die Website soll, selbst hier ablegen.",
    ),
    State.LINK_TO_FOLDER: (
        "Diese Verknüpfung führt zu einem Ordner.",
        "Sie löschen und den Ordner selbst hier ablegen.",
    ),
    State.LINK_TO_ANOTHER_KIND: (
        "Diese Verknüpfung führt zu einer Datei von anderer Art, als ihr Name sagt.",
        "Sie löschen und die Datei selbst ablegen.",
    ),
}
_LEFT_OUT: dict[Kind, Sentence] = {
    Kind.LEFTOVER: ("{} hat ein Programm hinterlassen; es wird nicht veröffentlicht.", "Löschen."),
    Kind.HIDDEN: (
        "{} ist versteckt, denn der Name beginnt mit einem Punkt; es wird nicht veröffentlicht.",
        "Löschen; was auf die Website soll, ohne den Punkt benennen.",
    ),
    Kind.SIDECAR: (
        "{} gehört nur zu einem Foto und wird nicht veröffentlicht; es verriete womöglich den Ort.",
        "Löschen; das Foto genügt.",
    ),
    Kind.SOURCE: (
        "{} ist die Arbeitsdatei eines Bildprogramms oder die Rohdatei einer Kamera; sie wird nicht"
        " veröffentlicht.",
        "Das Bild daraus als JPEG oder PNG sichern, die Datei selbst anderswo aufheben.",
    ),
}  # fmt: skip
_REMEDIES = {
    Kind.OFFICE: "Als PDF ablegen; einen Text als .md.",
    Kind.MEDIA: "Videos und Aufnahmen bei einem Dienst (etwa PeerTube) ablegen, ohne Ortsangabe,"
    " und verlinken oder einbetten.",
    Kind.TRACK: "Eine Strecke verrät Zeiten und Orte: bei einem Kartendienst ablegen und verlinken,"
    " oder die Karte als Bild zeigen.",
    Kind.ARCHIVE: "Auspacken und ablegen, was darin ist: Dokumente als PDF, Bilder als Bilder.",
    Kind.SHORTCUT: "Die Datei selbst ablegen, oder in einem Text einen Link setzen.",
    Kind.RUNNING: "Sie löschen, oder als PDF ablegen.",
}


def of_a_state(found: Found) -> Sentence:
    """Return what is wrong where a file cannot or may not be read."""
    return _STATES[found.state]


def of_leftovers(found: Found, folders: Folders) -> tuple[str, str, Level]:
    """Return what is said of a file that lies there by itself."""
    message, remedy = _LEFT_OUT[found.kind]
    if found.kind is Kind.HIDDEN and folders.is_extra(found):
        return message.format(found.name), _known(found, folders), Level.FEHLER
    return message.format(found.name), remedy, Level.HINWEIS


def of_traces(found: Found, what: str) -> Sentence:
    """Return what is said of a file that is left out, and that anybody may read on GitHub."""
    message = f"{found.name} geht nicht auf die Website, ist im Repository aber öffentlich; darin"
    return f"{message} steht mehr, als ein Bild zeigt: {what}.", _LEFT_OUT[found.kind][1]


def of_a_name(found: Found) -> Sentence:
    """Return what is wrong with a name that does not travel."""
    message = f"Den Dateinamen „{shown(found.name)}“ kann git oder GitHub nicht tragen."
    return message, f"Die Datei in {better(found.name, found.beside)} umbenennen."


def of_twins(found: Found, twin: Found) -> Sentence:
    """Return what is wrong with two names that are one on many disks."""
    message = f"{shown(found.name)} und {shown(twin.path)} unterscheiden sich nur in Groß- und"
    return f"{message} Kleinbuchstaben oder in der Schreibweise der Umlaute.", "Eine umbenennen."


def of_a_place(found: Found, folders: Folders) -> Sentence:
    """Return what is wrong with a file that does not belong where it lies."""
    if folders.is_extra(found):
        return "Diese Datei kennt die Website nicht.", _known(found, folders)
    if found.kind is Kind.RUNNING and found.top in folders.pictures:
        message = "Eine solche Datei könnte im Namen dieser Website Skripte ausführen."
        return message, _REMEDIES[found.kind]
    at_home = found.top in folders.texts | folders.pictures
    if not at_home or (found.kind is Kind.TEXT and not folders.holds_texts(found)):
        return "Diese Datei würde nicht veröffentlicht.", _moved(found, folders)
    ending = f"mit der Endung „{shown(found.ending)}“" if found.ending else "ohne Endung"
    return f"Eine Datei {ending} würde hier nicht veröffentlicht.", _saved(found, folders)


def of_no_text() -> Sentence:
    """Return what is wrong with a download that is no text."""
    return (
        "In dieser Datei steht gar kein lesbarer Text.",
        "Sie als Text in UTF-8 sichern; Dokumente als PDF, Bilder als Bilder ablegen.",
    )


def of_another_encoding() -> Sentence:
    """Return what is wrong with a text of which readers would not see the umlauts."""
    return (
        "Diese Datei ist nicht in UTF-8 gespeichert; ihre Umlaute kämen falsch an.",
        "Sie neu sichern und dabei UTF-8 wählen (in Excel: „CSV UTF-8“).",
    )


def shown(name: str) -> str:
    """Return a name as it can be printed in one line."""
    return _UNPRINTABLE.sub(lambda one: one[0].encode("unicode_escape").decode(), name)


def _known(found: Found, folders: Folders) -> str:
    if found.kind.is_published:
        return "Nach content/images/ verschieben."
    names = [name.removeprefix("extra/") for name in folders.extra]
    return choice(found.path.removeprefix("extra/"), names)


def _moved(found: Found, folders: Folders) -> str:
    if found.top == folders.data:
        return "Hier liegen nur Dateien mit der Endung .yml; Bilder gehören nach content/images/."
    return (
        "Meldungen nach content/news/, Termine nach content/termine/, Seiten nach"
        " content/pages/, Bilder nach content/images/ verschieben."
    )


def _saved(found: Found, folders: Folders) -> str:
    if found.kind in _REMEDIES:
        return _REMEDIES[found.kind]
    if folders.holds_texts(found):
        return "Texte mit der Endung .md sichern; Bilder gehören nach content/images/."
    if not found.ending:
        return "Die Endung ergänzen, die zu ihr gehört, etwa .jpg oder .pdf."
    return "Bilder als JPEG oder PNG, Dokumente als PDF, Tabellen als CSV ablegen."
