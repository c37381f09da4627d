"""Stops a build that has faults: before the first page is written, or at its end.

Everything that is wrong comes from one list (plugins.common.problem), is printed once, sorted by
file and line, and is a Fehler (the build stops) or a Hinweis (it goes on). What only a finished
page can tell is reported when all are written; a build that fails then takes nothing's place.

Settings: CHECK_ONLY (stop after the report even without a Fehler: `make check`), CHECK_FORMAT
("text", or "github" for annotations), CHECK_OUTSIDE (with CHECK_ONLY, print what `--online` asks:
JSON with the site's addresses and name, the accounts, and who mentions which other website),
DATA_PATH, OWN_ADDRESSES, SITEURL, SITENAME, PATH, MENU, LEGAL_MENU, SITE_PROBLEMS (what is wrong
with content/data/site.yml).
"""

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.checks import outside, wording
from plugins.checks.domain import of_two_minds
from plugins.checks.duties import Text, neglected
from plugins.checks.lengths import too_long
from plugins.checks.reporting import report_problems
from plugins.checks.tags import lonely, spellings
from plugins.common.addresses import own_addresses
from plugins.common.build import build_of
from plugins.common.contents import all_texts
from plugins.common.problem import Problem
from plugins.common.site.licences import Licence
from plugins.common.source import source_of
from plugins.common.unexpected import guarded, of_each


def note_imported(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Note which texts an import brought in."""
    imported = {c.source.path for c in all_texts(generator) if c.is_imported}
    build_of(generator.settings).imported |= imported


def check_domain(pelican: Pelican) -> None:
    """Look for files that name another domain."""
    settings = pelican.settings
    own, content = settings["OWN_ADDRESSES"], Path(settings["PATH"])
    build_of(settings).problems.extend(of_two_minds(settings["SITEURL"], own, content))


def check_tags(generator: ArticlesGenerator) -> None:
    """Look for tags that are spelt in two ways, or look like a slip."""
    articles = all_texts(generator)
    used = [(a.source, tag.name, tag.slug) for a in articles for tag in getattr(a, "tags", ())]
    found = build_of(generator.settings).problems
    found += [*spellings(used), *lonely((source, name) for source, name, _ in used)]


def offer(pelican: Pelican) -> None:
    """Offer the steps that read texts, and look at what is told of each."""
    settings = pelican.settings
    build = build_of(settings)
    build.steps["wording"] = wording.check
    links = outside.Links()
    build.put(links)
    own = own_addresses(settings)
    build.steps["outside"] = partial(outside.note, own)
    build.finishers["lengths"] = partial(of_each, _too_long)
    collect = partial(_collect, links, own)
    build_of(settings).finishers["outside"] = partial(of_each, collect)
    build_of(settings).finishers["duties"] = partial(_neglected, settings)


def _too_long(content: Content) -> Iterator[Problem]:
    return too_long(content.source, content.title, content.description)


def _neglected(settings: dict[str, Any], contents: list[Content]) -> list[Problem]:
    """Return what the law asks for and the site lacks."""
    if settings["SITE_PROBLEMS"] or any(p.traceback for p in build_of(settings).problems):
        return []  # a menu or a body may be unfinished
    texts = {
        content.save_as: Text(
            content.source, content._content, frozenset(content.notes.frame_origins)
        )
        for content in contents
    }
    facts = source_of(Path(settings["DATA_PATH"], "site.yml"))
    licence = Licence(settings["LICENCE_NAME"], settings["LICENCE_URL"])
    return list(neglected(settings["MENU"] + settings["LEGAL_MENU"], texts, facts, licence))


def _collect(found: list[outside.Link], own: Collection[str], content: Content) -> None:
    """Add what a body links to, and the header of an event."""
    for noted in content.notes.outside:
        found.append(outside.Link(noted.url, content.source, noted.occurrence, noted.loaded))
    url = content.stated.text("link")
    if outside.is_outside(url, own):
        found.append(outside.Link(url, content.source, 0))


def stop_early(generator: ArticlesGenerator) -> None:
    """End the build where a folder could not be entered: all else would be said of half a site."""
    if build_of(generator.settings).is_partial:
        report_problems(generator.settings)


def report(pelican: Pelican) -> None:
    """Report when Pelican asks for a writer: everything is read, nothing is written.

    And once more when everything is written.
    """
    report_problems(pelican.settings)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(check_domain))
    signals.initialized.connect(guarded(offer))
    signals.article_generator_init.connect(guarded(stop_early))
    signals.article_generator_finalized.connect(guarded(check_tags))
    signals.article_generator_finalized.connect(guarded(note_imported))
    signals.page_generator_finalized.connect(guarded(note_imported))
    signals.get_writer.connect(report)
    signals.finalized.connect(report)
