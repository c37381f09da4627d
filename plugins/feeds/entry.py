"""One entry of a feed, in the terms of feedgenerator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import escape


@dataclass(frozen=True)
class Entry:
    """Title and summary are plain text, content is HTML with absolute addresses."""

    unique_id: str
    title: str
    summary: str
    content: str
    categories: tuple[str, ...]
    updated: datetime


def atom_fields(entry: Entry) -> dict[str, Any]:
    """Return what an Atom entry says (RFC 4287); its summary is HTML, so text is escaped."""
    return _fields(entry) | {
        "description": str(escape(entry.summary)) or None,
        "content": entry.content,
    }


def rss_fields(entry: Entry) -> dict[str, Any]:
    """Return what an RSS item says: the full content is its description.

    https://www.rssboard.org/rss-profile#element-channel-item
    """
    return _fields(entry) | {
        "description": entry.content,
        "content": None,
        "unique_id_is_permalink": False,
    }


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "unique_id": entry.unique_id,
        "title": entry.title,
        "categories": entry.categories,
        "updateddate": entry.updated,
    }
