"""A post's text as it lies on the disk."""

from pathlib import Path
from unicodedata import normalize

from plugins.common.problem import Problem
from plugins.common.source import UNFIT, Source, unfit_characters


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
    if not problems:
        problems += unfit_characters(Source(shown, text), text)
    return UNFIT.sub("\ufffd", text), problems
