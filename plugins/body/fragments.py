"""Links to a place within a page."""

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote

from plugins.common.problem import Problem, choice
from plugins.common.steps import Place


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
    for place, url in links:
        path, _, fragment = url.partition("#")
        target = ids.get(unquote(path) or place.url)
        if target is not None and unquote(fragment) not in {*target, *of_theme}:
            problems.append(
                place.source.problem(
                    f"#{fragment}",
                    f"Auf {path or 'dieser Seite'} gibt es keine Stelle #{fragment}.",
                    choice(f"#{fragment}", (f"#{i}" for i in sorted(target))),
                )
            )
    return problems
