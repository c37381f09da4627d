"""What is wrong with something an author wrote: file, line, a German sentence, a remedy."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """A Fehler stops the build; a Hinweis is printed and the build goes on."""

    FEHLER = "Fehler"
    HINWEIS = "Hinweis"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author should mend: `path` as seen from the project's root, `line` from 1."""

    path: str
    line: int
    message: str
    remedy: str
    level: Level = Level.FEHLER

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message} Abhilfe: {self.remedy}"


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


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop the build."""
    return [problem for problem in problems if problem.level is Level.FEHLER]
