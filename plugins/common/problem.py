"""What is wrong with something an author wrote: file, line, a German sentence, a remedy."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from plugins.common.similar import names_of

_MOST = 40  # names to choose from; nobody reads more


# No page and no feed can carry these (XML 1.0, 2.2; HTML, 13.2.3.5).
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Level(StrEnum):
    """A Fehler stops the build; a Hinweis is printed and the build goes on."""

    FEHLER = "Fehler"
    HINWEIS = "Hinweis"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author should mend: `path` as seen from the project's root, `line` from 1.

    `about` names a file that cannot be used, "" where `path` has the fault itself: such a file is
    told once, however many mention it. `traceback` is that of an exception nobody expected
    (plugins/common/unexpected.py), for whoever mends our code. One `of_style` is about wording,
    alternative text or structure, never about safety: in a text that `make import` brought in from
    an old website (`imported:`) it stops nothing.
    """

    path: str
    line: int
    message: str
    remedy: str
    level: Level = Level.FEHLER
    about: str = ""
    traceback: str = field(default="", compare=False)
    of_style: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        line = f"{self.path}:{self.line}: {self.level}: {self.message} Abhilfe: {self.remedy}"
        return " ".join(UNFIT.sub("\ufffd", line).split())  # one line, whatever was quoted


class WrongInputError(Exception):
    """Raised where file and line are not known; whoever knows them makes it a Problem.

    `about` is the Problem's.
    """

    def __init__(self, message: str, remedy: str, about: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.about = about


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return what is told of each line once, what stops the build first, then by file and line.

    Of those about one file the first is left that mentions it, else the one of the file itself.
    """
    first: dict[object, Problem] = {}
    for problem in sorted(problems, key=_urgency):
        first.setdefault(problem.about or (problem.path, problem.line, problem.message), problem)
    return sorted(first.values(), key=lambda p: (p.level is not Level.FEHLER, p))


def _urgency(problem: Problem) -> tuple[bool, bool, Problem]:
    return problem.path == problem.about, problem.level is not Level.FEHLER, problem


def nearest(written: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word that a misspelt one most likely means, if there is one.

    `likeness` is the least that both have in common, from 0 to 1 (difflib's ratio).
    """
    return next(iter(names_of(tuple(known)).near(written, cutoff=likeness)), None)


def choice(
    written: str,
    known: Iterable[str],
    likeness: float = 0.6,
    *,
    otherwise: str = "Es gibt noch keine.",
) -> str:
    """Return a remedy for a misspelt word: what was probably meant (`nearest`), else what there is.

    `otherwise` is what to do where there is nothing to choose from.
    """
    names = tuple(known)
    if meant := nearest(written, names, likeness):
        return f"Gemeint ist wohl {meant}."
    more = " …" if len(names) > _MOST else ""
    examples = ", ".join(names[:_MOST])
    return f"Möglich ist: {examples}{more or '.'}" if names else otherwise


def forgiven(problems: Iterable[Problem], imported: Collection[str]) -> list[Problem]:
    """Return the problems; one of style in a text that was `imported` (its path) is a Hinweis."""
    return [
        replace(one, level=Level.HINWEIS) if one.of_style and one.path in imported else one
        for one in problems
    ]


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop the build."""
    return [problem for problem in problems if problem.level is Level.FEHLER]
