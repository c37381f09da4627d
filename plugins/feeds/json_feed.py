"""JSON Feed 1.1, after https://www.jsonfeed.org/version/1.1/."""

import json
from typing import Any

from plugins.common.unexpected import working_on
from plugins.feeds.feed import Entry, Feed, Publisher

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(publisher: Publisher, feed: Feed) -> bytes:
    """Return the feed as a JSON document; what is empty is left out, but for content."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "description": feed.description,
        # For people who look at the file itself; JSON Feed has no place for rights.
        "user_comment": f"Diese Adresse ist für Feed-Programme gemacht. {publisher.rights}",
        "icon": publisher.icon,
        "favicon": publisher.favicon,
        "authors": [{"name": publisher.name, "url": publisher.url}],
        "language": publisher.language,
        "hubs": [{"type": "WebSub", "url": publisher.hub}] if publisher.hub else [],
        # An item without content is none, even where it is empty (items, content_html).
        "items": list(map(_whole_item, feed.entries)),
    }
    text = json.dumps(
        _filled(document) | {"items": document["items"]}, ensure_ascii=False, indent=1
    )
    return f"{text}\n".encode()


def _whole_item(entry: Entry) -> dict[str, Any]:
    with working_on(entry.path):
        return _filled(_item(entry)) | {"content_html": entry.content}


def _item(entry: Entry) -> dict[str, Any]:
    picture = entry.picture
    return {
        "id": entry.unique_id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary_beside,
        "image": picture and picture.url,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.categories),
        "attachments": picture
        and [
            {
                "url": picture.url,
                "mime_type": picture.media_type,
                "size_in_bytes": picture.length,
            }
        ],
    }


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}
