"""The HTML that WordPress would have made of a body: blocks, shortcodes, paragraphs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from tools.wordpress import blocks, builder_shortcodes, shortcodes, unknown_shortcodes
from tools.wordpress.block_attributes import is_missed, sentence
from tools.wordpress.blocks import Block
from tools.wordpress.core_shortcodes import KNOWN, Attachments, embed, gallery
from tools.wordpress.item import Item
from tools.wordpress.markdown.context import MARK
from tools.wordpress.paragraphs import paragraphs
from tools.wordpress.plain import one_line
from tools.wordpress.shortcodes import Shortcode

_DEEPEST = 6  # reusable blocks within one another
_REUSED = "wp_block"
_ADDRESS_ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.M)
# Bounded, and none reaches over the next "<sup": else beginnings by the thousand take minutes.
_FOOTNOTE = re.compile(
    r"<sup\b[^<>]{0,300}?\bdata-fn=\"(?P<id>[^\"<>]{1,100})\"[^<>]{0,300}>"
    r"[^<]*+(?:<(?!/?sup\b)[^<]*+)*+</sup>", re.I,
)  # fmt: skip


@dataclass
class Html:
    """A body as HTML, footnotes by number, and what the report shall tell."""

    html: str = ""
    footnotes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, message: str) -> str:
        """Take a sentence for the report; return a mark for the place that it is about."""
        self.notes.append(message)
        return MARK.format(len(self.notes) - 1)


def is_open(item: Item) -> bool:
    """Say whether WordPress shows an entry within others."""
    return item.status in {"publish", "inherit"} and not item.has_password


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
        text = _ADDRESS_ALONE.sub(lambda found: embed(found[1]), text)
        return paragraphs(self._shortcodes(item, text, made))

    def _shortcodes(self, item: Item, text: str, made: Html) -> str:
        text = shortcodes.addressed(text, embed)
        text = shortcodes.replaced(text, partial(self._shortcode, item, made))
        return unknown_shortcodes.parted(text)

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
            return inner if inner.strip() or not url else embed(str(url))
        if block.name == "gallery" and not inner.strip():
            return gallery(self._attachments(item), {"ids": _numbers(block.attributes.get("ids"))})
        if block.name == "query-no-results":  # nobody saw it, as long as there was something
            text = one_line(inner)
            return made.note(f"Der Satz für eine leere Liste ist weggelassen: {text}")
        if not inner.strip() and is_missed(block):
            inner += made.note(sentence(block))
        # Shortcodes are replaced within blocks as well, wherever they stand.
        return (
            self._shortcodes(item, inner, made) if "[" in inner and not _is_code(block) else inner
        )

    def _reused(self, item: Item, block: Block, made: Html, depth: int) -> str:
        number = block.attributes.get("ref")
        found = self.items.get(number) if isinstance(number, int) else None
        if found is not None and found.kind == _REUSED and not is_open(found):
            return made.note("Ein wiederverwendeter Block war nicht öffentlich; er bleibt draußen.")
        if found is None or found.kind != _REUSED or depth >= _DEEPEST:
            return made.note("Ein wiederverwendeter Block fehlt im Export und ist weggelassen.")
        return self._body(item, found.content, made, depth + 1)

    def _shortcode(self, item: Item, made: Html, code: Shortcode) -> str | None:
        if make := KNOWN.get(code.name):
            return make(self._attachments(self._meant(item, code)), code)
        if code.is_arranging:
            return builder_shortcodes.shown(self._attachments(item), code)
        if not code.says_more_than_text():
            if code.name == code.written.strip("[]/ ") and re.search(r"[_-]", code.name):
                mark = made.note(f"{code.opened} sieht nach einem Kurzcode aus und steht nun da.")
                return mark + code.written
            return None
        message = f"Der Kurzcode {code.opened} ist weggelassen; hier kennt ihn niemand."
        return made.note(message) + unknown_shortcodes.rest(code)

    def _meant(self, item: Item, code: Shortcode) -> Item:
        """Return the entry whose pictures a gallery shows: `id` names another one."""
        number = code.attributes.get("id", "")
        if code.name != "gallery" or not number.isdecimal() or len(number) > 15:
            return item
        found = self.items.get(int(number), Item(int(number), ""))
        return found if found.number == item.number or is_open(found) else Item(-1, "")

    def _attachments(self, item: Item) -> Attachments:
        return Attachments(self.items, self.pictures.get(item.number, []))


def _numbers(ids: object) -> str:
    return (
        ",".join(str(one) for one in ids if isinstance(one, int)) if isinstance(ids, list) else ""
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
