"""Which file each entry becomes, and where it will answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from plugins.common.addresses import file_of, published
from plugins.common.file_names import portable
from tools.wordpress import private
from tools.wordpress.events import EVENT
from tools.wordpress.existing import Known, Shelf
from tools.wordpress.item import Item
from tools.wordpress.plain import one_line
from tools.wordpress.series import repeated

LONGEST = 80  # characters of a slug
_FOLDERS = {"post": "news", "page": "pages", EVENT: "termine"}
# Lists of this site, which no page may displace.
_TAKEN = frozenset(
    {"blog", "termine", "archiv", "themen", "feed", "rss", "sitemap", "index", "404", "redaktion"}
)


@dataclass(frozen=True)
class Target:
    """An entry and the text it becomes.

    `known` is the text that stands there already: of an earlier import, or one that people wrote,
    which then `is_ours`. `withheld` says why it becomes none.
    """

    item: Item
    path: str = ""
    address: str = ""
    known: Known | None = None
    withheld: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether people wrote the text that stands in its place."""
        return self.known is not None and not self.known.imported

    @property
    def is_public(self) -> bool:
        """Whether readers find a text there."""
        return bool(self.address) and not self.item.is_draft


def targets(
    items: Sequence[Item], shelf: Shelf, settings: Mapping[str, Any], today: datetime
) -> list[Target]:
    """Return a target for each post, page, event or series of events, oldest first."""
    wanted = [item for item in items if item.kind in _FOLDERS and item.status != "auto-draft"]
    times = repeated(wanted, today)
    wanted = [item for item in wanted if item.number not in times]
    wanted.sort(key=lambda i: (i.date or datetime.max, i.number))
    numbers = {item.number: item for item in wanted}
    taken: dict[str, int] = {}
    return [_target(item, shelf, settings, today, taken, numbers) for item in wanted]


def _target(
    item: Item, shelf: Shelf, settings: Mapping[str, Any], today: datetime,
    taken: dict[str, int], numbers: Mapping[int, Item],
) -> Target:  # fmt: skip
    if why := private.reason(item, numbers):
        return Target(item, withheld=why)
    folder = _FOLDERS[item.kind]
    known = shelf.once_at(item.path) if item.path.strip("/") else shelf.at("pages/index.md")
    if not item.path or (known is None and item.is_draft):
        known = None
    names = _names(item, today, numbers)
    if known is None:
        known = _standing(shelf, folder, names, taken)
    if known is not None:
        taken[known.path.casefold()] = item.number
        return Target(item, known.path, published(file_of(known.path, settings)), known)
    path = next(p for p in (f"{folder}/{n}.md" for n in names) if p.casefold() not in taken)
    taken[path.casefold()] = item.number
    return Target(item, path, published(file_of(path, settings)))


def _standing(
    shelf: Shelf, folder: str, names: list[str], taken: Mapping[str, int]
) -> Known | None:
    """Return the text that stands at the name an entry would get, if no other entry has it."""
    for name in names:
        known = shelf.at(f"{folder}/{name}.md")
        if known is None and name.casefold().endswith("-html"):
            known = shelf.at(f"{folder}/{name[:-5]}.md")
        if known is not None and known.path.casefold() not in taken:
            return known
        if f"{folder}/{name}.md".casefold() not in taken:
            return None
    return None


def _names(item: Item, today: datetime, numbers: Mapping[int, Item]) -> list[str]:
    """Return names for a file, the best first; the last ones are free for certain."""
    words = item.slug or one_line(item.title)
    if (last := PurePosixPath(item.path).stem).lower() == words.lower():
        words = last  # the spelling of its address
    elif not item.slug:
        words = words.lower()
    slug = portable(words)[:LONGEST].strip("-._") if any(map(str.isalnum, words)) else ""
    if slug in {"", "name"}:  # of letters that no address has
        slug = f"{item.kind.removeprefix('tribe_')}-{item.number}"
    if item.kind == "post":
        day = item.date or item.modified or today
        slug = f"{day:%Y-%m-%d}-{slug}"
    bases = [slug]
    if item.kind == "page":
        parent = numbers.get(item.parent)
        if parent and parent.slug:
            bases.append(f"{portable(parent.slug).lower()}-{slug}")
        if slug in _TAKEN and item.path.strip("/"):
            bases = [f"{slug}-seite"]
    if item.kind == EVENT and (day_of := item.meta.get("_EventStartDate", "")[:10]):
        bases.append(f"{portable(day_of)}-{slug}")
    return [*bases, *(f"{bases[0]}-{n}" for n in range(2, 30)), f"{slug}-{item.number}"]
