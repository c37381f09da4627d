"""What is wrong with something an author wrote: file, line, a German sentence, a remedy."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """A Fehler stops the build; a Hinweis is printed and the build goes on."""

    FEHLER = "Fehler"
    HINWEIS = "Hinweis"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author should mend: `path` as seen from the project's root, `line` from 1.

    `traceback` is that of an exception nobody expected (plugins/common/unexpected.py), for
    whoever mends our code.
    """

    path: str
    line: int
    message: str
    remedy: str
    level: Level = Level.FEHLER
    traceback: str = field(default="", compare=False)

    def __str__(self) -> str:
        said = f"{self.path}:{self.line}: {self.level}: {self.message} Abhilfe: {self.remedy}"
        return " ".join(said.split())  # one line, whatever was quoted


class WrongInputError(Exception):
    """Raised where file and line are not known; whoever knows them makes it a Problem."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def problems_of(settings: MutableMapping[str, Any]) -> list[Problem]:
    """Return the list of this build's problems; it lives in the build's own settings.

    Settings are made anew for each build and reach readers and signal handlers alike, so
    nothing survives a rebuild. The plugin `checks` prints the list and stops the build.
    """
    problems: list[Problem] = settings.setdefault("PROBLEMS", [])
    return problems


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, what stops the build first, then by file and line."""
    return sorted(set(problems), key=lambda p: (p.level is not Level.FEHLER, p))


def nearest(written: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word that a misspelt one most likely means, if there is one.

    `likeness` is the least that both have in common, from 0 to 1 (difflib's ratio).
    """
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(written.casefold(), folded, n=1, cutoff=likeness)
    return folded[near[0]] if near else None


def choice(written: str, known: Iterable[str]) -> str:
    """Return a remedy for a misspelt word: what was probably meant, else what there is."""
    names = list(known)
    if meant := nearest(written, names):
        return f"Gemeint ist wohl {meant}."
    return f"Möglich ist: {', '.join(names)}." if names else "Es gibt noch keine."


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop the build."""
    return [problem for problem in problems if problem.level is Level.FEHLER]
