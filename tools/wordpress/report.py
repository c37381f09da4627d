"""import.md: what the import changed, left out, and what somebody should look at."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.wordpress import private
from tools.wordpress.item import Export, Item
from tools.wordpress.notes import Note
from tools.wordpress.plain import one_line
from tools.wordpress.targets import Target
from tools.wordpress.writing import State

FILE = Path("import.md")
# What WordPress and plugins keep for themselves; nobody reads it.
_INNER = frozenset(
    {"revision", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles",
     "attachment", "nav_menu_item", "tribe_venue", "tribe_organizer", "wp_block", "acf-field",
     "acf-field-group", "wp_font_family", "wp_font_face", "scheduled-action", "jp_img_sitemap"}
)  # fmt: skip
# Entries in which plugins keep what people sent: forms, registrations, orders, donations.
_PERSONAL = re.compile(
    r"flamingo|^feedback$|attendee|rsvp|(?:^|_)order|payment|donation$|donor|subscriber|submission"
    r"|_subs?$|(?:form|gf|nf|frm)\w*_entr(?:y|ies)$|inbound|booking$|registration|wpcf7s"
    r"|mail_?log", re.I,
)  # fmt: skip
_TEXTS = frozenset({"post", "page", "tribe_events"})


@dataclass
class Outcome:
    """What became of one text; `old_text` is that of one that is not here word for word."""

    target: Target
    state: State
    notes: list[Note] = field(default_factory=list)
    old_text: str = ""

    @property
    def title(self) -> str:
        """Its title, or what stands for it."""
        return one_line(self.target.item.title) or f"ohne Titel (Nummer {self.target.item.number})"


@dataclass
class Report:
    """All that is told; `general` are sentences on the whole."""

    export: Export
    outcomes: list[Outcome] = field(default_factory=list)
    general: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    lost_addresses: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[State]:
        """How many texts are in which state."""
        return Counter(outcome.state for outcome in self.outcomes)

    def whole(self) -> str:
        """Return the report as Markdown."""
        parts = ["# Umzug von WordPress", *map(_item, self.general)]
        parts += _section("Wörter, die fehlen", map(_item, self.lost))
        parts += _section("Texte", (line for outcome in self.outcomes for line in _of(outcome)))
        parts += _section("Bilder und Dateien", map(_item, self.files))
        parts += _section("Adressen, die nicht bleiben", map(_item, self.lost_addresses))
        parts += _section("Von Hand nachzutragen", map(_item, by_hand(self.export)))
        return "\n".join(parts) + "\n"

    def of(self, outcome: Outcome) -> str:
        """Return what is told of one text."""
        return "\n".join(_of(outcome))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"## {title}", "", *found] if found else []


def _item(text: str) -> str:
    return f"- {text}"


def _of(outcome: Outcome) -> Iterator[str]:
    target = outcome.target
    where = f" `content/{target.path}`" if target.path else ""
    yield f"- **{outcome.title}**:{where} {outcome.state}{_why(target)}"
    if target.item.link and not target.withheld:
        yield f"    - früher: {target.item.link}"
    for note in outcome.notes:
        at = f"Zeile {note.line}: " if note.line else ""
        yield f"    - {at}{note.message}"
    if outcome.old_text:
        yield f"    - Der Text der alten Website: {outcome.old_text}"


def _why(target: Target) -> str:
    return f", {target.withheld}" if target.withheld else ""


def by_hand(export: Export) -> Iterator[str]:
    """Yield what no import can do: menus, settings, kinds of texts that are unknown here."""
    if export.title:
        yield f"Name der Website: {one_line(export.title)} (`name` in content/data/site.yml)"
    if export.tagline:
        yield f"Untertitel: {one_line(export.tagline)} (`claim` in content/data/site.yml)"
    if comments := sum(item.comments for item in export.items):
        yield f"Kommentare: {comments}. Sie bleiben draußen, mit ihnen Namen und Adressen."
    by_number = export.by_number
    for item in sorted(export.of("nav_menu_item"), key=lambda i: (_menu(i), i.order)):
        yield f"Menü „{_menu(item)}“: {_label(item, by_number)}"
    if sticky := [one_line(i.title) for i in export.items if i.is_sticky]:
        yield f"Oben angeheftet: {', '.join(sticky)}"
    yield "Widgets und Einstellungen stehen in keinem Export: auf der alten Website ansehen."
    sent = Counter(item.kind for item in export.items if is_personal(item))
    for kind, count in sorted(sent.items()):
        yield f"Was Menschen schickten oder bestellten (Art „{kind}“): {count}. Es bleibt draußen."
    for item in unknown(export):
        text = one_line(f"{item.title}: {item.content}")
        yield f"Eintrag der Art „{item.kind}“, die es hier nicht gibt: {text}"


def unknown(export: Export) -> Iterator[Item]:
    """Yield the items of a kind that does not exist here, but for those that say nothing."""
    for item in export.items:
        if item.kind in _TEXTS | _INNER or item.status == "auto-draft" or is_personal(item):
            continue
        if not private.reason(item) and one_line(item.title + item.content):
            yield item


def is_personal(item: Item) -> bool:
    """Say whether plugins made an item of what people sent: it is counted only."""
    return item.kind not in _TEXTS | _INNER and _PERSONAL.search(item.kind) is not None


def _menu(item: Item) -> str:
    return next((one_line(t.name) for t in item.terms if t.kind == "nav_menu"), "ohne Namen")


def _label(item: Item, by_number: dict[int, Item]) -> str:
    number = item.meta.get("_menu_item_object_id", "")
    target = by_number.get(int(number)) if number.isdecimal() and len(number) < 15 else None
    label = one_line(item.title) or (one_line(target.title) if target else "")
    address = item.meta.get("_menu_item_url") or (target.link if target else "")
    return f"{label} ({address})" if address else label
