"""What rendering takes and returns: texts of a header, a body, what it hangs on."""

from dataclasses import dataclass

from plugins.common.problem import Problem
from plugins.common.steps import Dependencies, Notes


@dataclass(frozen=True)
class Texts:
    """The plain texts of a header; summary may be ""."""

    title: str
    description: str
    summary: str


@dataclass(frozen=True)
class Body:
    """What readers see of a text: `html` on its page, `feed` in feeds ("" where it is in none).

    `ids` are what a #fragment may lead to, `fragments` the links with one to this site. A body
    `is_whole` if every step did its work; else nobody knows what it lacks.
    """

    html: str
    feed: str
    title: str
    description: str
    summary: str
    ids: tuple[str, ...]
    fragments: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_whole: bool = True


@dataclass(frozen=True)
class Rendered:
    """A body, what its steps noted for others, and what it hangs on."""

    body: Body
    notes: Notes
    dependencies: Dependencies
