"""One entry of a feed, in the terms of feedgenerator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import escape

from plugins.common.templates import environment

_LEAD = environment(__file__).get_template("lead.html")


@dataclass(frozen=True)
class Entry:
    """Title, summary and lead are plain text, content is HTML with absolute addresses.

    The lead is what readers should see first: when and where, if it is about an event.
    """

    unique_id: str
    title: str
    summary: str
    content: str
    categories: tuple[str, ...]
    updated: datetime
    lead: str = ""


def atom_fields(entry: Entry) -> dict[str, Any]:
    """Return what an Atom entry says (RFC 4287); its summary is HTML, so text is escaped."""
    return _fields(entry) | {
        "description": str(escape(". ".join(filter(None, (entry.lead, entry.summary))))) or None,
        "content": _content(entry),
    }


def rss_fields(entry: Entry) -> dict[str, Any]:
    """Return what an RSS item says: the full content is its description.

    https://www.rssboard.org/rss-profile#element-channel-item
    """
    return _fields(entry) | {
        "description": _content(entry),
        "content": None,
        "unique_id_is_permalink": False,
    }


def _content(entry: Entry) -> str:
    return (_LEAD.render(lead=entry.lead) if entry.lead else "") + entry.content


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "unique_id": entry.unique_id,
        "title": entry.title,
        "categories": entry.categories,
        "updateddate": entry.updated,
    }
