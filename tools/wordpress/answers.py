"""What the writer of Markdown asks of one text of an export."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote

from tools.wordpress.item import Item
from tools.wordpress.links import Links, completed, is_followed
from tools.wordpress.media import Media
from tools.wordpress.notes import Remark
from tools.wordpress.plain import shortened
from tools.wordpress.targets import Target

_MARK = re.compile(r"note-(\d{1,9})")
_LONGEST = 300  # signs of an address in the report; pictures may stand in some as a whole


class Shop(Protocol):
    """What is known of the whole export."""

    @property
    def media(self) -> Media:
        """Its files."""

    @property
    def links(self) -> Links:
        """Where its addresses lead."""

    def permits(self, url: str) -> str:
        """Return the address to embed, "" for who may not be."""

    def alternative(self, number: int | str) -> str:
        """Return what the media library says of a picture."""

    def places(self, item: Item) -> Mapping[str, str]:
        """Return the ids of the places in a text that links lead to, by their names there."""

    def at(self, address: str) -> Item | None:
        """Return the entry that answers at an address of this site."""


@dataclass
class Answers:
    """Answers the writer's questions; `notes` are those that marks in the HTML stand for."""

    shop: Shop
    target: Target
    notes: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _behind: str | None = ""
    _reached: set[int] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)

    def link(self, url: str) -> str:
        """Return the address to write, "" for none."""
        url = completed(url.strip(), self.target.item.link)
        if self.shop.media.is_upload(url):
            if file := self.shop.media.path_of(url):
                return file
            return self._no_link("Die Datei fehlt, der Link ist Text", url)
        if url in {"#", "#top"}:  # the page's top: what only a script made use of
            return ""
        page, _, place = url.partition("#")
        if (upload := self.shop.links.upload_at(page)) and (
            file := self.shop.media.path_of(upload)
        ):
            return file  # instead of the page that WordPress made for it
        found = self.shop.links.leads_to(page) if page else self.target.address
        if found is None:
            return url if is_followed(url) else self._no_link(_NOWHERE, url)
        if not found or not place:
            return found or self._no_link(_NOWHERE, url)
        return self._to_place(url, found, place)

    def _to_place(self, url: str, address: str, place: str) -> str:
        """Return the address of a place within a text of this import."""
        is_own = address == self.target.address
        item = self.target.item if is_own else self.shop.at(address)
        found = self.shop.places(item).get(unquote(place), "") if item else ""
        if found:
            return f"#{found}" if is_own else f"{address}#{found}"
        if is_own:
            return self._no_link("Die Stelle fehlt, der Link ist Text", url)
        self.note(f"Die Stelle #{place} fehlt, der Link führt an den Anfang: {address}", address)
        return address

    def _no_link(self, why: str, url: str) -> str:
        self.note(f"{why}: {shortened(url, _LONGEST)}")
        return ""

    def anchor(self, name: str) -> str:
        """Return the id for an element that a link leads to, "" where there is none."""
        found = self.shop.places(self.target.item).get(name, "")
        if found in self._written:
            return ""
        self._written.add(found)
        return found

    def picture(self, url: str, number: int) -> str:
        """Return the path of a picture, "" for one that is not here."""
        found = self.shop.media.path_of(url, number)
        if not found:
            is_inside = url.startswith("data:")
            which = url or f"Nummer {number}, auch im Export"
            self.note("Ein Bild fehlt." if is_inside else f"Das Bild fehlt: {which}")
        return found

    def alternative(self, number: int) -> str:
        """Return what the media library says of a picture."""
        return self.shop.alternative(number)

    def frame(self, url: str) -> str:
        """Return the address to embed, "" for who may not be embedded."""
        return self.shop.permits(url)

    def note(self, message: str, needle: str = "") -> None:
        """Take what the report shall tell."""
        self.remarks.append(Remark(message, needle, self._behind))

    def marked(self, mark: str) -> None:
        """Tell the note that stands for a mark, once, where it is reached."""
        found = _MARK.fullmatch(mark)
        number = int(found[1]) if found else -1
        if 0 <= number < len(self.notes) and number not in self._reached:
            self._reached.add(number)
            self.note(self.notes[number])

    def reached(self, block: str) -> None:
        """Take the block just written."""
        self._behind = block

    def finish(self) -> None:
        """Tell the notes that no mark stands for any more; what comes is about no line."""
        self._behind = None
        for number in range(len(self.notes)):
            self.marked(f"note-{number}")


_NOWHERE = "Der Link führt hier zu nichts und ist Text"
