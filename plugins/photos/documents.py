"""Downloads that say more of their author than the author may know."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.common.problem import Level, Problem
from plugins.common.source import display_path

if TYPE_CHECKING:
    from pypdf import PdfReader

# It warns of files that every program opens; warnings stop our build.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def check_pdf(path: Path) -> list[Problem]:
    """Return a Hinweis where a PDF names its author (ISO 32000-2, 14.3.3)."""
    from pypdf import PdfReader  # takes as long to import as all else that a build needs

    try:
        author = _author(PdfReader(path))
    except Exception:
        message = "Das PDF ist beschädigt oder verschlüsselt."
        return [Problem(display_path(path), 1, message, "Es neu sichern.", Level.HINWEIS)]
    if not author:
        return []
    message = f"Das PDF nennt als Autor „{author}“, und alle können es lesen."
    remedy = "Soll das nicht sein, es ohne Eigenschaften neu sichern."
    return [Problem(display_path(path), 1, message, remedy, Level.HINWEIS)]


def _author(pdf: "PdfReader") -> str:
    """Return whom the document's properties, or its XMP (ISO 16684-1), name."""
    named = (pdf.metadata and pdf.metadata.author) or ""
    creators = (pdf.xmp_metadata and pdf.xmp_metadata.dc_creator) or []
    return str(named or ", ".join(map(str, creators))).strip()
