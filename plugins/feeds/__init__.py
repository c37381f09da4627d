"""Feeds that readers can rely on: the same news in the form each program prefers.

Atom, RSS 2.0 and JSON Feed 1.1 of the newest news, and an Atom feed of each tag beside its page.
News about an event begin with `article.lead`, time and place. Authors let people subscribe:

    [[Abonnieren: feed.xml]]      a button, and the address to copy; for termine.ics as well
    [[Themenfeeds]]               the feeds of all tags

Feeds of an old website (content/data/weiterleitungen.yml) go on as RSS, with the ids they had.

Settings: FEED_ATOM_SAVE_AS, FEED_RSS_SAVE_AS, FEED_JSON_SAVE_AS, TAG_FEED_SAVE_AS, FEED_MAX_ITEMS,
FEED_STYLE_SAVE_AS, FEED_ICON, FEED_LOGO, LICENCE_NAME, LICENCE_URL, WEBSUB_HUB; SITEURL, SITENAME,
SITESUBTITLE, DEFAULT_LANG (Pelican's own).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, StaticGenerator
from pelican.urlwrappers import Tag

from plugins.common.addresses import own_addresses
from plugins.common.build import build_of
from plugins.common.output import write_file
from plugins.common.problem import Problem
from plugins.common.source import settings_file
from plugins.common.unexpected import guarded, reported
from plugins.feeds import subscribing
from plugins.feeds.atom import atom
from plugins.feeds.feed import Feed, Publisher
from plugins.feeds.json_feed import json_feed
from plugins.feeds.news import Publication, publisher, with_ids
from plugins.feeds.presentation import strip_presentation
from plugins.feeds.rss import rss
from plugins.feeds.settings import faults
from plugins.feeds.subscribing import main_files

_Form = Callable[[Publisher, Feed], bytes]
_FORMS: dict[str, _Form] = {"ATOM": atom, "RSS": rss, "JSON": json_feed}


@dataclass
class _Chosen:
    """The articles of each feed; `topics` are name and output file of the tags' feeds.

    `static` are the files that are copied.
    """

    newest: list[Article] = field(default_factory=list)
    of_tags: dict[Tag, list[Article]] = field(default_factory=dict)
    topics: list[tuple[str, str]] = field(default_factory=list)
    static: list[str] = field(default_factory=list)


def offer(pelican: Pelican) -> None:
    """Offer the step for bodies in feeds, and the directives."""
    settings = pelican.settings
    site_url, build = settings["SITEURL"], build_of(settings)
    chosen = _Chosen()
    build.put(chosen)
    build.finishers["feeds"] = partial(_check, settings)
    build.steps["strip_presentation"] = strip_presentation
    build.directives["Abonnieren"] = partial(
        subscribing.render_address,
        site_url,
        own_addresses(settings),
        build.files.further,
        main_files(settings),
    )
    build.directives["Themenfeeds"] = partial(subscribing.render_topics, site_url, chosen.topics)


def note(generator: StaticGenerator) -> None:
    """Keep which files are copied."""
    chosen = build_of(generator.settings).get(_Chosen)
    chosen.static += (static.save_as for static in generator.context["staticfiles"])


def _check(settings: dict[str, Any], _contents: list[Content]) -> list[Problem]:
    """Return what is wrong with settings, once all files are known."""
    build = build_of(settings)
    files = [*build.get(_Chosen).static, *build.files.further]
    return list(faults(settings, files, settings_file()))


def choose(generator: ArticlesGenerator) -> None:
    """Choose the entries of each feed, before bodies are rendered: those need a feed's version."""
    settings = generator.settings
    most = settings["FEED_MAX_ITEMS"]
    build = build_of(settings)
    chosen = build.get(_Chosen)
    chosen.newest = generator.articles[:most]
    chosen.of_tags = {tag: articles[:most] for tag, articles in sorted(generator.tags.items())}
    chosen.topics += ((tag.name, _path(settings, tag)) for tag in chosen.of_tags)
    build.files.further += build.old_feeds
    for article in chain(chosen.newest, *chosen.of_tags.values()):
        article.in_feed = True
    files = [settings[f"FEED_{form}_SAVE_AS"] for form in _FORMS]
    build.files.further += [*files, *(path for _, path in chosen.topics)]


def write(generator: ArticlesGenerator, **_: Any) -> None:
    """Write all feeds; titles and bodies are final by now."""
    settings = generator.settings
    name, claim = settings["SITENAME"], settings["SITESUBTITLE"]
    chosen = build_of(settings).get(_Chosen)
    news = Publication.of(name, settings["SITEURL"], generator.articles, generator.context["pages"])
    for form, document in _FORMS.items():
        path = settings[f"FEED_{form}_SAVE_AS"]
        with reported(build_of(settings).problems):
            feed = news.feed(name, claim, path, "", chosen.newest)
            _write(path, document, feed, settings)
    for tag, articles in chosen.of_tags.items():
        path, about = _path(settings, tag), f"Neuigkeiten zum Thema {tag.name}"
        with reported(build_of(settings).problems):
            feed = news.feed(f"{name}: {tag.name}", about, path, tag.url, articles)
            _write(path, atom, feed, settings)
    _write_old(news, chosen, settings)


def _write_old(news: Publication, chosen: _Chosen, settings: dict[str, Any]) -> None:
    """Write the feeds of an old website once more, so that who reads them sees nothing twice."""
    build, name = build_of(settings), settings["SITENAME"]
    entries = {_path(settings, tag): articles for tag, articles in chosen.of_tags.items()}
    for path, today in sorted(build.old_feeds.items()):
        with reported(build.problems):
            articles = entries.get(today, chosen.newest)
            feed = news.feed(name, settings["SITESUBTITLE"], path, "", articles)
            _write(path, rss, with_ids(feed, settings["SITEURL"], build.old_ids), settings)


def _write(path: str, make: _Form, feed: Feed, settings: dict[str, Any]) -> None:
    write_file(path, make(publisher(settings), feed), settings)


def _path(settings: Mapping[str, Any], tag: Any) -> str:
    return str(settings["TAG_FEED_SAVE_AS"].format(slug=tag.slug))


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.static_generator_finalized.connect(guarded(note))
    signals.article_generator_finalized.connect(guarded(choose))
    signals.article_writer_finalized.connect(guarded(write))
