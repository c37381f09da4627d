"""Downloads that say more of their author than the author may know."""

from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from plugins.common.problem import Level, Problem
from plugins.common.source import display_path


def check_pdf(path: Path) -> list[Problem]:
    """Return a Hinweis where a PDF names its author (ISO 32000-2, 14.3.3)."""
    try:
        found = PdfReader(path).metadata
        author = str((found and found.author) or "").strip()
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError):
        message = "Das PDF ist beschädigt oder verschlüsselt."
        return [Problem(display_path(path), 1, message, "Es neu sichern.", Level.HINWEIS)]
    if not author:
        return []
    message = f"Das PDF nennt als Autor „{author}“, und alle können es lesen."
    remedy = "Soll das nicht sein, es ohne Eigenschaften neu sichern."
    return [Problem(display_path(path), 1, message, remedy, Level.HINWEIS)]
