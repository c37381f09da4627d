"""The step: lines that ask for a composition become one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborNode

from plugins.common.directives import BlockDirective, blocks_in, siblings, standing_alone
from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.templates import environment
from plugins.common.tree import Tree, replace
from plugins.compositions.composition import BOX, BOX_END, UNPAIRED, not_alone, parts_of

_templates = environment(__file__)
_TEMPLATES = {"Zahl": "numbers.html", "Zitat": "pull_quote.html", "Knopf": "buttons.html"}
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True)
class _Line:
    """A line that asks for a composition, the n-th of its words; `node` is what that replaces."""

    node: LexborNode
    written: BlockDirective
    occurrence: int
    parts: tuple[str, str]

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def parent(self) -> int:
        return self.node.parent.mem_id if self.node.parent else 0


def compose(tree: Tree, place: Place) -> list[Problem]:
    """Make the compositions of a body; what is wrong with a line is told, and the line goes."""
    lines, problems = _read(tree, place.source)
    for group in _neighbours([line for line in lines if line.name in _TEMPLATES]):
        template = _templates.get_template(_TEMPLATES[group[0].name])
        for line in group[1:]:
            line.node.decompose()
        replace(group[0].node, template.render(members=[line.parts for line in group]))
    edges = [line for line in lines if line.name not in _TEMPLATES]
    for begin, end in _boxes(edges):
        _wrap(begin.node, end.node)
        edges.remove(begin)
        edges.remove(end)
    for line in edges:
        problems.append(_problem(place.source, line.written, line.occurrence, UNPAIRED[line.name]))
        line.node.decompose()
    return problems


def _read(tree: Tree, source: Source) -> tuple[list[_Line], list[Problem]]:
    lines: list[_Line] = []
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    for node in tree.texts():
        text = rest = node.text_content or ""
        for written in blocks_in(text) if "[[" in text else ():
            occurrence = seen[written.written]
            seen[written.written] += 1
            try:
                lines.append(_line(node, written, occurrence))
            except WrongInputError as wrong:
                fault = wrong.message, wrong.remedy
                problems.append(_problem(source, written, occurrence, fault))
                rest = rest.replace(written.written, "", 1)
        if rest != text:
            replace(node, escape(rest))
    return lines, problems


def _line(node: LexborNode, written: BlockDirective, occurrence: int) -> _Line:
    """Return what a text asks for; WrongInputError if it may not, or says it wrongly."""
    parts = parts_of(written.name, written.argument)
    alone = standing_alone(node)
    is_line = written.written == (node.text_content or "").strip()
    if alone is None or not is_line or (node.parent and node.parent.tag in _CELLS):
        raise not_alone(written.name)
    return _Line(alone, written, occurrence, parts)


def _problem(
    source: Source, written: BlockDirective, occurrence: int, fault: tuple[str, str]
) -> Problem:
    return source.problem(written.written, *fault, occurrence=occurrence)


def _neighbours(lines: list[_Line]) -> list[list[_Line]]:
    """Return the lines in groups of one kind that nothing parts."""
    groups: list[list[_Line]] = []
    for line in lines:
        before = next(siblings(line.node, "prev"), None)
        last = groups[-1][-1] if groups else None
        if last and before and last.name == line.name and last.node.mem_id == before.mem_id:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _boxes(edges: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Yield where a box begins and ends: two lines within the same element, none between them."""
    begins: dict[int, _Line] = {}
    for line in tuple(edges):
        if line.name == BOX:
            begins[line.parent] = line
        elif line.name == BOX_END and line.parent in begins:
            yield begins.pop(line.parent), line


def _wrap(begin: LexborNode, end: LexborNode) -> None:
    inner = []
    node = begin.next
    while node is not None and node.mem_id != end.mem_id:
        inner.append(node)
        node = node.next
    content = "".join(node.html or "" for node in inner)
    for node in [*inner, end]:
        node.decompose()
    replace(begin, _templates.get_template("box.html").render(content=content.strip()))
