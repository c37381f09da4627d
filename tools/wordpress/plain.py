"""Texts of an export as plain text: titles, excerpts; and what a body says."""

import re
from html import unescape

from plugins.common.problem import UNFIT

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)>|\Z)|</?[A-Za-z][^<>]*>",
    re.S | re.I,
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def one_line(text: str) -> str:
    """Return what HTML says, in one line."""
    text = unescape(_TAG.sub(" ", text) if "<" in text else text)
    return " ".join(_UNSEEN.sub("", UNFIT.sub(" ", text)).split())


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, ended after a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
