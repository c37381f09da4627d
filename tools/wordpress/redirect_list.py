"""content/data/weiterleitungen.yml: what answers at an old address, and the rows as a file."""

import re
from collections.abc import Iterable
from pathlib import Path

from plugins.common import data
from plugins.common.kinds import Kind, kind_of
from plugins.common.problem import WrongInputError
from plugins.redirects.listed import old_file
from tools.wordpress.lists import NEWS

FILE = Path("content/data/weiterleitungen.yml")
_EMPTY = re.compile(r"^(weiterleitungen:)[ \t]*(?:\[\s*\]|~|null)[ \t]*$", re.M)
_YEAR = re.compile(r"\d{4}/index\.html")  # a list of ours
_HEAD = """\
# Alte Adressen, die zu keinem Text gehören, und wohin sie führen: eine Zeile für jede.
# Ein Text übernimmt alte Adressen besser in seinem Kopf (`frueher:`).
"""


def answering(old: str, new: str) -> str:
    """Return what answers at an old address, "" where nothing can or need."""
    if old.startswith("id:"):
        return old
    try:
        file = old_file(old, new, ())
    except WrongInputError:
        return ""
    is_new = file in {new[1:], f"{new[1:]}index.html"} or _YEAR.fullmatch(file)
    return "" if is_new else file.casefold()


def is_fit(path: str) -> bool:
    """Say whether a page can answer at a path."""
    return bool(answering(path, NEWS))


def document(inside: str, here: str) -> tuple[str, str] | None:
    """Return where a PDF of wp-content/uploads answered and does, None for another file."""
    row = f"/wp-content/uploads/{inside}", f"/{here}"
    return row if kind_of(here) is Kind.DOCUMENT and answering(*row) else None


def written(found: Iterable[tuple[str, str]]) -> tuple[str, int]:
    """Return the file with the rows it lacks at its end, and how many these are."""
    before = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    known = {answering(*_read(row)) for row in _rows_of(before)}
    new = [f"{old} -> {to}" for old, to in found if answering(old, to) not in known]
    if not new:
        return before, 0
    head, indent = _begun(before)
    return "\n".join([head, *(f"{indent}- {_quoted(row)}" for row in new), ""]), len(new)


def _begun(before: str) -> tuple[str, str]:
    """Return a file as rows can be added to it, and how far those that it has are indented."""
    if not before.strip():
        return f"{_HEAD}\nweiterleitungen:", "  "
    head = _EMPTY.sub(r"\1", before.rstrip())
    head += "" if re.search(r"^weiterleitungen:", head, re.M) else "\nweiterleitungen:"
    indents = re.findall(r"^( *)- ", head, re.M)
    return head, indents[-1] if indents else "  "


def _rows_of(content: str) -> list[str]:
    return [str(row) for row in data.load(FILE)[0].texts("weiterleitungen")] if content else []


def _read(row: str) -> tuple[str, str]:
    old, _, new = row.partition("->")
    return old.strip(), new.strip()


def _quoted(row: str) -> str:
    """Return a row as YAML reads it as text."""
    signs = (": ", " #", "[", "{", "?", "&", "*")
    is_safe = row[0] == "/" and not any(sign in row for sign in signs)
    escaped = row.replace("\\", "\\\\").replace('"', '\\"')
    return row if is_safe else f'"{escaped}"'
