"""What shortcodes of page builders show: much of it stands in their attributes.

[vc_btn title="Spenden" link="url:https%3A%2F%2Fexample.org|title:Spenden"]
[et_pb_image src="https://example.org/a.jpg" alt="Ein Rad"][/et_pb_image]
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import unquote

from tools.wordpress.core_shortcodes import Attachments, embed, gallery
from tools.wordpress.shortcodes import Shortcode

# Attributes that readers see, in the order of a page.
_TITLES = ("title", "heading", "primary_title", "hover_title", "h2", "h4", "subtitle", "subhead",
         "subheading", "text", "description", "label", "question", "answer", "quote", "cite",
         "caption", "author", "price", "button_text", "button_label", "button_one_text",
         "button_two_text", "linktext", "link_text")  # fmt: skip
_OF_PEOPLE = ("name", "position", "job_title", "company_name")
_PEOPLE = re.compile(r"team|person|member|testimonial|staff")
_LINKS = ("link", "url", "href", "button_url", "button_link", "button_one_url", "link_url",
          "link_option_url")  # fmt: skip
_PICTURES = ("src", "image", "image_url", "image_id", "img", "photo", "picture")
_SEVERAL = ("images", "ids", "gallery_ids", "include")
_SETTING = re.compile(
    r"(?:on|off|yes|no|true|false|none|default|left|right|center|top|bottom|light|dark|\W*)", re.I
)
_MEDIA = re.compile(r"video|youtube|vimeo|iframe|audio|soundcloud|gmap|googlemap")
_RAW = re.compile(r"\w*raw_(?:html|js)")
_IN_A_LINE = re.compile(r"(?:\w+_)?(?:dropcap|highlight|tooltip|popover|button|btn|label)", re.I)
_MAP = "#E-8_"  # before the frame of a map in base64
BLOCKS = re.compile(r"\n\s*\n|<(?:p|div|figure|h[1-6]|ul|ol|table|blockquote|img|a)\b", re.I)
_IS_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.I)


def shown(of: Attachments, code: Shortcode) -> str:
    """Return as HTML what a shortcode of a page builder showed: words, links, pictures, films."""
    inner, url, lines = held(code), link(code), list(texts_of(code))
    if _MEDIA.search(code.name) and (film := url or _film_of(code)):
        return "".join(map(_line, lines)) + _film(film) + _apart(inner)
    pictures = _pictures(of, code, url)
    if pictures and is_address(inner):  # of its own picture
        inner = ""
    if is_within_a_word(code):
        return inner
    if not url or pictures:
        return titled(code, lines, inner) + pictures
    if lines:
        *before, last = lines
        linked = f'<p><a href="{escape(url)}">{last}</a></p>'
        return titled(code, before, inner) + linked
    if inner.strip() and not BLOCKS.search(inner.strip()):
        return f'<a href="{escape(url)}">{inner.strip()}</a>'
    return f'{_apart(inner)}<p><a href="{escape(url)}">{escape(url)}</a></p>\n\n'


def is_within_a_word(code: Shortcode) -> bool:
    """Say whether a shortcode only coloured letters: `[dropcap]W[/dropcap]ir`."""
    return not code.attributes.keys() & {*_TITLES, *_LINKS, *_PICTURES} and (
        _IN_A_LINE.fullmatch(code.name) is not None
    )


def texts_of(code: Shortcode) -> Iterator[str]:
    """Yield as HTML the texts that readers saw of the attributes of a shortcode."""
    names = _TITLES + (_OF_PEOPLE if _PEOPLE.search(code.name) else ())
    for name in names:
        text = spelled(code.attributes.get(name, ""))
        if not _SETTING.fullmatch(text) and not is_address(text):
            yield escape(text, quote=False)


def held(code: Shortcode) -> str:
    """Return what stands between the tags of a shortcode, "raw" HTML as what it is."""
    if not _RAW.fullmatch(code.name):
        return code.inner
    return _decoded(code.inner.strip()) or code.inner


def _decoded(text: str) -> str:
    """Return what page builders hide from the editor, "" for what is not hidden."""
    try:
        return unquote(b64decode(text, validate=True).decode("utf-8"))
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    """Say whether a text is nothing but an address."""
    return re.fullmatch(r"\s*(?:https?:)?//\S+\s*", text) is not None


def spelled(text: str) -> str:
    """Return an attribute as it was meant: brackets and quotation marks are written otherwise."""
    for there, here in (("`{`", "["), ("`}`", "]"), ("``", '"'), ("%22", '"'), ("%91", "["),
                        ("%93", "]")):  # fmt: skip
        text = text.replace(there, here)
    return unescape(text).strip()


def link(code: Shortcode) -> str:
    """Return where a shortcode led, "" for nowhere."""
    for name in _LINKS:
        found = unescape(code.attributes.get(name, "")).strip()
        if found.startswith("url:"):  # "url:https%3A%2F%2F…|title:…|target:…"
            found = unquote(found[4:].partition("|")[0])
        found = found.removeprefix("manually,")
        if re.match(r"https?://|//|/|mailto:|tel:|#(?!E-8_)\w|www\.", found):
            return found
    return ""


def _pictures(of: Attachments, code: Shortcode, url: str) -> str:
    several = next((code.attributes[k] for k in _SEVERAL if code.attributes.get(k)), "")
    if re.fullmatch(r"[\d\s,]+", several):
        return gallery(of, {"ids": several})
    one = next((code.attributes[k] for k in _PICTURES if code.attributes.get(k)), "")
    one = one.partition("|")[0].strip()
    if not one and _IS_PICTURE.search(code.inner) and is_address(code.inner.partition("|")[0]):
        one = code.inner.partition("|")[0].strip()
    number = one if one.isdecimal() and len(one) < 13 else ""
    if not number and not _IS_PICTURE.search(one):
        return ""
    item = of.items.get(int(number)) if number else None
    source = (item.file if item else "") if number else one
    alt = escape(spelled(code.attributes.get("alt", "")))
    image = f'<img src="{escape(unescape(source))}" data-id="{number}" alt="{alt}">'
    linked = f'<a href="{escape(url)}">{image}</a>' if url else image
    return f"\n\n<figure>{linked}</figure>\n\n"


def _film_of(code: Shortcode) -> str:
    """Return the address of a film or a map that a shortcode names in ways of its own."""
    attributes = code.attributes
    number = attributes.get("id", "")
    if "youtube" in code.name and re.fullmatch(r"[\w-]{11}", number):
        return f"https://www.youtube.com/watch?v={number}"
    if "vimeo" in code.name and number.isdecimal():
        return f"https://vimeo.com/{number}"
    of_map = _decoded(attributes.get("link", "").removeprefix(_MAP))
    frame = re.search(r"src=[\"']([^\"']+)", of_map)
    return frame[1] if frame else number if is_address(number) else attributes.get("src", "")


def _film(url: str) -> str:
    file = re.search(r"\.(?:mp4|webm|m4v|ogv|mp3|ogg|wav)(?:$|\?)", url, re.I)
    return f'\n\n<video src="{escape(url)}"></video>\n\n' if file else embed(url)


def titled(code: Shortcode, lines: list[str], inner: str) -> str:
    """Return texts above what a shortcode holds; a heading, or what names that, is a heading."""
    if not lines:
        return _apart(inner)
    is_heading = "heading" in code.name or (inner.strip() and code.attributes.get("title"))
    first = f"\n\n<h3>{lines[0]}</h3>\n\n" if is_heading else _line(lines[0])
    return "".join([first, *map(_line, lines[1:]), _apart(inner)])


def _line(text: str) -> str:
    return f"\n\n<p>{text}</p>\n\n"


def _apart(inner: str) -> str:
    return f"\n\n{inner}\n\n"
