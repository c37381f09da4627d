"""A post's text as it lies on the disk."""

import re
from pathlib import Path
from unicodedata import normalize

from plugins.common.problem import UNFIT, Problem
from plugins.common.source import Source, unfit_characters

# What git leaves in a file that two people changed in one place.
_CONFLICT = re.compile(r"^<{7}(?: [^\n]*)?\n(.*?)^={7}\n(.*?)^>{7}(?: [^\n]*)?$", re.M | re.S)


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """Return the text (NFC, Unix line ends); of a faulty file what can be read of it."""
    raw = path.read_bytes()
    problems: list[Problem] = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Die Datei im Editor neu sichern und dabei UTF-8 wählen (nicht Windows-1252)."
        problems.append(Problem(shown, line, "Die Datei ist nicht in UTF-8 gespeichert.", remedy))
        text = raw.decode("cp1252", errors="replace")
    text = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(text):
        message = (
            "Hier stehen zwei Fassungen untereinander, denn zwei haben dieselbe Stelle geändert."
        )
        remedy = "Eine behalten, die andere und die Zeilen `<<<<<<<`, `=======`, `>>>>>>>` löschen."
        line = text.count("\n", 0, conflict.start()) + 1
        problems.append(Problem(shown, line, message, remedy))
        # The first one is read, so that nothing else is said of what is no mistake.
        text = _CONFLICT.sub(lambda c: "\n" + c[1] + "\n" * (c[2].count("\n") + 1), text)
    if not problems:
        problems += unfit_characters(Source(shown, text), text)
    return UNFIT.sub("\ufffd", text), problems
