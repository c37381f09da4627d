"""Code, poems, what opens by a click, and forms."""

import re
from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from plugins.common.problem import UNFIT
from plugins.common.tree import Tree, ancestors
from tools.wordpress.markdown import signs
from tools.wordpress.markdown.lists import joined
from tools.wordpress.markdown.nodes import attribute, classes, descendants, kids

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer

_LANGUAGE = re.compile(r"(?:language|lang|brush:?)[-\s]?([a-z0-9+#-]{1,20})", re.I)


def code(writer: "Writer", node: LexborNode) -> list[str]:
    """Return code between fences, with its language; a poem is lines."""
    if "wp-block-verse" in classes(node):
        return verse(writer, node)
    for line_break in node.css("br"):
        line_break.replace_with("\n")
    text = UNFIT.sub("", re.sub("[\ue000-\ue0ff]", "", node.text()))
    text = text.strip("\n").replace("\xa0", " ")
    if not text.strip():
        return []
    inner = node.css_first("code")
    class_names = f"{attribute(node, 'class')} {attribute(inner, 'class') if inner else ''}"
    found = _LANGUAGE.search(class_names)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return [f"{fence}{found[1].lower() if found else ''}\n{text}\n{fence}"]


def verse(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a poem: lines end where they do, blank ones part paragraphs."""
    html = (node.inner_html or "").strip("\n")
    parts = re.split(r"\n\s*\n", html)
    return [
        made
        for part in parts
        for made in writer.blocks(kids(Tree(part.replace("\n", "<br>")).root))
    ]


def details(writer: "Writer", node: LexborNode) -> list[str]:
    """Return what opens by a click: HTML with Markdown within."""
    summary = next(descendants(node, "summary"), None)
    # Beside a tag Markdown means nothing.
    title = escape(signs.one_line(summary.text()).strip(), quote=False) if summary else ""
    rest = [one for one in kids(node) if one.tag != "summary"]
    if any(around.tag in {"li", "dd", "td", "th"} for around in ancestors(node)):
        return [*writer.blocks([summary] if summary else []), *writer.blocks(rest)]
    begin = f"<details>\n<summary>{title or 'Mehr'}</summary>"
    return ["\n\n".join([begin, *joined(writer.blocks(rest)), "</details>"])]


def form(writer: "Writer", node: LexborNode) -> list[str]:
    """Return the text of a form; its fields go, and the report names them."""
    for control in [*node.css("input, textarea, select, button")]:
        label = signs.one_line(control.text() or attribute(control, "value")).strip()
        more = f": {label}" if label else ""
        writer.context.note(f"Ein Feld eines Formulars ist weggelassen{more}.")
        control.decompose()
    writer.context.note("Ein Formular ist weggelassen; sein Text steht noch da.")
    return writer.blocks(kids(node))
