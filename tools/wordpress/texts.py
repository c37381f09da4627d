"""One text of the import: its header, its Markdown, and what the report shall tell."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tools.wordpress import builder_data, events
from tools.wordpress.answers import Answers
from tools.wordpress.body import Bodies
from tools.wordpress.headers import header
from tools.wordpress.item import Export, Item
from tools.wordpress.links import Links
from tools.wordpress.markdown import Writer
from tools.wordpress.markdown.anchors import places
from tools.wordpress.media import Media
from tools.wordpress.notes import Note, Remark, placed
from tools.wordpress.plain import one_line, shortened
from tools.wordpress.targets import Target
from tools.wordpress.topics import Topics

_TITLE = 70  # characters of a title made of a text's beginning
_VARIABLE = re.compile(r"%%?\w+%?%?")  # "%%title%%" of Yoast, "%excerpt%" of Rank Math
_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description",
                 "_genesis_description")  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text as it would be written."""

    target: Target
    written: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Workshop:
    """Makes texts; what all of them need is gathered once."""

    export: Export
    items: Mapping[int, Item]
    bodies: Bodies
    media: Media
    links: Links
    topics: Topics
    permits: Callable[[str], str]  # the address to embed, "" for who may not be
    today: datetime
    fragments: frozenset[str] = frozenset()
    of_theme: frozenset[str] = frozenset()
    busy_days: frozenset[str] = frozenset()
    with_authors: bool = False
    by_address: Mapping[str, Item] = field(default_factory=dict)
    formers: Mapping[int, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    _places: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def text(self, target: Target, imported: str) -> Text:
        """Return the text of a target; events.NotReadableError for an event without a day."""
        item, context = target.item, Answers(self, target)
        body = self._body(item, context)
        thumbnail = self._thumbnail(item)
        if not body.strip() and thumbnail:
            alt = one_line(self.alternative(item.meta.get("_thumbnail_id", "")))
            body, thumbnail = f"![{alt}]({thumbnail})", ""
        pairs = list(self._pairs(target, body, thumbnail, imported, context))
        written = f"{header(pairs)}\n{body}\n" if body.strip() else header(pairs)
        return Text(target, written, tuple(placed(context.remarks, written)))

    def _body(self, item: Item, context: Answers) -> str:
        """Return a body as Markdown, its footnotes below."""
        made = self.bodies.html(item)
        context.notes = made.notes
        writer = Writer(context)
        more = events.paragraph(item, self.items) if item.kind == events.EVENT else ""
        body = writer.markdown(made.html + more)
        notes = [f"[^{n}]: {writer.line_of(text)}" for n, text in enumerate(made.footnotes, 1)]
        context.finish()
        if beside := builder_data.beside(item):
            context.note(f"Ein Seitenbaukasten zeigte außerdem: {beside}")
        return "\n\n".join(filter(None, [body, *notes]))

    def at(self, address: str) -> Item | None:
        """Return the entry that answers at an address of this site."""
        return self.by_address.get(address)

    def places(self, item: Item) -> Mapping[str, str]:
        """Return the ids here of the places of a text that links lead to, by their names there."""
        if item.number not in self._places:
            html = self.bodies.html(item).html if self.fragments else ""
            self._places[item.number] = places(html, self.fragments, self.of_theme)
        return self._places[item.number]

    def _pairs(
        self, target: Target, body: str, thumbnail: str, imported: str, context: Answers
    ) -> Iterator[tuple[str, str | list[str]]]:
        item = target.item
        yield "title", self._title(item, body, context)
        yield "description", self._description(item, context)
        if item.kind != "page":
            yield "tags", self.topics.of(item)
        if item.kind == "post" and item.date and f"{item.date:%Y-%m-%d}" in self.busy_days:
            yield "date", f"{item.date:%Y-%m-%d %H:%M}"
        if item.kind == events.EVENT:
            losses: list[str] = []
            yield from events.lines(item, self.items, self.today, losses)
            context.remarks += map(Remark, losses)
        elif item.kind == "post" and (changed := self._modified(item)):
            yield "modified", changed
        yield "thumbnail", thumbnail
        if self.with_authors and item.kind == "post" and item.author:
            yield "authors", [one_line(self.export.name_of(item.author))]
        if item.is_draft:
            yield "status", "draft"
        else:
            yield "frueher", self.formers.get(item.number, "")
        yield "imported", imported

    def _title(self, item: Item, body: str, context: Answers) -> str:
        if title := one_line(item.title):
            return title
        lines = (line.strip("#>* ") for line in body.splitlines())
        unmarked = (re.sub(r"[*_`\\\[\]]|\(\S+\)", "", line) for line in lines)
        found = next((line for line in unmarked if any(map(str.isalnum, line))), "")
        context.note("Der Titel fehlte; der Anfang des Textes steht an seiner Stelle.")
        return shortened(one_line(found), _TITLE) or "Ohne Titel"

    def _description(self, item: Item, context: Answers) -> str:
        excerpt = one_line(item.excerpt)
        others = (one_line(item.meta.get(key, "")) for key in _DESCRIPTIONS)
        other = next((text for text in others if text and not _VARIABLE.search(text)), "")
        if excerpt and other and excerpt != other:
            context.note(f"Für Suchmaschinen stand eine andere Beschreibung da: {other}")
        return excerpt or other

    def _modified(self, item: Item) -> str:
        changed = item.modified
        if not changed or not item.date or changed.date() <= item.date.date() or item.is_draft:
            return ""
        return f"{changed:%Y-%m-%d}" if changed.date() <= self.today.date() else ""

    def _thumbnail(self, item: Item) -> str:
        number = item.meta.get("_thumbnail_id", "")
        found = self.items.get(int(number)) if number.isdecimal() and len(number) < 15 else None
        return self.media.path_of(found.file, found.number) if found else ""

    def alternative(self, number: int | str) -> str:
        """Return what the media library says of a picture."""
        found = self.items.get(int(number or 0))
        if found is None or found.kind != "attachment":
            return ""
        return found.meta.get("_wp_attachment_image_alt", "")
