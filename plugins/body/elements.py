"""Elements that an author wrote by hand, or by mistake."""

from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

# https://html.spec.whatwg.org/#elements-3, those that may stand in a text.
_KNOWN = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote br button canvas caption cite code col
    colgroup data dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li map area mark math
    menu meter nav object ol optgroup option output p picture pre progress q rp rt ruby s samp
    section select small source span strong sub summary sup svg table tbody td textarea tfoot th
    thead time tr track u ul var video wbr
    """.split()  # noqa: SIM905 - a list of a hundred lines would not read better
)
# These change or swallow what comes after them.
_HARMFUL = frozenset(
    {"script", "style", "base", "body", "frameset", "head", "html", "link", "meta", "noembed",
     "noframes", "noscript", "plaintext", "template", "title", "xmp"}
)  # fmt: skip


def check(tree: Tree, place: Place) -> list[Problem]:
    """Return a problem for each element that HTML does not know, or that would harm the page."""
    problems = []
    seen: Counter[str] = Counter()
    for node in _elements(tree.root):
        name = str(node.tag)
        if name in _KNOWN:
            continue
        if name in _HARMFUL:
            message = f"<{name}> gehört nicht in einen Text."
            remedy = "Es löschen; für Formulare und Kanäle gibt es Anweisungen (docs/schreiben.md)."
        else:
            message = f"<{name}> ist kein HTML und würde verschwinden."
            remedy = f"Soll es Text sein, `\\<{name}>` schreiben."
        needle = _as_written(place, name)
        problems.append(place.source.problem(needle, message, remedy, occurrence=seen[name]))
        seen[name] += 1
    return problems


def _elements(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the HTML elements below `root`; those within an SVG or a formula are its own."""
    waiting = [root]
    while waiting:
        for child in waiting.pop().iter():
            yield child
            if child.tag not in {"svg", "math"}:
                waiting.append(child)


def _as_written(place: Place, name: str) -> str:
    """Return the start of the tag in the author's own case."""
    position = place.source.text.casefold().find(f"<{name}")
    return place.source.text[position : position + len(name) + 1] if position >= 0 else f"<{name}"
