"""Directives: `[[Name]]` or `[[Name: argument]]` in a post calls something a plugin offers.

Inside code a directive stays text; `[[x]](address)` is Markdown's link and never arrives here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import Source
from plugins.common.tree import Tree, replace

# Gives the HTML for (argument, inline). `inline` is true within a sentence: phrasing content only
# (https://html.spec.whatwg.org/#phrasing-content). Raises WrongInputError for a wrong argument.
Render = Callable[[str, bool], str]

_DIRECTIVE = re.compile(r"\[\[\s*(?P<name>[^\W\d_][^\[\]:]*?)\s*(?::(?P<argument>[^\[\]]*))?\]\]")
_OPENED = re.compile(r"\[\[\s*[^\W\d_][\w -]*:?")
_IN_CODE = "Soll sie nur gezeigt werden, in `Backticks` setzen."


def directives_of(settings: dict[str, Any]) -> dict[str, Render]:
    """Return this build's directives by name; plugins add theirs when they are initialised."""
    directives: dict[str, Render] = settings.setdefault("DIRECTIVES", {})
    return directives


def expand(tree: Tree, directives: Mapping[str, Render], source: Source) -> list[Problem]:
    """Replace every directive in `tree`; return what could not be replaced, which stays text."""
    known = {name.casefold(): render for name, render in directives.items()}
    problems = []
    for node in tree.texts():
        text = node.text_content or ""
        if "[[" in text:
            problems += _expand_text(node, text, known, source, sorted(directives))
    return problems


def _expand_text(
    node: LexborNode, text: str, known: Mapping[str, Render], source: Source, names: list[str]
) -> list[Problem]:
    place = _stands_alone(node, text)
    pieces: list[str] = []
    problems: list[Problem] = []
    end = 0
    for match in _DIRECTIVE.finditer(text):
        pieces.append(escape(text[end : match.start()]))
        end = match.end()
        try:
            pieces.append(_render(match, known, names, inline=place is None))
        except WrongInputError as wrong:
            pieces.append(escape(match[0]))
            problems.append(source.problem(match[0], wrong.message, wrong.remedy))
    problems += _unclosed(_DIRECTIVE.sub("", text), source)
    if end:
        replace(place or node, "".join(pieces) + escape(text[end:]))
    return problems


def _render(
    match: re.Match[str], known: Mapping[str, Render], names: list[str], *, inline: bool
) -> str:
    name = unicodedata.normalize("NFC", match["name"])
    render = known.get(name.casefold())
    if render is None:
        raise WrongInputError(
            f"Die Anweisung {match[0]} ist unbekannt.",
            f"Bekannt sind {', '.join(f'[[{known_name}]]' for known_name in names)}. {_IN_CODE}",
        )
    return render((match["argument"] or "").strip(), inline)


def _stands_alone(node: LexborNode, text: str) -> LexborNode | None:
    """Return the node a block takes the place of, or None within a sentence."""
    parent = node.parent
    if parent is None or _DIRECTIVE.sub("", text).strip():
        return None
    if any(_is_content(sibling) for sibling in _siblings(node)):
        return None
    if parent.tag == "p":
        return parent
    return node if parent.tag in {"li", "td", "th", "dd", "div", "blockquote", "section"} else None


def _siblings(node: LexborNode) -> Iterator[LexborNode]:
    for step in ("prev", "next"):
        sibling = getattr(node, step)
        while sibling is not None:
            yield sibling
            sibling = getattr(sibling, step)


def _is_content(node: LexborNode) -> bool:
    return not node.is_comment_node and not node.is_empty_text_node


def _unclosed(rest: str, source: Source) -> Iterator[Problem]:
    for match in _OPENED.finditer(rest):
        yield source.problem(
            match[0],
            f"Die Anweisung {match[0]} ist nicht geschlossen oder enthält Auszeichnungen.",
            f"Sie mit ]] schließen und darin nur Text schreiben. {_IN_CODE}",
        )
