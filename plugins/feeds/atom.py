"""Atom, after RFC 4287."""

from datetime import datetime
from typing import Any, BinaryIO

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.common.unexpected import working_on
from plugins.feeds.feed import Entry, Feed, Publisher
from plugins.feeds.generating import generate

_TEXTS = frozenset({"title", "subtitle", "summary", "content", "rights"})  # RFC 4287, 3.1


def atom(publisher: Publisher, feed: Feed) -> bytes:
    """Return the feed as an Atom document."""
    return generate(_Atom, publisher, feed)


class _Spoken(SimplerXMLGenerator):
    """Says of every text in which language it is, not only at the root."""

    language = ""

    def startElement(self, name: str, attrs: dict[str, str]) -> None:
        spoken = {"xml:lang": self.language} if name in _TEXTS else {}
        super().startElement(name, {**(attrs or {}), **spoken})


class _Atom(Atom1Feed):
    """Adds what feedgenerator leaves out of an Atom feed."""

    def latest_post_date(self) -> datetime:
        """Return the feed's own time; feedgenerator would take the present for an empty feed."""
        updated: datetime = self.feed["updated"]
        return updated

    def write(self, outfile: BinaryIO, encoding: str) -> None:
        """Write the document, with its stylesheet: https://www.w3.org/TR/xml-stylesheet/."""
        handler = _Spoken(outfile, encoding, short_empty_elements=True)
        handler.language = self.feed["language"]
        handler.startDocument()
        for stylesheet in self.feed["stylesheets"]:
            handler.processingInstruction("xml-stylesheet", str(stylesheet))
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add pictures, licence (RFC 4946) and hub."""
        super().add_root_elements(handler)
        publisher: Publisher = self.feed["publisher"]
        handler.addQuickElement("icon", publisher.icon)
        handler.addQuickElement("logo", publisher.logo)
        for rel, href in (("license", publisher.licence), ("hub", publisher.hub)):
            if href:
                handler.addQuickElement("link", "", {"rel": rel, "href": href})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add every author, the summary as plain text, and the content as HTML."""
        entry: Entry = item["entry"]
        with working_on(entry.path):
            super().add_item_elements(handler, item)
            self._add(handler, entry)

    def _add(self, handler: SimplerXMLGenerator, entry: Entry) -> None:
        for author in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", author)
            handler.endElement("author")
        if summary := entry.summary_beside:
            handler.addQuickElement("summary", summary)
        handler.addQuickElement("content", entry.content, {"type": "html"})
