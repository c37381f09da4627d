"""Downloads that do more, or say more of their author, than the author may know.

They are published as they are. What runs, starts or is carried along is a Fehler; what kept us from
looking is a Hinweis. Whom or what a PDF names is either, as with pictures (originals.py).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.common.pdf import bounded
from plugins.common.pdf.finding import Finding, Kind
from plugins.common.problem import Level, Problem
from plugins.common.source import display_path
from plugins.common.traces import remedies
from plugins.common.traces.words import listed, quoted
from plugins.photos.known import Known
from plugins.photos.originals import AFTER, BEFORE
from plugins.photos.originals import version as of_pictures

_PRINT = "Es im PDF-Programm über „Drucken“ neu als PDF sichern."
_ANEW = "Es aus dem Schreibprogramm neu als PDF sichern, ohne Kennwort."
# Message, with {what} for what was found, and remedy.
_ERRORS = {
    Kind.SCRIPT: ("Das PDF enthält ein Skript, das bei allen laufen würde, die es öffnen.", _PRINT),
    Kind.STARTS: ("Das PDF startet ein Programm oder schickt Daten weg{what}.", _PRINT),
    Kind.FILES: (
        "Das PDF trägt weitere Dateien in sich{what}.",
        "Die Anhänge entfernen, oder es im PDF-Programm über „Drucken“ neu als PDF sichern.",
    ),
    Kind.NO_PDF: ("Die Datei ist kein PDF{what}.", "Sie noch einmal herunterladen oder sichern."),
}
_HINTS = {
    Kind.LOCAL: (
        "Ein Link im PDF führt zu einer Datei, die andere nicht haben{what}.",
        "Den Link im Schreibprogramm ändern oder entfernen.",
    ),
    Kind.EARLIER: (
        "Das PDF wurde in sich selbst gesichert: Was darin gelöscht wurde, lässt sich noch lesen.",
        _PRINT,
    ),
    Kind.ENCRYPTED: ("Das PDF ist verschlüsselt und ließ sich nicht ganz prüfen.", _ANEW),
    Kind.DAMAGED: ("Das PDF ist beschädigt und ließ sich nicht ganz prüfen.", _ANEW),
    Kind.TOO_MUCH: ("Das PDF ist zu groß oder zu verwickelt, um es ganz zu prüfen.", _PRINT),
}
_NAMED = {
    Kind.AUTHOR: "als Autor", Kind.COMMENTS: "in Kommentaren", Kind.SIGNED: "in Unterschriften",
    Kind.PHOTO: "in einem Foto", Kind.PATH: "im Ort einer Datei",
}  # fmt: skip
_OF_PHOTOS = {
    Kind.PLACE: "den Ort, an dem ein Foto entstand",
    Kind.SERIAL: "die Seriennummer einer Kamera",
}
# With these `make strip` leaves it as it is, or may have to.
_STUCK = (Kind.STUCK, Kind.ENCRYPTED, Kind.DAMAGED, Kind.TOO_MUCH)


def check_pdfs(
    paths: Sequence[Path], known: Known, of_names: Level = Level.HINWEIS
) -> list[Problem]:
    """Return what is wrong with PDFs; only what is not known yet is looked into.

    Whom they name is told as `of_names` says.
    """
    contents = {path: path.read_bytes() for path in paths}
    found = {path: known.recall(content, _version()) for path, content in contents.items()}
    unknown = [path for path in paths if found[path] is None]
    for path, findings in zip(unknown, bounded.look_into(unknown), strict=True):
        found[path] = findings
        known.keep(contents[path], _version(), findings)
    return [
        problem
        for path in paths
        for problem in _problems(
            path, [Finding(Kind(k), what) for k, what in found[path]], of_names
        )
    ]


def _problems(path: Path, findings: list[Finding], of_names: Level) -> Iterator[Problem]:
    by_kind = {kind: [f.what for f in findings if f.kind is kind] for kind in Kind}
    for kinds, level in ((_ERRORS, Level.FEHLER), (_HINTS, Level.HINWEIS)):
        for kind, (message, remedy) in kinds.items():
            if by_kind[kind]:
                message_of = message.format(what=_what(kind, list(filter(None, by_kind[kind]))))
                yield Problem(display_path(path), 1, message_of, remedy, level)
    named = [f"{where} {quoted(by_kind[k])}" for k, where in _NAMED.items() if by_kind[k]]
    if named := [message_of for kind, message_of in _OF_PHOTOS.items() if by_kind[kind]] + named:
        message = f"Das PDF nennt {listed(named)}, und alle können es lesen."
        remedy = BEFORE if of_names is Level.FEHLER else AFTER
        if any(by_kind[kind] for kind in _STUCK):
            remedy = remedies.of(path.name)
        yield Problem(display_path(path), 1, message, remedy, of_names)


def _what(kind: Kind, whats: list[str]) -> str:
    if not whats:
        return ""
    return f", sondern {whats[0]}" if kind is Kind.NO_PDF else f" ({quoted(whats)})"


@cache
def _version() -> str:
    """Return what findings hang on besides the file: this code, and the library."""
    files = sorted(Path(bounded.__file__).parent.glob("*.py"))
    code = (file.read_text("utf-8") for file in files)
    return "".join((version("pypdf"), *code, of_pictures()))
