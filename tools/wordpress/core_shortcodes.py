"""What WordPress's own shortcodes become: captions, galleries, recordings, embeds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from tools.wordpress.item import Item
from tools.wordpress.shortcodes import Shortcode

_SOURCES = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv")
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.S | re.I)


@dataclass(frozen=True)
class Attachments:
    """The entries of the export by number, and the pictures that belong to one text."""

    items: Mapping[int, Item]
    pictures: list[Item]


def caption(_: Attachments, code: Shortcode) -> str:
    """Return a picture with its caption."""
    picture = _PICTURE.match(code.inner)
    image, rest = (picture[1], picture[2]) if picture else (code.inner, "")
    caption_text = code.attributes.get("caption") or rest.strip()
    below = f"<figcaption>{caption_text}</figcaption>" if caption_text else ""
    return f'\n\n<figure class="wp-block-image">{image}{below}</figure>\n\n'


def _shown(of: Attachments, code: Shortcode) -> str:
    return gallery(of, code.attributes)


def gallery(of: Attachments, attributes: Mapping[str, str]) -> str:
    """Return a gallery: of the pictures that are named, else of all that belong to the text."""
    if named := _numbers(attributes.get("ids") or attributes.get("include") or ""):
        # One that the export lacks is told of, like any that is missing.
        pictures = [of.items.get(number) or Item(number, "attachment") for number in named]
    else:
        left_out = {*_numbers(attributes.get("exclude", ""))}
        pictures = [one for one in of.pictures if one.number not in left_out]
    figures = "".join(map(_picture, pictures))
    return f'\n\n<figure class="wp-block-gallery">{figures}</figure>\n\n' if figures else ""


def _embedded(_: Attachments, code: Shortcode) -> str:
    url = code.attributes.get("src") or re.sub("<[^>]*>", "", code.inner).strip()
    return embed(url) if url else ""


def _played(_: Attachments, code: Shortcode) -> str:
    url = next((code.attributes[k] for k in _SOURCES if code.attributes.get(k)), "")
    return f'\n\n<{code.name} src="{escape(url)}"></{code.name}>\n\n'


def _playlist(of: Attachments, code: Shortcode) -> str:
    numbers = _numbers(code.attributes.get("ids", ""))
    found = [of.items[number] for number in numbers if number in of.items]
    return "".join(f'\n\n<audio src="{escape(one.file)}"></audio>\n\n' for one in found)


KNOWN: dict[str, Callable[[Attachments, Shortcode], str]] = {
    "caption": caption, "wp_caption": caption, "gallery": _shown, "embed": _embedded,
    "audio": _played, "video": _played, "playlist": _playlist,
}  # fmt: skip


def _numbers(written: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d{1,12}", written)]


def _picture(item: Item) -> str:
    below = f"<figcaption>{item.excerpt}</figcaption>" if item.excerpt.strip() else ""
    return f'<figure><img src="{escape(item.file)}" data-id="{item.number}" alt="">{below}</figure>'


def embed(url: str) -> str:
    """Return what another service shows at an address."""
    return f'\n\n<figure class="wp-block-embed">{escape(unescape(url))}</figure>\n\n'
