"""Elements that an author wrote by hand, or by mistake."""

from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from plugins.common.embeddable import pasted_in
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

# https://html.spec.whatwg.org/#elements-3, those that may stand in a text.
KNOWN = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data
    dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i
    img ins kbd li mark meter nav ol p picture pre progress q rp rt ruby s samp section small
    source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video
    wbr
    """.split()  # noqa: SIM905 - a list of a hundred lines would not read better
)
# These change or swallow what comes after them.
_HARMFUL = frozenset(
    {"script", "style", "base", "body", "frameset", "head", "html", "link", "meta", "noembed",
     "noframes", "noscript", "plaintext", "template", "title", "xmp"}
)  # fmt: skip


_CONTROLS = frozenset(
    {"button", "datalist", "dialog", "fieldset", "form", "input", "label", "legend", "optgroup",
     "option", "output", "select", "textarea"}
)  # fmt: skip
_DRAWINGS = frozenset({"canvas", "embed", "math", "object", "svg"})


def check(tree: Tree, place: Place) -> list[Problem]:
    """Return a problem for each element that HTML does not know, or that would harm the page."""
    problems = []
    seen: Counter[str] = Counter()
    for node in written_elements(tree.root):
        name = str(node.tag)
        if name in KNOWN:
            continue
        message, remedy = verdict(name)
        line = place.source.locator.tag(name, occurrence=seen[name])
        problems.append(Problem(place.source.path, line, message, remedy))
        seen[name] += 1
    return problems


def verdict(name: str) -> tuple[str, str]:
    """Return what to say of an element that is not KNOWN: message and remedy."""
    message = f"<{name}> gehört nicht in einen Text."
    if name in _HARMFUL:
        remedy = "Es löschen; für Formulare und Kanäle gibt es Anweisungen (docs/schreiben.md)."
    elif name in _CONTROLS:
        remedy = "Einen Link zum Formular setzen; das des Newsletters zeigt [[Newsletter]]."
    elif name in _DRAWINGS:
        remedy = "Die Zeichnung als Datei in content/images/ ablegen und als Bild einfügen."
    else:
        message = f"<{name}> ist kein HTML und würde verschwinden."
        remedy = f"Soll es Text sein, in `Backticks` setzen oder `&lt;{name}>` schreiben."
    return message, remedy


def written_elements(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements below `root`, but for what was pasted to embed something.

    Those within an SVG or a formula are its own.
    """
    pasted = {outer.mem_id for outer, _ in pasted_in(root)}
    waiting = [root]
    while waiting:
        for child in waiting.pop().iter():
            if child.mem_id in pasted or not child.is_element_node:
                continue
            yield child
            if child.tag not in {"svg", "math"}:
                waiting.append(child)
