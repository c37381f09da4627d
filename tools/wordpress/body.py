"""The HTML that WordPress would have made of a body: blocks, shortcodes, paragraphs."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape, unescape

from tools.wordpress import blocks, shortcodes
from tools.wordpress.blocks import Block
from tools.wordpress.item import Item
from tools.wordpress.paragraphs import paragraphs
from tools.wordpress.shortcodes import Shortcode

_DEEPEST = 6  # reusable blocks within one another
_REUSED = "wp_block"
# Blocks without HTML of their own that arrange, or stand for nothing that can be read.
_WORDLESS = frozenset({"spacer", "more", "nextpage", "separator", "site-logo", "post-title",
                       "post-content", "footnotes"})  # fmt: skip
_ADDRESS_ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.M)
_FOOTNOTE = re.compile(r"<sup[^>]*\bdata-fn=\"(?P<id>[^\"]+)\"[^>]*>.*?</sup>", re.S | re.I)


@dataclass
class Html:
    """A body as HTML, footnotes by number, and what the report shall tell."""

    html: str = ""
    footnotes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Bodies:
    """Makes HTML of bodies; `items` are those of the export by number, `pictures` by parent."""

    items: Mapping[int, Item]
    pictures: Mapping[int, list[Item]]

    def html(self, item: Item) -> Html:
        """Return the HTML of an item's body."""
        made = Html()
        made.html = self._body(item, item.content, made, 0)
        made.html = _numbered(item, made)
        return made

    def _body(self, item: Item, content: str, made: Html, depth: int) -> str:
        if not blocks.has_blocks(content):
            return self._classic(item, content, made)
        return "".join(
            self._classic(item, part, made) if isinstance(part, str)
            else self._block(item, part, made, depth)
            for part in blocks.parse(content)
        )  # fmt: skip

    def _classic(self, item: Item, text: str, made: Html) -> str:
        if not text.strip():
            return "\n"
        text = _ADDRESS_ALONE.sub(lambda found: _embed(found[1]), text)
        return paragraphs(self._shortcodes(item, text, made))

    def _shortcodes(self, item: Item, text: str, made: Html) -> str:
        return shortcodes.replaced(text, partial(self._shortcode, item, made))

    def _block(self, item: Item, block: Block, made: Html, depth: int) -> str:
        if block.name == "block":
            return self._reused(item, block, made, depth)
        if block.name in {"freeform", "shortcode"}:
            return self._classic(item, block.html, made)
        inner = "".join(
            part if isinstance(part, str) else self._block(item, part, made, depth)
            for part in block.parts
        )
        if block.name in {"embed"} or block.name.startswith("core-embed/"):
            url = block.attributes.get("url")
            return inner if inner.strip() or not url else _embed(str(url))
        if block.name == "gallery" and not inner.strip():
            return self._gallery(item, {"ids": _numbers(block.attributes.get("ids"))})
        if not inner.strip() and block.name not in _WORDLESS:
            made.notes.append(
                f"Der Block „{block.name}“ ist weggelassen; sein Inhalt kam aus WordPress."
            )
        # Shortcodes are replaced within blocks as well, wherever they stand.
        return (
            self._shortcodes(item, inner, made) if "[" in inner and not _is_code(block) else inner
        )

    def _reused(self, item: Item, block: Block, made: Html, depth: int) -> str:
        number = block.attributes.get("ref")
        found = self.items.get(number) if isinstance(number, int) else None
        if found is None or found.kind != _REUSED or depth >= _DEEPEST:
            made.notes.append("Ein wiederverwendeter Block fehlt im Export und ist weggelassen.")
            return ""
        return self._body(item, found.content, made, depth + 1)

    def _shortcode(self, item: Item, made: Html, code: Shortcode) -> str | None:
        if make := _KNOWN.get(code.name):
            return make(self, item, code)
        if code.is_arranging:
            inner = f"\n\n{code.inner}\n\n"
            said = [
                code.attributes[k]
                for k in ("title", "heading", "text", "label")
                if code.attributes.get(k)
            ]
            return "".join(f"\n\n{escape(unescape(text))}\n\n" for text in said) + inner
        if not code.says_more_than_text():
            if code.name == code.written.strip("[]/ ") and re.search(r"[_-]", code.name):
                made.notes.append(f"{code.written} sieht nach einem Kurzcode aus und steht nun da.")
            return None
        made.notes.append(f"Der Kurzcode {_opened(code)} ist weggelassen; hier kennt ihn niemand.")
        return code.inner

    def _caption(self, _: Item, code: Shortcode) -> str:
        picture = re.match(
            r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", code.inner, re.S | re.I
        )
        image, rest = (picture[1], picture[2]) if picture else (code.inner, "")
        said = code.attributes.get("caption") or rest.strip()
        caption = f"<figcaption>{said}</figcaption>" if said else ""
        return f'\n\n<figure class="wp-block-image">{image}{caption}</figure>\n\n'

    def _shown(self, item: Item, code: Shortcode) -> str:
        return self._gallery(item, code.attributes)

    def _gallery(self, item: Item, attributes: Mapping[str, str]) -> str:
        """Return a gallery: of the pictures that are named, else of all that belong to the post."""
        named = re.findall(r"\d{1,12}", attributes.get("ids") or attributes.get("include") or "")
        if named:
            pictures = [self.items[int(n)] for n in named if int(n) in self.items]
        else:
            left_out = set(map(int, re.findall(r"\d{1,12}", attributes.get("exclude", ""))))
            of_item = self.pictures.get(item.number, [])
            pictures = [one for one in of_item if one.number not in left_out]
        figures = "".join(map(_picture, pictures))
        return f'\n\n<figure class="wp-block-gallery">{figures}</figure>\n\n' if figures else ""

    def _embedded(self, _: Item, code: Shortcode) -> str:
        url = code.attributes.get("src") or re.sub("<[^>]*>", "", code.inner).strip()
        return _embed(url) if url else ""

    def _played(self, _: Item, code: Shortcode) -> str:
        kinds = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv")
        url = next((code.attributes[k] for k in kinds if code.attributes.get(k)), "")
        return f'\n\n<{code.name} src="{escape(url)}"></{code.name}>\n\n'

    def _playlist(self, _: Item, code: Shortcode) -> str:
        numbers = map(int, re.findall(r"\d{1,12}", code.attributes.get("ids", "")))
        found = [self.items[n] for n in numbers if n in self.items]
        return "".join(f'\n\n<audio src="{escape(one.file)}"></audio>\n\n' for one in found)


_KNOWN: dict[str, Callable[[Bodies, Item, Shortcode], str]] = {
    "caption": Bodies._caption, "wp_caption": Bodies._caption, "gallery": Bodies._shown,
    "embed": Bodies._embedded, "audio": Bodies._played, "video": Bodies._played,
    "playlist": Bodies._playlist,
}  # fmt: skip


def _picture(item: Item) -> str:
    caption = f"<figcaption>{item.excerpt}</figcaption>" if item.excerpt.strip() else ""
    return (
        f'<figure><img src="{escape(item.file)}" data-id="{item.number}" alt="">{caption}</figure>'
    )


def _embed(url: str) -> str:
    return f'\n\n<figure class="wp-block-embed">{escape(unescape(url))}</figure>\n\n'


def _opened(code: Shortcode) -> str:
    """Return a shortcode without what it holds, which stays."""
    return code.written[: code.written.index("]") + 1]


def _numbers(said: object) -> str:
    return (
        ",".join(str(one) for one in said if isinstance(one, int)) if isinstance(said, list) else ""
    )


def _is_code(block: Block) -> bool:
    return block.name in {"code", "preformatted"}


def _numbered(item: Item, made: Html) -> str:
    """Return HTML in which a sign of a footnote is [^n]; the notes are kept apart, in order."""
    try:
        listed = json.loads(item.meta.get("footnotes", "") or "[]")
        notes = {str(one["id"]): str(one["content"]) for one in listed}
    except (ValueError, TypeError, KeyError, RecursionError):
        notes = {}
    order: list[str] = []

    def sign(found: re.Match[str]) -> str:
        if found["id"] not in notes:
            return found[0]
        if found["id"] not in order:
            order.append(found["id"])
        return f"\ue020{order.index(found['id']) + 1}\ue021"

    html = _FOOTNOTE.sub(sign, re.sub("[\ue020\ue021]", "", made.html))
    order += [one for one in notes if one not in order]  # one that nothing refers to
    made.footnotes = [notes[one] for one in order]
    return html
