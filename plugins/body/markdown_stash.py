"""Signs of its own that Python-Markdown puts into a text while it works, and sometimes forgets.

Each stands between U+0002 and U+0003, which no author can type (plugins/front_matter/text.py).
https://github.com/Python-Markdown/markdown/blob/master/markdown/util.py
"""

import re
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown

_ESCAPED = re.compile("\x02(\\d{1,7})\x03")
_STASHED = re.compile("\x02(?:klzzwxh|wzxhzdk):(\\d+)\x03")
# The same in a mail address, whose letters are all written as numbers.
_ESCAPED_IN_MAIL = re.compile(r"&#2;((?:&#\d{2};)+)&#3;")
_LEFT = re.compile("\x02[^\x02\x03 ]{0,16}\x03?|\x03")
_AROUND = 24  # characters that tell where a sign was
_DEEPEST = 5  # signs within what a sign stands for


def resolved(html: str, markdown: Markdown) -> str:
    """Return HTML with what was put aside in the place of its signs, as far as it is known."""
    stashed = getattr(markdown.treeprocessors["inline"], "stashed_nodes", {})
    raw = markdown.htmlStash.rawHtmlBlocks

    def as_html(sign: re.Match[str]) -> str:
        number = int(sign[1])
        if "wzxhzdk" in sign[0]:
            found = raw[number] if number < len(raw) else sign[0]
        else:
            found = stashed.get(sign[1], sign[0])
        text = "".join(found.itertext()) if isinstance(found, Element) else str(found)
        return escape(text)

    for _ in range(_DEEPEST):
        if not _STASHED.search(html):
            break
        html = _STASHED.sub(as_html, html)
    html = _ESCAPED_IN_MAIL.sub(lambda sign: f"\x02{unescape(sign[1])}\x03", html)
    return _ESCAPED.sub(lambda sign: escape(chr(min(int(sign[1]), 0x10FFFF))), html)


def left_in(html: str) -> str | None:
    """Return the text around the first sign that nobody can resolve; None where there is none."""
    found = _LEFT.search(html)
    if found is None:
        return None
    around = html[max(found.start() - _AROUND, 0) : found.start()]
    return re.sub(r"<[^>]*>?|^[^<]*>", " ", around).strip()


def without(html: str) -> str:
    """Return HTML without any such sign."""
    return _LEFT.sub("", html)
