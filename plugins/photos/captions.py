"""What stands under a picture: the caption, and who took it."""

import re
from html import escape

from selectolax.lexbor import LexborNode

from plugins.common.tree import Tree

_CREDIT = re.compile(r"\(?\bFotos?:\s*")
# A sentence's end: not that of "E. Muster", "Dr. Muster", "KlimaLautern e. V.".
_END = re.compile(r"(?<!\b\w)(?<!\b(?:Dr|St|jr|sr))(?<!\b(?:Dipl|Prof))\.(?: |$)", re.I)


def caption_of(emphasis: LexborNode | None) -> tuple[str, str]:
    """Return the caption's HTML without the credit, and the credit's name as text.

    What follows the name's sentence stays: "Foto: Ada Beispiel. Unser Stand."
    """
    html = (emphasis.inner_html or "") if emphasis else ""
    found = _CREDIT.search(html)
    if not found:
        return html, ""
    behind = " ".join(Tree(html[found.end() :]).root.text().split())
    name, *others = _END.split(behind, maxsplit=1)
    rest = " ".join(others)
    if found[0].startswith("("):
        name = name.removesuffix(")")
        name = _END.split(name)[0]
    return " ".join(filter(None, (html[: found.start()].rstrip(), escape(rest)))), name
