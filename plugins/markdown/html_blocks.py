"""Which lines of a text are HTML as they stand.

https://spec.commonmark.org/0.31.2/#html-blocks: most such blocks end at a blank line, so what
stands after one is Markdown again, also within <details> or <div>.
"""

import re

_ATTRIBUTE = r"""(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)"""
_OPEN = rf"<[a-zA-Z][a-zA-Z0-9-]*{_ATTRIBUTE}*\s*/?>"
_CLOSE = r"</[a-zA-Z][a-zA-Z0-9-]*\s*>"
_NAMES = """
    address article aside base basefont blockquote body caption center col colgroup dd details
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p
    param search section summary table tbody td tfoot th thead title tr track ul
""".split()  # noqa: SIM905 - a list of thirty lines would not read better
# How a block begins, and what ends it: a line that holds it.
_ENDED = tuple(
    (re.compile(begin, re.I), re.compile(end, re.I))
    for begin, end in (
        (r"<(?:script|pre|style|textarea)(?:\s|>|$)", r"</(?:script|pre|style|textarea)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![a-z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
    )
)
_NAMED = re.compile(rf"</?(?:{'|'.join(_NAMES)})(?:\s|/?>|$)", re.I)
_ALONE = re.compile(rf"(?:{_OPEN}|{_CLOSE})\s*$")
BLANK = re.compile(r"\s*$")


def end_of_html(text: str, *, may_interrupt: bool) -> re.Pattern[str] | None:
    """Return what will end the HTML that begins with a line; None where none does.

    Below a text, a line that is just some tag belongs to it: `may_interrupt` is false.
    """
    for begin, end in _ENDED:
        if begin.match(text):
            return end
    is_html = _NAMED.match(text) or (may_interrupt and _ALONE.match(text))
    return BLANK if is_html else None
