"""Notes the news of a build, so that `make announce` can tell Mastodon of new ones.

Each published news post is noted with its identity, address, texts and picture; events that are no
news, drafts and hidden posts are not. `announce: false` in a header, or a cancelled event, keeps a
post from being announced. The file lies outside the site: it is for tools/announce/command.py only.

Settings: ANNOUNCE_LIST (where to write, "" for nowhere), ANNOUNCE_SINCE (the first day,
from site.yml; older posts are never announced), SITEURL, OWN_ADDRESSES.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.announcements.post import News, Post, dump, unlinked
from plugins.common.addresses import file_of, own_addresses, published
from plugins.common.build import build_of
from plugins.common.history import entry_id
from plugins.common.unexpected import guarded, of_each

# What every Mastodon server takes as a picture.
PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def note(generator: ArticlesGenerator, **_: Any) -> None:
    """Write the list, once all texts are as readers see them."""
    settings = generator.settings
    if not settings["ANNOUNCE_LIST"]:
        return
    posts: list[Post] = []

    def add(article: Article) -> None:
        posts.append(_post(article, settings))

    build_of(settings).problems.extend(of_each(add, generator.articles))
    news = News(
        since=settings["ANNOUNCE_SINCE"],
        hosts=_hosts(settings),
        posts=tuple(posts),
    )
    path = Path(settings["ANNOUNCE_LIST"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(news), encoding="utf-8")


def _post(article: Article, settings: dict[str, Any]) -> Post:
    site_url = settings["SITEURL"]
    identity = entry_id(article.identity, site_url)
    is_cancelled = article.event and article.event.status == "cancelled"
    photo, hosts = article.photo, _hosts(settings)
    is_shown = photo and photo.alt and PurePosixPath(photo.url).suffix in PICTURES
    return Post(
        identity=identity,
        url=f"{site_url}/{article.url}",
        former=(identity, *(site_url + published(file) for file in _former(article, settings))),
        title=unlinked(article.headline, hosts),
        summary=unlinked(article.metadata["summary"], hosts),
        tags=tuple(tag.name for tag in getattr(article, "tags", ())),
        date=article.date,
        is_wanted=article.announce and not is_cancelled,
        picture=photo.url.lstrip("/") if is_shown else "",
        alt=photo.alt if is_shown else "",
    )


def _hosts(settings: dict[str, Any]) -> tuple[str, ...]:
    return (settings["SITEURL"], *own_addresses(settings))


def _former(article: Article, settings: dict[str, Any]) -> Iterator[str]:
    """Yield the files it once had: those its author names, and that of its name before."""
    yield from article.former
    if article.renamed_from:
        yield file_of(article.renamed_from, settings)


def register() -> None:
    """Connect to Pelican."""
    signals.article_writer_finalized.connect(guarded(note))
