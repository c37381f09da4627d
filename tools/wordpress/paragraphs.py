"""Paragraphs of the classic editor, as WordPress makes them of blank lines (`wpautop`).

https://developer.wordpress.org/reference/functions/wpautop/
"""

import re

_BLOCK = (
    "address|article|aside|audio|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|main|map|math"
    "|menu|nav|ol|p|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_TAG = re.compile(rf"</?(?:{_BLOCK})(?=[\s>/])[^<>]*>", re.I)
# What stays as it is, line for line; each ends at its own end tag, or at that of the text.
_VERBATIM = re.compile(r"<(pre|script|style|textarea)(?=[\s>])[^<>]*>.*?(?:</\1>|\Z)", re.I | re.S)
_STAND_IN = "\ue000{}\ue001"
_STAND_IN_SIGN = re.compile("\ue000(\\d+)\ue001")
_OPENED = re.compile(rf"\s*(?:</?(?:{_BLOCK})(?=[\s>/])|\ue000)", re.I)


def paragraphs(text: str) -> str:
    """Return HTML in which text between blank lines is a paragraph, and a line's end a <br>."""
    verbatim: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        verbatim.append(found[0])
        return f"\n\n{_STAND_IN.format(len(verbatim) - 1)}\n\n"

    text = re.sub("[\ue000\ue001]", "", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _VERBATIM.sub(stand_in, text)
    text = re.sub(r"<br\s*/?>\s*?\n?<br\s*/?>", "\n\n", text, flags=re.I)
    text = re.sub(r"<br\s*/?>[ \t]*\n", "<br>", text, flags=re.I)
    text = _TAG.sub(_on_its_own, text)
    made = "\n".join(map(_paragraph, re.split(r"\n[ \t\xa0]*\n\s*", text.strip("\n"))))
    return _STAND_IN_SIGN.sub(lambda sign: verbatim[int(sign[1])], made)


def _on_its_own(tag: re.Match[str]) -> str:
    """Return a block's tag with a blank line outside of it, so that text beside it is apart."""
    if tag[0].lower().startswith("<hr"):
        return f"\n\n{tag[0]}\n\n"
    return f"{tag[0]}\n\n" if tag[0].startswith("</") else f"\n\n{tag[0]}"


def _paragraph(text: str) -> str:
    if not text.strip():
        return ""
    if _OPENED.match(text):
        return re.sub(r"(?<=[^>\s])\n(?=[^<\s])", "<br>", text)
    return f"<p>{text.strip().replace(chr(10), '<br>')}</p>"
