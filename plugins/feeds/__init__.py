"""Feeds that readers can rely on: the same news in the form each program prefers.

Atom, RSS 2.0 and JSON Feed 1.1 of the newest news, and an Atom feed of each tag beside its page.
News about an event begin with `article.lead`, time and place. Authors let people subscribe:

    [[Abonnieren: feed.xml]]      a button, and the address to copy; for termine.ics as well
    [[Themenfeeds]]               the feeds of all tags

Settings: FEED_ATOM_SAVE_AS, FEED_RSS_SAVE_AS, FEED_JSON_SAVE_AS, TAG_FEED_SAVE_AS, FEED_MAX_ITEMS,
FEED_STYLE_SAVE_AS, FEED_ICON, FEED_LOGO, LICENCE_NAME, LICENCE_URL, WEBSUB_HUB; SITEURL, SITENAME,
SITESUBTITLE, DEFAULT_LANG (Pelican's own).
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, StaticGenerator

from plugins.common.directives import directives_of
from plugins.common.fingerprint import fingerprint
from plugins.common.memory import memory_of
from plugins.common.output import further_files, write_file
from plugins.common.problem import problems_of
from plugins.common.source import settings_file
from plugins.common.steps import steps_of
from plugins.common.unexpected import guarded, told
from plugins.feeds import subscribing
from plugins.feeds.atom import atom
from plugins.feeds.feed import Feed, Publisher
from plugins.feeds.json_feed import json_feed
from plugins.feeds.markup import bare
from plugins.feeds.news import News, publisher
from plugins.feeds.rss import rss
from plugins.feeds.settings import faults

_Form = Callable[[Publisher, Feed], bytes]
_FORMS: dict[str, _Form] = {"ATOM": atom, "RSS": rss, "JSON": json_feed}


def offer(pelican: Pelican) -> None:
    """Offer the step for bodies in feeds, and the directives."""
    settings = pelican.settings
    steps_of(settings)["bare_markup"] = bare
    directives_of(settings)["Abonnieren"] = partial(subscribing.render_address, settings)
    directives_of(settings)["Themenfeeds"] = partial(subscribing.render_topics, settings)


def check(generator: StaticGenerator) -> None:
    """Report settings that no feed may be made with, once all files are known."""
    settings = generator.settings
    files = [static.save_as for static in generator.context["staticfiles"]]
    problems_of(settings).extend(faults(settings, files, settings_file()))


def choose(generator: ArticlesGenerator) -> None:
    """Choose the entries of each feed, before bodies are rendered: those need a feed's version."""
    settings = generator.settings
    most = settings["FEED_MAX_ITEMS"]
    newest = generator.articles[:most]
    of_tags = {tag: articles[:most] for tag, articles in sorted(generator.tags.items())}
    for article in chain(newest, *of_tags.values()):
        article.in_feed = True
    settings["FEED_NEWEST"], settings["FEED_TAGS"] = newest, of_tags
    files = [settings[f"FEED_{form}_SAVE_AS"] for form in _FORMS]
    further_files(settings).extend([*files, *(_path(settings, tag) for tag in of_tags)])


def write(generator: ArticlesGenerator, **_: Any) -> None:
    """Write all feeds; titles and bodies are final by now."""
    settings = generator.settings
    name, claim = settings["SITENAME"], settings["SITESUBTITLE"]
    news = News.of(name, settings["SITEURL"], generator.articles, generator.context["pages"])
    for form, document in _FORMS.items():
        path = settings[f"FEED_{form}_SAVE_AS"]
        with told(problems_of(settings)):
            feed = news.feed(name, claim, path, "", settings["FEED_NEWEST"])
            _write(path, document, feed, settings)
    for tag, articles in settings["FEED_TAGS"].items():
        path, about = _path(settings, tag), f"Neuigkeiten zum Thema {tag.name}"
        with told(problems_of(settings)):
            feed = news.feed(f"{name}: {tag.name}", about, path, tag.url, articles)
            _write(path, atom, feed, settings)


def _write(path: str, make: _Form, feed: Feed, settings: dict[str, Any]) -> None:
    """Write one feed; what an earlier build made of the same is taken as it is."""
    who, memory = publisher(settings), memory_of(settings)
    key = fingerprint(("feed", make, who, feed))
    document = memory.recall(key)
    if document is None:
        document = make(who, feed).decode()
        memory.keep(key, document)
    write_file(path, document.encode(), settings)


def _path(settings: Mapping[str, Any], tag: Any) -> str:
    return str(settings["TAG_FEED_SAVE_AS"].format(slug=tag.slug))


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.static_generator_finalized.connect(guarded(check))
    signals.article_generator_finalized.connect(guarded(choose))
    signals.article_writer_finalized.connect(guarded(write))
