"""Tags that readers would take for one."""

from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from plugins.common.problem import Problem
from plugins.common.source import Source


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
            yield source.problem("tags:", message, f"Überall „{spelling}“ schreiben.")


def _without_marks(name: str) -> str:
    """Return what is left of a name where umlauts are typed without their dots: "mobilitat"."""
    letters = normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum() and not combining(c))
