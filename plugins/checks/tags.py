"""Tags that readers would find merged under one address."""

from collections.abc import Iterable, Iterator

from plugins.common.problem import Problem
from plugins.common.source import Source


def spellings(used: Iterable[tuple[Source, str, str]]) -> Iterator[Problem]:
    """Yield a problem for each tag that another post spells differently.

    `used` holds (source, name, slug) of each tag of each post; the first spelling counts.
    """
    first: dict[str, tuple[str, str]] = {}
    for source, name, slug in sorted(used, key=lambda u: (u[0].path, u[1])):
        spelling, owner = first.setdefault(slug, (name, source.path))
        if spelling != name:
            message = (
                f"Das Thema „{name}“ heißt in {owner} „{spelling}“, beide hätten eine Adresse."
            )
            yield source.problem("tags:", message, f"Überall „{spelling}“ schreiben.")
