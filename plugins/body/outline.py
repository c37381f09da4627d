"""The outline of a body: below the page's one h1, no level skipped."""

import re
from collections import Counter
from collections.abc import Collection

from selectolax.lexbor import LexborNode

from plugins.body.headings import heading_id
from plugins.common.problem import Level, Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

_HEADINGS = "h1, h2, h3, h4, h5, h6"


def straighten(of_theme: frozenset[str], tree: Tree, place: Place) -> list[Problem]:
    """Renumber headings so that they begin with h2 and go down one level at a time.

    A first heading that only repeats the title goes: the page shows the title already, which gets
    its id (`Notes.title_id`). Where it is all there is, the text is missing. A level that was
    skipped is a Hinweis. `of_theme` are ids that templates put on every page.
    """
    headings = list(tree.root.css(_HEADINGS))
    problems = []
    if headings and _repeats_title(tree, headings[0], place.title):
        if len(_nodes(tree)) == 1:
            return [_alone(headings[0], place)]
        place.notes.title_id = _id_of(headings[0], {*of_theme, *tree.ids()})
        headings.pop(0).decompose()
    seen: Counter[str] = Counter()
    above: list[int] = []  # the levels written by the author, from the outermost down
    for heading in headings:
        written = int(str(heading.tag)[1])
        while above and above[-1] >= written:
            above.pop()
        if above and written > above[-1] + 1:
            number = seen[heading.text().strip()]
            problems.append(_skipped(heading, written, above[-1] + 1, place, number))
        seen[heading.text().strip()] += 1
        above.append(written)
        _renumber(heading, min(len(above) + 1, 6))
    return problems


def _id_of(heading: LexborNode, taken: Collection[str]) -> str:
    """Return the id a heading has or would get, "" where another element has that."""
    if written := heading.attributes.get("id"):
        return written
    made = heading_id(heading.text())
    return made if made not in taken else ""


def _repeats_title(tree: Tree, heading: LexborNode, title: str) -> bool:
    is_first = _nodes(tree)[0].mem_id == heading.mem_id
    return is_first and _folded(heading.text()) == _folded(title)


def _nodes(tree: Tree) -> list[LexborNode]:
    return [node for node in tree.children if not (node.is_empty_text_node or node.is_comment_node)]


def _folded(text: str) -> str:
    """Return text by which two spellings of one title are alike: letters and digits only."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _renumber(heading: LexborNode, level: int) -> None:
    if heading.tag == f"h{level}":
        return
    new = Tree(f"<h{level}>{heading.inner_html or ''}</h{level}>").children[0]
    for name, value in heading.attributes.items():
        new.attrs[name] = value or ""
    heading.insert_before(new)
    heading.decompose()


def _alone(heading: LexborNode, place: Place) -> Problem:
    text = heading.text().strip()
    message = (
        f"Der Text fehlt: Unter der Überschrift „{text}“, die den Titel wiederholt, steht nichts."
    )
    remedy = "Darunter etwas schreiben; bei einem Termin genügt es, sie zu löschen."
    line = place.source.locator.heading(text)
    return Problem(place.source.path, line, message, remedy)


def _skipped(
    heading: LexborNode, written: int, expected: int, place: Place, occurrence: int
) -> Problem:
    text = heading.text().strip()
    message = f"Vor der Überschrift „{text}“ fehlt eine Ebene."
    remedy = f"`{'#' * expected} {text}` statt `{'#' * written} {text}` schreiben."
    line = place.source.locator.heading(text, occurrence)
    return Problem(place.source.path, line, message, remedy, Level.HINWEIS)
