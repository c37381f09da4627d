"""What may be wrong with the stylesheets: told with file and line, before a page is written."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.common.problem import Problem, choice
from plugins.common.source import display_path

# Braces count outside of comments and strings only (https://www.w3.org/TR/css-syntax-3/#tokenization).
_PART = re.compile(
    r"""(?P<comment>/\*(?:.*?\*/)?) | (?P<string>"(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'?)"""
    r"""| [{}]""",
    re.S | re.X,
)
# An attribute that leads from the root of the domain, and misses the site where it lies below one.
_ROOTLESS = re.compile(r"""[\w-]=["']/(?!/)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
COLOUR = re.compile(r"\$(?P<name>[a-z][a-z-]*)")
_BLOCKS = re.compile(r"\{%-?\s*set\s+blocks\s*=(?P<said>.*?)%\}", re.S)
_LIST = re.compile(r"\[\s*[\"'][^\]]*\]")
_NAME = re.compile(r"[\"'](?P<name>[^\"']*)[\"']")


def of_sheet(path: Path, css: str) -> Iterator[Problem]:
    """Yield a problem where a brace, a comment or a string is not closed, or closes nothing."""
    opened: list[_Brace] = []
    for part in _PART.finditer(css):
        if part["comment"] and not part[0].endswith("*/"):
            yield _problem(path, css, part.start(), "Dieser Kommentar ist nicht geschlossen.", "*/")
        elif part["string"] and (len(part[0]) < 2 or part[0][-1] != part[0][0]):
            message = "Dieser Text in Anführungszeichen ist nicht geschlossen."
            yield _problem(path, css, part.start(), message, part[0][0])
        elif part[0] == "{":
            brace = _brace(css, part.start())
            if opened and brace.begins_after(opened[-1]):
                break  # the one above was forgotten
            opened.append(brace)
        elif part[0] == "}" and not opened:
            yield _problem(path, css, part.start(), "Diese `}` schließt nichts.", "")
        elif part[0] == "}":
            if opened[-1].goes_on and css[: part.start()].rpartition("\n")[2].strip() == "":
                break  # so was one that ends in its own line
            opened.pop()
    if opened:
        message = "Die geschweifte Klammer hier ist nicht geschlossen."
        yield _problem(path, css, opened[-1].position, message, "}")


class _Brace(NamedTuple):
    """An opening brace, the line it stands in, and how far that is indented."""

    position: int
    line: int  # where it starts
    indent: int
    is_layer: bool  # whose rules need no indent
    goes_on: bool  # whether something stands behind it in its line

    def begins_after(self, other: "_Brace") -> bool:
        """Say whether it begins a rule that another, still open, cannot hold by its indent."""
        is_below = self.line != other.line and self.indent <= other.indent
        return is_below and not other.is_layer


def _brace(css: str, position: int) -> _Brace:
    start = css.rfind("\n", 0, position) + 1
    before = css[start:].lstrip(" \t")
    goes_on = bool(css[position + 1 :].partition("\n")[0].strip())
    is_layer = before.startswith("@layer")
    return _Brace(position, start, len(css) - start - len(before), is_layer, goes_on)


def _problem(path: Path, css: str, position: int, message: str, lacking: str) -> Problem:
    line = css.count("\n", 0, position) + 1
    remedy = f"`{lacking}` ergänzen." if lacking else "Sie löschen, oder davor `{` ergänzen."
    return Problem(display_path(path), line, message, remedy)


def of_colours(path: Path, css: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each `$name` that stands for no colour."""
    css = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css)
    for found in COLOUR.finditer(css):
        if found["name"] not in known:
            line = css.count("\n", 0, found.start()) + 1
            message = f"Die Farbe „{found[0]}“ gibt es nicht."
            yield Problem(display_path(path), line, message, choice(found["name"], known))


def of_templates(folder: Path, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each block that a template asks for by name and that has no file.

    And for each address that would miss a site below a path.
    """
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for found in _ROOTLESS.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            message = "Diese Adresse führt an einer Website vorbei, die unter einem Pfad liegt."
            yield Problem(display_path(path), line, message, "Davor `{{ root }}` schreiben.")
        for blocks in _BLOCKS.finditer(text) if "set blocks" in text else ():
            for names in _LIST.finditer(text, *blocks.span("said")):
                for found in _NAME.finditer(text, *names.span()):
                    if found["name"] not in known:
                        line = text.count("\n", 0, found.start()) + 1
                        message = f"Den Block „{found['name']}“ gibt es nicht im Design."
                        remedy = choice(found["name"], known)
                        yield Problem(display_path(path), line, message, remedy)


def lacking(folder: Path, names: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each sheet that our code asks for and that has no file in `folder`."""
    for name in sorted({*names} - {*known}):
        shown = display_path(folder / f"{name}.css")
        remedy = f"Sie wiederherstellen: `git checkout {shown}`."
        yield Problem(shown, 1, "Die Datei fehlt; Seiten brauchen sie.", remedy)
