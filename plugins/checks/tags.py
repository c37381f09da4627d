"""Tags that readers would take for one."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from unicodedata import combining, normalize

from plugins.common.problem import Level, Problem
from plugins.common.source import Source

_ALIKE = 0.85  # of 1: a letter too many in seven, but not "Klima" and "Klimafest"
_DIGITS = re.compile(r"\d+")


def spellings(used: Iterable[tuple[Source, str, str]]) -> Iterator[Problem]:
    """Yield a problem for each tag that another post spells differently: case, blanks, umlauts.

    `used` holds (source, name, slug) of each tag of each post; the first spelling counts.
    """
    first: dict[str, tuple[str, str]] = {}
    for source, name, slug in sorted(used, key=lambda u: (u[0].path, u[1])):
        alike = (slug, _without_marks(name))
        spelling, owner = next((first[key] for key in alike if key in first), (name, source.path))
        for key in alike:
            first.setdefault(key, (spelling, owner))
        if spelling != name:
            message = f"Das Thema „{name}“ heißt in {owner} „{spelling}“."
            yield source.problem_in_header("tags", message, f"Überall „{spelling}“ schreiben.")


def lonely(used: Iterable[tuple[Source, str]]) -> Iterator[Problem]:
    """Yield a hint for each tag of one post only that looks like a slip in one of several.

    `used` holds (source, name) of each tag of each post.
    """
    posts: dict[str, list[Source]] = {}
    for source, name in used:
        posts.setdefault(name, []).append(source)
    common = [name for name, sources in posts.items() if len(sources) > 1]
    for name, (source, *others) in posts.items():
        meant = [] if others else get_close_matches(name, common, n=1, cutoff=_ALIKE)
        # "Sommerfest 2023" and "Sommerfest 2024" are no slips.
        if meant and _DIGITS.sub("", meant[0]) != _DIGITS.sub("", name):
            message = f"Das Thema „{name}“ steht nur hier, „{meant[0]}“ öfter."
            remedy = f"Ist dasselbe gemeint, „{meant[0]}“ schreiben."
            yield source.problem_in_header("tags", message, remedy, level=Level.HINWEIS)


def _without_marks(name: str) -> str:
    """Return what is left of a name where umlauts are typed without their dots: "mobilitat"."""
    letters = normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum() and not combining(c))
