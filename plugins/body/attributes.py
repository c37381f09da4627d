"""Attributes that an author wrote by hand, or pasted."""

from collections import Counter

from selectolax.lexbor import LexborNode

from plugins.body.elements import written_elements
from plugins.common.hidden_names import is_hidden
from plugins.common.problem import Level, Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

# https://html.spec.whatwg.org/#attributes-3, those that load nothing, run nothing and look fine.
_ANYWHERE = frozenset({"aria-label", "class", "dir", "id", "lang", "title", "translate"})
_OF = {
    "a": {"download", "href", "hreflang", "name", "rel", "target", "type"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"name", "open"},
    "img": {"alt", "decoding", "height", "loading", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "meter": {"high", "low", "max", "min", "optimum", "value"},
    "ol": {"reversed", "start", "type"},
    "progress": {"max", "value"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src",
              "width"},
}  # fmt: skip
_ALIGNMENTS = frozenset({"center", "left", "right"})


def check(tree: Tree, place: Place) -> list[Problem]:
    """Return a problem for each attribute that could run, load or restyle something.

    A class or id that ad blockers hide is a Hinweis.
    """
    problems = []
    seen: Counter[tuple[str, str]] = Counter()
    for node in written_elements(tree.root):
        tag = str(node.tag)
        for name, value in node.attributes.items():
            if verdict := _verdict(node, name, value or ""):
                line = place.source.locator.tag(tag, name, seen[tag, name])
                problems.append(Problem(place.source.path, line, *verdict))
                seen[tag, name] += 1
    return problems


def _verdict(node: LexborNode, name: str, value: str) -> tuple[str, str, Level] | None:
    """Return message, remedy and level for an attribute; None where nothing is wrong with it."""
    if _is_fine(node, name, value):
        hidden = [word for word in value.split() if is_hidden(word)]
        if name not in {"class", "id"} or not hidden:
            return None
        message = f"Werbeblocker verstecken, was „{hidden[0]}“ heißt."
        return message, f"`{name}` anders nennen.", Level.HINWEIS
    if name.startswith("on"):
        message = f"`{name}` an <{node.tag}> würde ein Skript ausführen; hier läuft keines."
        return message, "Die Angabe löschen.", Level.FEHLER
    message = f"`{name}` an <{node.tag}> ist nicht möglich."
    if name == "style":
        remedy = "Die Angabe löschen; das Aussehen kommt vom Design, Logos zeigt [[Partner]]."
        return message, remedy, Level.FEHLER
    return message, "Die Angabe löschen.", Level.FEHLER


def _is_fine(node: LexborNode, name: str, value: str) -> bool:
    if name == "align":
        return node.tag in {"td", "th"} and value in _ALIGNMENTS
    return name in _ANYWHERE or name in _OF.get(str(node.tag), ())
