"""Directives: `[[Name]]` or `[[Name: argument]]` in a post calls something a plugin offers.

Inside code a directive stays text; `[[x]](address)` is Markdown's link and never arrives here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem, WrongInputError, nearest
from plugins.common.source import Source
from plugins.common.tree import Tree, ancestors, replace

# Gives the HTML for (argument, inline). `inline` is true within a sentence: phrasing content only
# (https://html.spec.whatwg.org/#phrasing-content). Raises WrongInputError for a wrong argument.
Render = Callable[[str, bool], str]

_DIRECTIVE = re.compile(r"\[\[\s*(?P<name>[^\W\d_][^\[\]:]*?)\s*(?::(?P<argument>[^\[\]]*))?\]\]")
# What is left of a directive that was not closed or is broken up by markup; \0 parts text nodes.
_OPENED = re.compile(r"""\[\[[\s\0"'„“]*(?P<name>[^\W\d_][\w -]*)""")
# Directives that are blocks of a text. A line that says nothing else ends a paragraph or a list.
BLOCKS = ("Zahl", "Zitat", "Knopf", "Kasten", "Kasten Ende")
_BLOCKS_BY_NAME = {name.casefold(): name for name in BLOCKS}
_IN_LINKS = frozenset({"a", "button", "option", "label"})
_BLOCKS = frozenset(
    {"p", "li", "td", "th", "dt", "dd", "div", "blockquote", "section", "figcaption", "caption",
     "h1", "h2", "h3", "h4", "h5", "h6", "body", "address"}
)  # fmt: skip
_IN_CODE = "Soll sie nur gezeigt werden, in `Backticks` setzen."


def expand(tree: Tree, directives: Mapping[str, Render], source: Source) -> list[Problem]:
    """Replace every directive in `tree`; return what could not be replaced, which stays text."""
    known = {name.casefold(): render for name, render in directives.items()}
    problems = []
    seen: Counter[str] = Counter()
    for node in tree.texts():
        text = node.text_content or ""
        if "[[" in text:
            problems += _expand_text(node, text, known, source, sorted(directives), seen)
    return problems + list(_unclosed(tree, source))


class BlockDirective(NamedTuple):
    """One of BLOCKS as it was `written`, whatever is wrong with its argument."""

    name: str
    argument: str
    written: str


def blocks_in(text: str) -> Iterator[BlockDirective]:
    """Yield those of BLOCKS that a text holds."""
    for found in _DIRECTIVE.finditer(text):
        name = _BLOCKS_BY_NAME.get(" ".join(found["name"].casefold().split()))
        if name:
            yield BlockDirective(name, (found["argument"] or "").strip(), found[0])


def is_block(line: str) -> bool:
    """Say whether a line is one of BLOCKS and nothing else."""
    line = line.strip()
    return line.startswith("[[") and any(found.written == line for found in blocks_in(line))


def has_directives(tree: Tree) -> bool:
    """Say whether a body may hold any."""
    return any("[[" in (node.text_content or "") for node in tree.texts())


def no_argument(name: str, argument: str) -> None:
    """Refuse an argument that means nothing to the directive `name`."""
    if argument:
        message = f"[[{name}]] nimmt keine Angabe, hier steht „{argument}“."
        raise WrongInputError(message, f"[[{name}]] schreiben.")


def _expand_text(
    node: LexborNode,
    text: str,
    known: Mapping[str, Render],
    source: Source,
    names: list[str],
    seen: Counter[str],
) -> list[Problem]:
    place = standing_alone(node)
    in_link = any(ancestor.tag in _IN_LINKS for ancestor in ancestors(node))
    pieces: list[str] = []
    problems: list[Problem] = []
    end = 0
    for match in _DIRECTIVE.finditer(text):
        pieces.append(escape(text[end : match.start()]))
        end = match.end()
        try:
            if in_link:
                message = f"Die Anweisung {match[0]} steht in einem Link."
                raise WrongInputError(message, "Sie vor oder hinter den Link schreiben.")
            pieces.append(_render(match, known, names, inline=place is None))
        except WrongInputError as wrong:
            pieces.append(escape(match[0]))
            problems.append(
                source.problem(match[0], wrong.message, wrong.remedy, occurrence=seen[match[0]])
            )
        seen[match[0]] += 1
    if end:
        replace(place or node, "".join(pieces) + escape(text[end:]))
    return problems


def _render(
    match: re.Match[str], known: Mapping[str, Render], names: list[str], *, inline: bool
) -> str:
    name = unicodedata.normalize("NFC", match["name"])
    render = known.get(name.casefold())
    if render is None:
        meant = nearest(name, names)
        guess = f"Gemeint ist wohl [[{meant}]]. " if meant else ""
        all_names = ", ".join(f"[[{one}]]" for one in names)
        raise WrongInputError(
            f"Die Anweisung {match[0]} ist unbekannt.",
            f"{guess}Bekannt sind {all_names}. {_IN_CODE}",
        )
    return render((match["argument"] or "").strip(), inline)


def standing_alone(node: LexborNode) -> LexborNode | None:
    """Return the node whose place a block takes for a text of directives; None in a sentence."""
    parent = node.parent
    if parent is None or _DIRECTIVE.sub("", node.text_content or "").strip():
        return None
    if next(siblings(node, "prev"), None) or next(siblings(node, "next"), None):
        return None
    if parent.tag == "p":
        return parent
    return node if parent.tag in {"li", "td", "th", "dd", "div", "blockquote", "section"} else None


def siblings(node: LexborNode, step: Literal["prev", "next"]) -> Iterator[LexborNode]:
    """Yield what stands before or after a node, the nearest first, without comments and blanks."""
    sibling = getattr(node, step)
    while sibling is not None:
        if not sibling.is_comment_node and not sibling.is_empty_text_node:
            yield sibling
        sibling = getattr(sibling, step)


def _unclosed(tree: Tree, source: Source) -> Iterator[Problem]:
    """Yield a problem for each directive that markup or a missing ]] keeps from being one."""
    blocks: dict[int, list[str]] = {}
    for node in tree.texts():
        block = next((a.mem_id for a in ancestors(node) if a.tag in _BLOCKS), 0)
        blocks.setdefault(block, []).append(node.text_content or "")
    seen: Counter[str] = Counter()
    for texts in blocks.values():
        # What is whole within one text node was expanded, or reported, already.
        rest = [_DIRECTIVE.sub("", text) for text in texts]
        for match in _OPENED.finditer("\0".join(rest)):
            name = match["name"].strip()
            yield Problem(
                source.path,
                source.locator.opened(name, seen[name]),
                f"Die Anweisung [[{name} ist nicht geschlossen oder enthält Auszeichnungen.",
                f"Sie mit ]] schließen und darin nur Text schreiben. {_IN_CODE}",
            )
            seen[name] += 1
