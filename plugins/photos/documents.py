"""Downloads that do more, or say more of their author, than the author may know.

They are published as they are. What runs, starts or is carried along is a Fehler; whom or what a
PDF names, and what kept us from looking, is a Hinweis.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.common.german import enumeration
from plugins.common.pdf import bounded
from plugins.common.pdf.finding import Finding, Kind
from plugins.common.problem import Level, Problem
from plugins.common.source import display_path
from plugins.photos.known import Known

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
    Kind.PLACE: ("Ein Foto im PDF sagt, wo es aufgenommen wurde.", _PRINT),
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
_MOST = 5  # names of one kind that are quoted


def check_pdfs(paths: Sequence[Path], known: Known) -> list[Problem]:
    """Return what is wrong with PDFs; only what is not known yet is looked into."""
    contents = {path: path.read_bytes() for path in paths}
    found = {path: known.recall(content, _version()) for path, content in contents.items()}
    unknown = [path for path in paths if found[path] is None]
    for path, findings in zip(unknown, bounded.look_into(unknown), strict=True):
        found[path] = findings
        known.keep(contents[path], _version(), findings)
    return [
        problem
        for path in paths
        for problem in _problems(path, [Finding(Kind(kind), what) for kind, what in found[path]])
    ]


def _problems(path: Path, findings: list[Finding]) -> Iterator[Problem]:
    by_kind = {kind: [f.what for f in findings if f.kind is kind] for kind in Kind}
    for kinds, level in ((_ERRORS, Level.FEHLER), (_HINTS, Level.HINWEIS)):
        for kind, (message, remedy) in kinds.items():
            if by_kind[kind]:
                said = message.format(what=_what(kind, list(filter(None, by_kind[kind]))))
                yield Problem(display_path(path), 1, said, remedy, level)
    if named := [f"{where} {_quoted(by_kind[k])}" for k, where in _NAMED.items() if by_kind[k]]:
        message = f"Das PDF nennt {enumeration(named)}, und alle können es lesen."
        remedy = "Soll das nicht sein, es ohne Eigenschaften und Kommentare neu sichern."
        yield Problem(display_path(path), 1, message, remedy, Level.HINWEIS)


def _what(kind: Kind, whats: list[str]) -> str:
    if not whats:
        return ""
    return f", sondern {whats[0]}" if kind is Kind.NO_PDF else f" ({_quoted(whats)})"


def _quoted(whats: list[str]) -> str:
    more = [f"{len(whats) - _MOST} weitere"] if len(whats) > _MOST else []
    clear = ["".join(c if c.isprintable() else " " for c in what) for what in whats[:_MOST]]
    shown = [what if len(what) <= 60 else f"{what[:60]}…" for what in clear]
    return enumeration([*(f"„{what}“" for what in shown), *more])


@cache
def _version() -> str:
    """Return what findings hang on besides the file: this code, and the library."""
    files = sorted(Path(bounded.__file__).parent.glob("*.py"))
    return "".join((version("pypdf"), *(file.read_text("utf-8") for file in files)))
