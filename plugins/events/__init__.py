"""Events that keep themselves up to date, on the pages and in the reader's calendar.

A post that says when and where is an event; one in content/termine/ is an event and no news.

    ---
    title: Plenum
    start: 2026-12-01 18:00
    end: 20:00
    location: Stadtmission, Brüderstraße 1, Kaiserslautern
    repeat: monthly on first Tuesday
    until: 2027-06-30
    except: 2027-01-05
    moved: 2027-02-02 -> 2027-02-03 19:00
    ---

Every article gets `is_news`, `event` (None for none), `occurrence` (the next time, else the last),
`is_over`, `changes` (of a series, on days to come), `state` ("Abgesagt", "Verlegt" or ""), `prefix`
("Abgesagt: "), `headline` (prefix and title, wherever it is read alone), `lead` (time and place)
and `calendar_file`; templates get `upcoming`, `upcoming_by_month`, `past_by_year`,
`events_apart` (those that are no news) and the functions of `wording`. What is to come is decided
once a build, by plugins.common.clock.

Settings: EVENT_PATHS, EVENTS_CALENDAR (the file to subscribe), SITENAME, SITEURL.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.common import clock
from plugins.common.build import build_of
from plugins.common.contents import all_texts, shown
from plugins.common.history import entry_id
from plugins.common.local_time import instant
from plugins.common.output import write_file
from plugins.common.problem import Problem
from plugins.common.unexpected import guarded, of_each
from plugins.events import upcoming, wording
from plugins.events.ical import CalendarEntry, calendar
from plugins.events.reading import in_page, read, too_late


def provide(pelican: Pelican) -> None:
    """Hand the German words for events to Jinja; set headlines once titles are final."""
    pelican.settings["JINJA_GLOBALS"]["wording"] = wording
    build_of(pelican.settings).finishers["headlines"] = partial(of_each, _headline)


def gather(generator: ArticlesGenerator) -> None:
    """Tell events apart from news before Pelican sorts articles into lists and feeds.

    Those that are no news become articles that Pelican writes and does not list.
    """
    now, folders = clock.now_compared(), generator.settings["EVENT_PATHS"]
    found = of_each(partial(_attach, folders, now), all_texts(generator))
    build_of(generator.settings).problems.extend(found)
    apart = [article for article in generator.articles if _folder(article) in folders]
    generator.articles = [a for a in generator.articles if _folder(a) not in folders]
    generator.hidden_articles = [*generator.hidden_articles, *apart]
    public = [article for article in (*generator.articles, *apart) if article.event]
    clock.now_compared(upcoming.turning_points(article.event for article in public))
    to_come = upcoming.to_come(public, now)
    generator.context |= {
        "events_apart": apart,
        "upcoming": to_come,
        "upcoming_by_month": upcoming.by_month(to_come),
        "past_by_year": upcoming.by_year(upcoming.past(public, now)),
        "in_calendar": upcoming.in_calendar(public, now),
    }
    files = [a.calendar_file for a in shown(generator)]
    build_of(generator.settings).files.further.extend(
        [generator.settings["EVENTS_CALENDAR"], *filter(None, files)]
    )


def refuse_pages(generator: PagesGenerator) -> None:
    """Report pages that say they are events."""
    found = of_each(lambda page: in_page(page.stated), all_texts(generator))
    build_of(generator.settings).problems.extend(found)


def write_calendars(generator: ArticlesGenerator, **_: Any) -> None:
    """Write the calendar to subscribe, and one beside the page of each event."""
    settings = generator.settings
    name = f"{settings['SITENAME']}: Termine"
    build_of(settings).problems.extend(of_each(_write_own, shown(generator)))
    # Which event this fails for would have been told above.
    entries = [_entry(article) for article in generator.context["in_calendar"]]
    write_file(settings["EVENTS_CALENDAR"], calendar(settings["SITENAME"], name, entries), settings)


def _write_own(article: Article) -> None:
    if article.calendar_file:
        publisher = article.settings["SITENAME"]
        one = calendar(publisher, article.title, [_entry(article)])
        write_file(article.calendar_file, one, article.settings)


def _attach(folders: list[str], now: datetime, article: Article) -> Iterator[Problem]:
    expected = _folder(article) in folders
    article.event, article.is_news = None, not expected
    article.occurrence, article.is_over = None, False
    article.state = article.prefix = article.lead = article.calendar_file = ""
    event, problems = read(article.stated, now, expected=expected)
    yield from problems
    if event is None:
        return
    article.occurrence = upcoming.shown(event, now)
    article.is_over = article.occurrence.over_at <= now
    article.changes = upcoming.changes(event, now)
    article.state = wording.state(event, article.occurrence)
    article.prefix = f"{article.state}: " if article.state else ""
    article.lead = wording.line(event, article.occurrence)
    if article.status == "draft" and article.is_news and article.date > now:
        yield from too_late(article.stated, event, article.date)
    elif article.status != "draft":
        article.calendar_file = article.save_as.removesuffix(".html") + ".ics"
    if expected:
        article.date = instant(event.first.start).astimezone(now.tzinfo)
    article.event = event  # of lists only what is whole is a part


def _headline(content: Content) -> None:
    content.headline = getattr(content, "prefix", "") + content.title


def _entry(article: Article) -> CalendarEntry:
    site_url = article.settings["SITEURL"]
    return CalendarEntry(
        path=article.source.path,
        event=article.event,
        uid=entry_id(article.identity, site_url),
        title=article.title,
        summary=article.summary,
        url=f"{site_url}/{article.url}",
        categories=tuple(tag.name for tag in getattr(article, "tags", ())),
        updated=article.updated,
        revision=article.revision,
    )


def _folder(article: Article) -> str:
    return str(article.relative_source_path).partition("/")[0]


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(provide))
    signals.article_generator_pretaxonomy.connect(guarded(gather))
    signals.page_generator_finalized.connect(guarded(refuse_pages))
    signals.article_writer_finalized.connect(guarded(write_calendars))
