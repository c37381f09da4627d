"""Small signs within a text: escapes and entities, tags, addresses in angle brackets."""

import re
from html import unescape

from plugins.common.problem import UNFIT

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPED = rf"\\([{re.escape(PUNCTUATION)}])"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
ENTITY = re.compile(_ENTITY)
_ESCAPED_OR_ENTITY = re.compile(rf"{_ESCAPED}|({_ENTITY})")

# https://spec.commonmark.org/0.31.2/#raw-html; possessive, so that nothing is tried twice.
_VALUE = r"""(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+")"""
_ATTRIBUTE = rf"\s++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+{_VALUE})?+"
_TAG = re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+\s*+/?|/[A-Za-z][A-Za-z0-9-]*+\s*+)>"
)
# What begins with the first ends with the second.
_UP_TO = (("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_DECLARATION = re.compile(r"<![A-Za-z]")

# https://spec.commonmark.org/0.31.2/#autolinks
_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*)>")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL = re.compile(rf"<(?:mailto:)?([\w.!#$%&'*+/=?^`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*)>")


def unescaped(text: str) -> str:
    """Return a text in which escapes and entities are what they mean."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPED_OR_ENTITY.sub(lambda found: found[1] or character(found[2]), text)


def character(entity: str) -> str:
    """Return what an entity means; itself where that is nothing a page can show."""
    meant = unescape(entity)
    return entity if not meant or UNFIT.search(meant) or "\ufffd" in meant else meant


def angle_address(text: str, begin: int) -> tuple[str, str, int] | None:
    """Return target, words and end of an address in angle brackets at text[begin]."""
    if found := _MAIL.match(text, begin):
        return f"mailto:{found[1]}", found[1], found.end()
    if found := _ADDRESS.match(text, begin):
        address = ENTITY.sub(lambda entity: character(entity[0]), found[1])
        return address, address, found.end()
    return None


class Tags:
    """The tags within one text, whose time is linear in its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}

    def end(self, begin: int) -> int | None:
        """Return where the tag, comment or the like at text[begin] ends, None if it is none."""
        if found := _TAG.match(self._text, begin):
            return found.end()
        for opening, closing in _UP_TO:
            if self._text.startswith(opening, begin):
                return self._after(closing, begin + len(opening))
        return self._after(">", begin) if _DECLARATION.match(self._text, begin) else None

    def _after(self, closing: str, begin: int) -> int | None:
        """Return where the next `closing` ends; whether there is one is asked once for all."""
        if closing not in self._last:
            self._last[closing] = self._text.rfind(closing)
        if self._last[closing] < begin:
            return None
        return self._text.index(closing, begin) + len(closing)
