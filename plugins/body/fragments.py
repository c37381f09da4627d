"""Links to a place within a page."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote

from plugins.common.problem import Problem, choice
from plugins.common.source import Source
from plugins.common.steps import Place

# The links between a note of the foot and its place, which Markdown makes.
_NOTE = re.compile(r"fn(?:ref\d*)?:(.+)", re.S)


def check_fragments(
    links: Iterable[tuple[Place, str]],
    ids: Mapping[str, Collection[str]],
    of_theme: Collection[str],
) -> list[Problem]:
    """Return a problem for each #fragment that no element of the page it leads to bears.

    `links` are resolved addresses with a fragment, `ids` those of each body by its address,
    `of_theme` those that templates put around every body.
    """
    problems = []
    sets = {address: frozenset(found) for address, found in ids.items()}
    names = {found: tuple(f"#{i}" for i in sorted(found)) for found in sets.values()}
    seen: Counter[tuple[str, ...]] = Counter()
    for place, url in links:
        path, _, fragment = url.partition("#")
        target = sets.get(unquote(path) or place.url)
        # A note of the foot may be called by what looks like an encoded letter.
        meant = {fragment, unquote(fragment)}
        if target is not None and meant.isdisjoint(target) and meant.isdisjoint(of_theme):
            if note := _NOTE.fullmatch(fragment):
                problems.append(_lonely(place.source, note[1]))
                continue
            line = place.source.locator.fragment(
                path, fragment, seen[place.url, path, unquote(fragment)]
            )
            message = f"Auf {path or 'dieser Seite'} gibt es keine Stelle #{fragment}."
            remedy = choice(f"#{fragment}", names[target], otherwise=f"Ohne #{fragment} schreiben.")
            problems.append(Problem(place.source.path, line, message, remedy))
        seen[place.url, path, unquote(fragment)] += 1
    return problems


def _lonely(source: Source, name: str) -> Problem:
    """Return what is wrong with a note that no place of a text leads to."""
    message = f"Auf die Fußnote [^{name}] verweist keine Stelle im Text."
    return source.problem(f"[^{name}]:", message, f"`[^{name}]` setzen, oder die Fußnote löschen.")
