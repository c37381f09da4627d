"""Former addresses that go on answering: a small page at each leads to the post of today.

    ---
    title: Lautrer Klimatag
    frueher: /2022/klimatag.html, /klimatag-2023
    ---

GitHub Pages sends no redirects, so the page does (meta refresh), and names the present address as
canonical for search engines. It is in no list, feed or sitemap. Links within the site that still
lead to a former address are written with the present one.

Sets `content.former` (output files). Two claims to one address are a fault, found where all
addresses are compared (plugins.body); a published file that was renamed and leaves nothing at its
former address is a Hinweis. `make check` also tells what readers lose by changes that are not
public yet: addresses of deleted texts, events that vanish from calendars, feeds of topics.

Settings: CHECK_ONLY, PATH, OWN_ADDRESSES, SITEURL, NEWS_PATHS, EVENT_PATHS, TEXT_PATHS,
ARTICLE_SAVE_AS, PAGE_SAVE_AS, EVENT_SAVE_AS.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content, Tag
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.common import clock
from plugins.common.addresses import file_of, published
from plugins.common.changes import former_texts
from plugins.common.output import write_file
from plugins.common.problem import Problem, WrongInputError, problems_of
from plugins.common.steps import finishers_of
from plugins.common.templates import environment
from plugins.common.unexpected import guarded, of_each
from plugins.redirects.departures import Site, departures
from plugins.redirects.former import abandoned, output_file

_PAGE = environment(__file__).get_template("redirect.html")


def offer(pelican: Pelican) -> None:
    """Look for renamed files when all addresses are known."""
    finishers_of(pelican.settings)["renamed"] = partial(_renamed, pelican.settings)
    if pelican.settings.get("CHECK_ONLY"):
        finishers_of(pelican.settings)["departures"] = partial(_departures, pelican.settings)


def read_articles(generator: ArticlesGenerator) -> None:
    """Read the former addresses of articles."""
    _read(generator, [*generator.articles, *generator.hidden_articles], generator.drafts)


def read_pages(generator: PagesGenerator) -> None:
    """Read the former addresses of pages."""
    _read(generator, [*generator.pages, *generator.hidden_pages], generator.draft_pages)


def write_articles(generator: ArticlesGenerator, **_: Any) -> None:
    """Write the pages that lead to articles."""
    _write(chain(generator.articles, generator.hidden_articles), generator.settings)


def write_pages(generator: PagesGenerator, **_: Any) -> None:
    """Write the pages that lead to pages."""
    _write(chain(generator.pages, generator.hidden_pages), generator.settings)


def _read(
    generator: ArticlesGenerator | PagesGenerator, shown: list[Content], drafts: list[Content]
) -> None:
    settings = generator.settings
    for content in drafts:
        content.former = ()  # nobody may be led to a draft
    problems_of(settings).extend(of_each(partial(_read_one, settings["OWN_ADDRESSES"]), shown))


def _read_one(own: list[str], content: Content) -> Iterator[Problem]:
    files: list[str] = []
    content.former = ()
    for written in content.formerly:
        try:
            files.append(output_file(written, own))
        except WrongInputError as wrong:
            yield content.source.problem_in_header("frueher", wrong.message, wrong.remedy)
    content.former = tuple(files)


def _renamed(settings: dict[str, Any], contents: list[Content]) -> list[Problem]:
    answering = {path for c in contents for path in (c.save_as, *c.former)}

    def look(content: Content) -> Iterator[Problem]:
        file = file_of(content.renamed_from, settings) if content.renamed_from else ""
        if file and file not in answering:
            yield abandoned(content.source, file)

    return of_each(look, contents)


def _departures(settings: dict[str, Any], contents: list[Content]) -> list[Problem]:
    shown = [content for content in contents if content.status != "draft"]
    site = Site(
        content=settings["PATH"],
        answering={file for c in shown for file in (c.save_as, *c.former)},
        identities={content.identity for content in contents},
        topics={tag.save_as for c in shown if c.status == "published" for tag in _tags(c)},
        topic_of=partial(_topic_file, settings),
        settings=settings,
        now=clock.now_compared(),
    )
    return departures(former_texts(Path(settings["PATH"])), site)


def _tags(content: Content) -> Iterable[Tag]:
    return getattr(content, "tags", ()) if getattr(content, "is_news", False) else ()


def _topic_file(settings: dict[str, Any], name: str) -> str:
    tag = Tag(name, settings)
    return str(tag.save_as) if tag.slug else ""


def _write(contents: Iterable[Content], settings: dict[str, Any]) -> None:
    problems_of(settings).extend(of_each(_write_one, contents))


def _write_one(content: Content) -> None:
    for file in content.former:
        page = _PAGE.render(
            title=content.title,
            path=published(content.save_as),
            site_url=content.settings["SITEURL"],
            language=content.settings["DEFAULT_LANG"],
        )
        write_file(file, page.encode(), content.settings)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.article_generator_finalized.connect(guarded(read_articles))
    signals.page_generator_finalized.connect(guarded(read_pages))
    signals.article_writer_finalized.connect(guarded(write_articles))
    signals.page_writer_finalized.connect(guarded(write_pages))
