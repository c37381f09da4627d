"""A post's text as it lies on the disk."""

import re
from pathlib import Path
from unicodedata import normalize

from plugins.common.problem import Problem

# No page and no feed can carry these (XML 1.0, 2.2).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """Return the text (NFC, Unix line ends); of a faulty file what can be read of it."""
    raw = path.read_bytes()
    problems = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Die Datei im Editor neu sichern und dabei UTF-8 wählen (nicht Windows-1252)."
        problems.append(Problem(shown, line, "Die Datei ist nicht in UTF-8 gespeichert.", remedy))
        text = raw.decode("cp1252", errors="replace")
    text = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if (found := _CONTROL.search(text)) and not problems:
        line = text.count("\n", 0, found.start()) + 1
        message = f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})."
        problems.append(
            Problem(shown, line, message, "Es löschen, am besten die Zeile neu tippen.")
        )
    return _CONTROL.sub("\ufffd", text), problems
