"""From articles, as Pelican and the other plugins leave them, to feeds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from plugins.common.addresses import root_of
from plugins.common.history import entry_id
from plugins.common.templates import environment
from plugins.common.unexpected import working_on
from plugins.feeds.feed import Enclosure, Entry, Feed, Publisher, with_microseconds

_LEAD = environment(__file__).get_template("lead.html")
_NO_CONTENT = datetime(1970, 1, 1, tzinfo=UTC)  # of a site without any dated text


def publisher(settings: Mapping[str, Any]) -> Publisher:
    """Return what all feeds say of who publishes them."""
    site_url, name = settings["SITEURL"], settings["SITENAME"]
    return Publisher(
        name=name,
        url=f"{site_url}/",
        language=settings["DEFAULT_LANG"],
        rights=f"Texte: {name}, {settings['LICENCE_NAME']} ({settings['LICENCE_URL']})",
        licence=settings["LICENCE_URL"],
        favicon=f"{site_url}/favicon.ico",
        icon=f"{site_url}/{settings['FEED_ICON']}",
        logo=f"{site_url}/{settings['FEED_LOGO']}",
        stylesheet=f"{root_of(site_url)}/{settings['FEED_STYLE_SAVE_AS']}",
        hub=settings["WEBSUB_HUB"],
    )


def with_ids(feed: Feed, site_url: str, ids: Mapping[str, str]) -> Feed:
    """Return a feed whose entries have the ids that are known for them, by their paths."""
    entries = (
        replace(one, unique_id=ids.get(one.url.removeprefix(site_url), one.unique_id))
        for one in feed.entries
    )
    return replace(feed, entries=tuple(entries))


@dataclass(frozen=True)
class Publication:
    """What feeds are made of: `changed` are the articles' last changes by file, no two alike.

    `last_change` is that of all texts of the site, for a feed that holds none; `name` is the
    author's where a post names none.
    """

    name: str
    site_url: str
    changed: Mapping[str, datetime]
    last_change: datetime

    @classmethod
    def of(
        cls, name: str, site_url: str, articles: Sequence[Any], pages: Sequence[Any]
    ) -> "Publication":
        """Take in all news; they do not change before they appear."""
        changed = {}
        for article in articles:
            with working_on(article.source.path):
                latest = max(article.updated, article.date)
                changed[article.source_path] = with_microseconds(latest, article.identity)
        of_pages = [page.updated for page in pages if page.updated]
        return cls(
            name, site_url, changed, max([*changed.values(), *of_pages], default=_NO_CONTENT)
        )

    def feed(
        self, title: str, description: str, path: str, page: str, articles: Sequence[Any]
    ) -> Feed:
        """Return a feed of these articles; `path` and `page` are relative to the site's root."""
        entries = tuple(self._entry(article) for article in articles)
        return Feed(
            title=title,
            description=description,
            url=f"{self.site_url}/{path}",
            page=f"{self.site_url}/{page}",
            updated=max((entry.updated for entry in entries), default=self.last_change),
            entries=entries,
        )

    def _entry(self, article: Any) -> Entry:
        with working_on(article.source.path):
            return self._entry_of(article)

    def _entry_of(self, article: Any) -> Entry:
        lead = _LEAD.render(lead=article.lead) if article.lead else ""
        file = article.photo_file
        return Entry(
            unique_id=entry_id(article.identity, self.site_url),
            url=f"{self.site_url}/{article.url}",
            title=article.headline,
            summary=". ".join(filter(None, (article.lead, article.summary))),
            content=lead + article.feed_content,
            published=article.date,
            updated=self.changed[article.source_path],
            authors=tuple(article.written_by) or (self.name,),
            categories=tuple(tag.name for tag in getattr(article, "tags", ())),
            picture=file and Enclosure(self.site_url + file.url, file.length, file.media_type),
            path=article.source.path,
        )
