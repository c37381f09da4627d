"""Whether a word of the old texts is missing on the built pages and in the report."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from unicodedata import normalize

from selectolax.lexbor import LexborHTMLParser

from plugins.common.german import untypeset
from tools.wordpress import builder_shortcodes, shortcodes
from tools.wordpress.shortcodes import Shortcode

_WORD = re.compile(r"[^\W\d_]+|\d+")
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>|<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)",
    re.S | re.I,
)
# Where a line ends; other tags stand within words as well.
_APART = re.compile(
    r"</?(?:address|article|aside|blockquote|body|br|caption|cite|dd|details|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|header|hr|img|iframe|input|label|legend|li|main|nav|ol"
    r"|option|p|pre|section|select|span|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul"
    r"|video|audio|button|a|svg)\b[^>]*>",
    re.I,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def words(text: str) -> Counter[str]:
    """Return the words and numbers of plain text, however they are set, and how often."""
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", normalize("NFC", untypeset(text)))
    return Counter(_WORD.findall(text.casefold()))


def of_body(body: str) -> Counter[str]:
    """Return the words readers saw of a body; not those of shortcodes that WordPress knows."""
    text = _UNREAD.sub(" ", body)
    with suppress(RecursionError):  # too many within one another: they count as words
        text = shortcodes.replaced(shortcodes.addressed(text, " {} ".format), _inner)
    text = unescape(_TAG.sub("", _APART.sub(" ", text)))
    return words(text)


def of_page(html: str, *, with_description: bool = False) -> Counter[str]:
    """Return the words of a finished page's text, with what its tags tell readers.

    `with_description`: what a page says of itself in lists and to search engines counts as well.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style"):
        node.decompose()
    body = tree.css_first("main") or tree.body
    described = tree.css_first("meta[name=description]") if with_description else None
    html_shown = re.sub(r"<wbr[^>]*>", "", body.html or "") if body else ""
    summary = described.attributes.get("content") if described else ""
    return words(f"{unescape(_TAG.sub('', _APART.sub(_readable, html_shown)))} {summary or ''}")


def missing(old: Counter[str], *new: Iterable[Counter[str]] | Counter[str]) -> list[str]:
    """Return the words of `old` that nothing new holds, as often as they are missing."""
    rest = Counter(old)
    for one in new:
        rest -= one if isinstance(one, Counter) else sum(one, Counter())
    return sorted(rest.elements())


def _readable(tag: re.Match[str]) -> str:
    """Return what of a tag a reader may learn: addresses and alternative texts."""
    values = re.findall(r'(?:href|src|data-src|alt|title)="([^"]*)"', tag[0])
    return f" {' '.join(values)} "


def _inner(code: Shortcode) -> str | None:
    if code.is_arranging and builder_shortcodes.is_within_a_word(code):
        return code.inner
    if code.is_arranging:
        return " ".join(["", *builder_shortcodes.texts_of(code), _held(code), ""])
    if shortcodes.is_known(code):
        is_shown = code.name not in {"audio", "video", "gallery", "playlist"}
        return f" {code.inner} {code.attributes.get('caption', '')} " if is_shown else " "
    return f" {code.opened} {code.inner} " if code.says_more_than_text() else None


def _held(code: Shortcode) -> str:
    """Return what readers saw of what a page builder's shortcode holds."""
    inner = builder_shortcodes.held(code)
    is_picture = builder_shortcodes.is_address(inner.partition("|")[0])
    return " " if is_picture else _UNREAD.sub(" ", inner)
