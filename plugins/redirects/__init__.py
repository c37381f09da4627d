"""Former addresses that go on answering: a small page at each leads to the post of today.

    ---
    title: Lautrer Klimatag
    frueher: /2022/klimatag.html, /klimatag-2023
    ---

GitHub Pages sends no redirects, so the page does (meta refresh), and names the present address as
canonical for search engines. It is in no list, feed or sitemap. Links within the site that still
lead to a former address are written with the present one.

Sets `content.former` (output files). Two claims to one address are a fault, found where all
addresses are compared (plugins.body). A published file that was renamed and leaves nothing at its
former address is a Hinweis; without `id:` it is a Fehler, its readers would get it twice. What
content/data/versprochen.yml promises must answer: else a Fehler. Addresses that belong to no text
stand in content/data/weiterleitungen.yml (`listed`), where `make import` puts those of WordPress.
`make check` also tells what readers lose by changes that are not public yet: addresses of deleted
texts, events that vanish from calendars, feeds of topics.

Settings: CHECK_ONLY, DATA_PATH, PATH, OWN_ADDRESSES, SITEURL, NEWS_PATHS, EVENT_PATHS, TEXT_PATHS,
ARTICLE_SAVE_AS, PAGE_SAVE_AS, EVENT_SAVE_AS.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.common.addresses import own_addresses, published, root_of
from plugins.common.build import build_of
from plugins.common.contents import drafts, shown
from plugins.common.output import write_file
from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import display_path
from plugins.common.templates import environment
from plugins.common.unexpected import guarded, of_each
from plugins.redirects import listed, promised
from plugins.redirects.former import output_file
from plugins.redirects.gone import gone

_PAGE = environment(__file__).get_template("redirect.html")


def offer(pelican: Pelican) -> None:
    """Look for addresses that answer no more when all are known."""
    settings = pelican.settings
    file = Path(settings["DATA_PATH"], "versprochen.yml")
    promises, problems = promised.load(file, own_addresses(settings))
    build_of(settings).problems.extend(problems)
    build_of(settings).finishers["gone"] = partial(gone, settings, display_path(file), promises)
    _offer_list(settings, Path(settings["DATA_PATH"], "weiterleitungen.yml"))


def _offer_list(settings: dict[str, Any], file: Path) -> None:
    """Let the addresses of a list answer, and look whether they lead anywhere."""
    build = build_of(settings)
    rows, problems = listed.load(file, own_addresses(settings))
    build.problems.extend(problems)
    build.put(_List([row for row in rows if row.file and not row.is_feed]))
    build.old_feeds = {row.file: row.new[1:] for row in rows if row.is_feed}
    build.old_ids = {row.new: row.entry_id for row in rows if row.entry_id}
    settings["JINJA_GLOBALS"]["has_numbers"] = any(row.is_asked for row in rows)
    build.files.further.extend(row.file for row in rows if row.file)
    build.finishers["listed"] = partial(_listed, settings, display_path(file), rows)


def _document(new: str, settings: dict[str, Any]) -> bytes:
    """Return a file of content/ that answers at an old address, too; a Fehler tells of none."""
    file = Path(settings["PATH"], new.removeprefix("/"))
    return file.read_bytes() if file.is_file() else b""


@dataclass
class _List:
    """The rows of the list of redirects."""

    rows: list[listed.Listed]


def _listed(
    settings: dict[str, Any], file: str, rows: list[listed.Listed], _: list[Content]
) -> list[Problem]:
    return list(listed.broken(rows, file, build_of(settings).find_address))


def write_list(generator: PagesGenerator, **_: Any) -> None:
    """Write the pages of the list."""
    settings = generator.settings
    pages: dict[str, bytes] = {}  # hundreds of addresses may lead to one list
    for row in build_of(settings).get(_List).rows:
        if row.is_document:
            write_file(row.file, _document(row.new, settings), settings)
            continue
        if row.new not in pages:
            pages[row.new] = _page(row.new, settings["SITENAME"], settings)
        write_file(row.file, pages[row.new], settings)


def read(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Read the former addresses of texts."""
    for content in drafts(generator):
        content.former = ()  # nobody may be led to a draft
    own = own_addresses(generator.settings)
    found = of_each(partial(_read_one, own), shown(generator))
    build_of(generator.settings).problems.extend(found)


def write(generator: ArticlesGenerator | PagesGenerator, **_: Any) -> None:
    """Write the pages that lead to texts."""
    build_of(generator.settings).problems.extend(of_each(_write_one, shown(generator)))


def _read_one(own: Collection[str], content: Content) -> Iterator[Problem]:
    files: list[str] = []
    content.former = ()
    for written in content.formerly:
        try:
            files.append(output_file(written, own))
        except WrongInputError as wrong:
            yield content.source.problem_in_header("frueher", wrong.message, wrong.remedy)
    content.former = tuple(files)


def _write_one(content: Content) -> None:
    for file in content.former:
        page = _page(published(content.save_as), content.title, content.settings)
        write_file(file, page, content.settings)


def _page(path: str, title: str, settings: dict[str, Any]) -> bytes:
    """Return a page that leads to a path."""
    return _PAGE.render(
        title=title,
        path=path,
        site_url=settings["SITEURL"],
        root=root_of(settings["SITEURL"]),
        language=settings["DEFAULT_LANG"],
    ).encode()


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.article_generator_finalized.connect(guarded(read))
    signals.page_generator_finalized.connect(guarded(read))
    signals.article_writer_finalized.connect(guarded(write))
    signals.page_writer_finalized.connect(guarded(write))
    signals.page_writer_finalized.connect(guarded(write_list))
