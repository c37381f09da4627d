"""Directives: `[[Name]]` or `[[Name: argument]]` in a post calls something a plugin offers.

Inside code a directive stays text; `[[x]](address)` is Markdown's link and never arrives here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import escape

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
    place = _stands_alone(node, text)
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
