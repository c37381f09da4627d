"""What a text says by mistake: markup that did not close, words that were to be replaced."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from plugins.checks.tracking import without_tracking
from plugins.common.addresses import is_this_machine, split_url
from plugins.common.placeholders import ADDRESS
from plugins.common.problem import Level, Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree, having

# What is left in a text where Markdown found no end, and what to do.
_UNCLOSED = (
    (
        re.compile(r"```|~~~"),
        "Drei {} öffnen hier keinen Code.", "Sie an den Anfang einer Zeile setzen, oder löschen.",
    ),
)  # fmt: skip
# Markdown that stays as it is, because it stands in HTML without a blank line above.
_UNREAD = re.compile(
    r"\*\*\w.*?\*\*|\[[^\]\n]*\]\(\S+?\)|^#{1,6} \S.*$"
    r"|^ *(?:[-*+]|\d+\.) \S.*\n(?= *(?:[-*+]|\d+\.) \S)", re.M
)  # fmt: skip
# "[Text] (/seite.html)": a link, but for the blank. One to another website became a bare one.
_APART = re.compile(r"\]\s+(\(\.{0,2}/[^\s()]*\))")
# Liquid, and what kramdown calls attribute lists.
_LIQUID = re.compile(
    r"\{%(?:(?!\{%).)*?%\}|\{\{\s*+(?:page|site|post)\b(?:(?!\{\{).)*?\}\}|\{:\s*+[.#\w][^{}]*\}",
    re.S,
)
_FORGOTTEN = re.compile(
    r"lorem ipsum|\bTODO\b|\bXXX+\b|\bText folgt\b|\bTBD\b|\bPlatzhaltertext\b", re.I
)
_TASK = re.compile(r"^[ \n]*TODO:? +\S.{0,40}", re.M)
# Without one of these none of the patterns matches; most bodies hold none.
_SIGNS = (
    "] (",
    "```",
    "~~~",
    "{%",
    "{{",
    "{:",
    "lorem",
    "todo",
    "xxx",
    "text folgt",
    "tbd",
    "platzhalter",
)
# https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context
_SAYS_NOTHING = frozenset({"hier", "hier klicken", "klick hier", "link", "mehr", "weiterlesen"})


def check(tree: Tree, place: Place) -> list[Problem]:
    """Return what looks like a slip; must see texts as Markdown left them."""
    found = [*_texts(tree, place.source), *_links(tree, place.source), *_empty(tree, place)]
    return [replace(one, of_style=True) for one in found]


def _texts(tree: Tree, source: Source) -> Iterator[Problem]:
    texts = [node.text_content or "" for node in tree.texts()]
    whole = "\0".join(texts).casefold()
    if tree.unread:
        for text in texts:
            yield from _in_html(text, source) if text.strip() in tree.unread else ()
    if not any(sign in whole for sign in _SIGNS):
        return
    again: Counter[str] = Counter()
    for text in texts:
        yield from _unclosed(text, source, again) if text.strip() not in tree.unread else ()
        for apart in _APART.finditer(text):
            message = f"Vor „{apart[1]}“ steht ein Leerzeichen, so wird es kein Link."
            remedy = "Es löschen: `[Text](/seite.html)`."
            yield _again(source, apart[0], message, remedy, again, Level.HINWEIS)
        if found := _LIQUID.search(text):
            message = f"„{found[0]}“ verstand nur die alte Website."
            remedy = "Für das Formular zum Newsletter [[Newsletter]] schreiben, sonst löschen."
            yield _again(source, found[0], message, remedy, again)
        yield from _forgotten(text, source, again)


def _again(
    source: Source, needle: str, message: str, remedy: str, seen: Counter[str],
    level: Level = Level.FEHLER,
) -> Problem:  # fmt: skip
    """Return the problem of a slip, which may be the second or third of its kind."""
    seen[needle] += 1
    return source.problem(needle, message, remedy, occurrence=seen[needle] - 1, level=level)


def _unclosed(text: str, source: Source, again: Counter[str]) -> Iterator[Problem]:
    for pattern, message, remedy in _UNCLOSED:
        if found := pattern.search(text):
            before = text[max(0, found.start() - 12) : found.start()]
            needle = before + text[found.start() : found.end() + 12]
            message = message.format(found[0])
            count = again[needle]
            yield source.problem(needle, message, remedy, occurrence=count, behind=before)
            again[needle] += 1


def _forgotten(text: str, source: Source, again: Counter[str]) -> Iterator[Problem]:
    """Yield what was to be replaced; "TODO: …" at a line's start may be what a meeting agreed."""
    for task in _TASK.finditer(text):
        message = f"„{' '.join(task[0].split())}“ wird so veröffentlicht."
        remedy = "Keine nötig, wenn es ein Beschluss ist; sonst die Zeile löschen."
        yield _again(source, task[0].strip(), message, remedy, again, Level.HINWEIS)
    if found := _FORGOTTEN.search(_TASK.sub("", text)):
        message = f"„{found[0]}“ sieht nach einem vergessenen Platzhalter aus."
        remedy = "Den Text schreiben oder die Stelle löschen."
        yield _again(source, found[0], message, remedy, again)


def _in_html(text: str, source: Source) -> Iterator[Problem]:
    if found := _UNREAD.search(text):
        message = f"„{found[0].strip()}“ bleibt, wie es ist: In HTML wirkt Markdown nicht."
        remedy = "Darüber und darunter eine Zeile frei lassen, dann wirkt es."
        yield source.problem(found[0].strip(), message, remedy)


def _links(tree: Tree, source: Source) -> Iterator[Problem]:
    texts: Counter[str] = Counter()
    urls: Counter[str] = Counter()
    for link, url in having(tree.root, "href", "a"):
        text, line = " ".join(link.text().split()), source.locator
        if text.casefold().strip(" .:") in _SAYS_NOTHING:
            message = f"Der Linktext „{text}“ sagt nicht, wohin er führt."
            remedy = "Das Ziel nennen: `[Programm des Festes](…)`."
            yield _hint(source, line.link(text, texts[text]), message, remedy)
        # A link to this machine is a fault of its own (plugins.body).
        if url.startswith("http:") and not is_this_machine(split_url(url).hostname):
            message = f"Der Link „{url}“ ist unverschlüsselt."
            remedy = f"`https:{url[5:]}` versuchen."
            yield _hint(source, line.address(url, urls[url]), message, remedy)
        if (clean := without_tracking(url)) != url:
            message = f"Der Link „{url}“ verrät, woher er stammt."
            remedy = f"`{clean}` führt zum selben Ziel."
            yield _hint(source, line.address(url, urls[url]), message, remedy)
        texts[text] += 1
        urls[url] += 1


def _hint(source: Source, line: int, message: str, remedy: str) -> Problem:
    return Problem(source.path, line, message, remedy, Level.HINWEIS)


def _empty(tree: Tree, place: Place) -> Iterator[Problem]:
    source = place.source
    shows = tree.root.css_first(f"img, iframe, [{ADDRESS}], video, audio, hr")
    says_nothing = not tree.root.text().strip() and shows is None and not _is_markup(tree.root)
    if says_nothing and source.text.strip() and not place.may_be_empty:
        lines = source.text.rstrip().count("\n") + 1
        yield Problem(source.path, lines, "Der Text fehlt.", "Unter dem Kopf etwas schreiben.")


def _is_markup(root: LexborNode) -> bool:
    """Say whether there is more than text and comments, such as <?php, which was told."""
    return any(not child.is_comment_node for child in root.iter())
