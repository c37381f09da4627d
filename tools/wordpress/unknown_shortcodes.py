"""What stays of shortcodes that nobody here knows."""

import re
from html import escape, unescape
from urllib.parse import unquote

from tools.wordpress.builder_shortcodes import BLOCKS, is_address, link, spelled, titled
from tools.wordpress.shortcodes import Shortcode

_OPENS = re.compile(r"accordion|toggle|collaps|spoiler|faq|tab|panel|section|box|item")
_IS_FILE = re.compile(r"\.(?:pdf|docx?|odt|pptx?|odp|xlsx?|ods)(?:$|[?#])", re.I)
_END = "\ue030"  # of a shortcode, until it is known what follows


def rest(code: Shortcode) -> str:
    """Return what stays of a shortcode that nobody knows: its text, its link, a file it showed."""
    url, inner = link(code), code.inner
    title = spelled(code.attributes.get("title", ""))
    if inner.strip() and title and _OPENS.search(code.name):
        return titled(code, [escape(title, quote=False)], inner)
    if inner.strip() and url and not BLOCKS.search(inner.strip()):
        inner = f'<a href="{escape(url)}">{inner.strip()}</a>'
    values = (unescape(one).strip() for one in code.attributes.values())
    files = dict.fromkeys(one for one in values if is_address(one) and _IS_FILE.search(one))
    for file in files:
        label = title or unquote(file.partition("?")[0].rpartition("/")[2])
        inner += f'\n\n<p><a href="{escape(file)}">{escape(label, quote=False)}</a></p>\n\n'
    return f"{inner}{_END}" if inner else ""


def parted(html: str) -> str:
    """Return HTML in which no word runs into the one behind a shortcode."""
    return re.sub(rf"{_END}(?=(?:<wbr[^<>]*>)*+[^\W_])", " ", html).replace(_END, "")
