"""Feeds that readers can rely on: Atom at /feed.xml, RSS 2.0 at /rss.xml.

Pelican writes them; this plugin mends what it leaves wrong: entry ids that change with date or
slug, one id for every feed, no language, `guid` without isPermaLink, relative addresses, markup in
titles, our folders as categories. News about an event begin with `article.lead`, time and place.

Settings: SITEURL, DEFAULT_LANG (Pelican's own).
"""

from typing import Any

from feedgenerator import Rss201rev2Feed, SyndicationFeed
from pelican import signals

from plugins.common.history import entry_id
from plugins.feeds.entry import Entry, atom_fields, rss_fields


def mend(context: dict[str, Any], feed: SyndicationFeed) -> None:
    """Mend the feed and each of its entries before it is written."""
    site_url = context["SITEURL"]
    feed.feed |= {"language": context["DEFAULT_LANG"], "id": feed.feed["feed_url"]}
    fields = rss_fields if isinstance(feed, Rss201rev2Feed) else atom_fields
    by_link = {f"{site_url}/{article.url}": article for article in context["articles"]}
    for item in feed.items:
        article = by_link[item["link"]]
        entry = Entry(
            unique_id=entry_id(article.identity, site_url),
            title=article.title,
            summary=article.summary,
            content=article.feed_content,
            categories=tuple(str(tag) for tag in getattr(article, "tags", ())),
            updated=article.updated,
            lead=article.lead,
        )
        item |= fields(entry)


def register() -> None:
    """Connect to Pelican."""
    signals.feed_generated.connect(mend)
