"""RSS 2.0, after https://www.rssboard.org/rss-specification and its profile of best practices."""

from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.common.unexpected import working_on
from plugins.feeds.feed import Entry, Feed, Publisher
from plugins.feeds.generating import generate

LOGO_SIZE = {"width": "144", "height": "72"}  # pixels; 144 is the most that RSS allows


def rss(publisher: Publisher, feed: Feed) -> bytes:
    """Return the feed as an RSS document."""
    return generate(_Rss, publisher, feed)


class _Rss(Rss201rev2Feed):
    """Adds what feedgenerator leaves out of an RSS feed."""

    def latest_post_date(self) -> datetime:
        """Return the feed's own time; feedgenerator would take the present for an empty feed."""
        updated: datetime = self.feed["updated"]
        return updated

    def rss_attributes(self) -> dict[str, str]:
        """Declare the names that items use."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add hub and logo; title and link of the logo are those of the feed."""
        super().add_root_elements(handler)
        publisher: Publisher = self.feed["publisher"]
        if publisher.hub:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": publisher.hub})
        handler.startElement("image", {})
        handler.addQuickElement("url", publisher.logo)
        for name in ("title", "link"):
            handler.addQuickElement(name, self.feed[name])
        for name, pixels in LOGO_SIZE.items():
            handler.addQuickElement(name, pixels)
        handler.endElement("image")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add every author, and the content after its summary.

        An item's description is HTML, so a summary in plain text is escaped; without one it is
        the content.
        """
        entry: Entry = item["entry"]
        with working_on(entry.path):
            self._add(handler, item, entry)

    def _add(self, handler: SimplerXMLGenerator, item: dict[str, Any], entry: Entry) -> None:
        summary = entry.summary_beside
        description = escape(summary, quote=False) or entry.content
        super().add_item_elements(handler, item | {"description": description})
        for author in entry.authors:
            handler.addQuickElement("dc:creator", author)
        if summary:
            handler.addQuickElement("content:encoded", entry.content)
