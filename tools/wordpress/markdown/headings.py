"""Headings in order: the first level below the title, none skipped."""

from selectolax.lexbor import LexborNode

from plugins.common.tree import ancestors

_WITHIN = frozenset({"td", "th", "li", "dd", "dt", "figcaption", "caption", "summary"})


def levels(root: LexborNode) -> dict[int, int]:
    """Return the level from 2 for each heading by its node; one within a cell has none."""
    found: dict[int, int] = {}
    above: list[int] = []
    for heading in root.css("h1, h2, h3, h4, h5, h6"):
        if (
            any(around.tag in _WITHIN for around in ancestors(heading))
            or not heading.text().strip()
        ):
            continue
        level = int(str(heading.tag)[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        found[heading.mem_id] = min(len(above) + 1, 6)
    return found
