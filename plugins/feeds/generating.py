"""From a feed to feedgenerator, the library that writes Atom and RSS."""

from io import BytesIO
from typing import Any

from feedgenerator import Enclosure, Stylesheet, SyndicationFeed

from plugins.feeds.feed import Entry, Feed, Publisher


def generate(kind: type[SyndicationFeed], publisher: Publisher, feed: Feed) -> bytes:
    """Return the feed as a document of this kind.

    `kind` finds `publisher` and `updated` in its `feed`, and the `entry` in each item.
    """
    document = kind(
        title=feed.title,
        link=feed.page,
        description=feed.description,
        language=publisher.language,
        author_name=publisher.name,
        author_link=publisher.url,
        feed_url=feed.url,
        feed_guid=feed.url,
        feed_copyright=publisher.rights,
        stylesheets=[Stylesheet(publisher.stylesheet, mimetype="text/css", media=None)],
        publisher=publisher,
        updated=feed.updated,
    )
    for entry in feed.entries:
        document.add_item(**_item(entry))
    written = BytesIO()
    document.write(written, "utf-8")
    return written.getvalue()


def _item(entry: Entry) -> dict[str, Any]:
    """Return an entry in feedgenerator's terms; authors and texts are left to the kinds."""
    picture = entry.picture
    return {
        "title": entry.title,
        "link": entry.url,
        "description": None,
        "unique_id": entry.unique_id,
        "unique_id_is_permalink": False,  # it answers, but is not the address
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "categories": entry.categories,
        "enclosures": [Enclosure(picture.url, str(picture.length), picture.media_type)]
        if picture
        else [],
        "entry": entry,
    }
