"""The body of every post and page: one HTML5 tree, changed by steps in one declared order.

After Pelican has read everything, each body is parsed, the steps of BODY_STEPS change its tree one
after the other, and it is serialised once for the page; articles that are `in_feed` once more,
from the same tree, for the feeds (`article.feed_content`, absolute addresses only). A post without
description gets the beginning of its text as summary. Title, description and summary are plain
text and go through the steps of TEXT_STEPS. `content.page_title` and `content.page_description`
belong to one page each.

A step is a function (tree, place) -> problems. A plugin offers one when it is initialised:

    steps_of(pelican.settings)["photos"] = ...
    text_steps_of(pelican.settings)["typography"] = ...     a function text -> text

Settings: BODY_STEPS, then FEED_STEPS for feeds, and TEXT_STEPS (names, in order), SITEURL,
MENU and LEGAL_MENU (their links are checked, too), THEME_IDS (what a #fragment may lead to on
every page).
"""

from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.body import attributes, elements, headings, links, outline, site, tables
from plugins.body.heads import Head, distinct
from plugins.body.text import beginning
from plugins.common.addresses import published
from plugins.common.directives import directives_of, expand
from plugins.common.problem import Problem, problems_of
from plugins.common.source import Source, unfit_characters
from plugins.common.steps import Place, TextStep, finishers_of, steps_of, text_steps_of
from plugins.common.tree import Tree


def offer_steps(pelican: Pelican) -> None:
    """Offer the steps that belong to every body."""
    steps_of(pelican.settings).update(
        elements=elements.check,
        directives=partial(_expand_directives, pelican.settings),
        attributes=attributes.check,
        headings=partial(headings.add_ids, frozenset(pelican.settings["THEME_IDS"])),
        outline=outline.straighten,
        tables=tables.align,
        absolute_links=partial(links.make_absolute, pelican.settings["SITEURL"]),
    )


def render_bodies(generators: list[Generator]) -> None:
    """Give every article and page its final HTML; what is wrong goes to the build's list."""
    settings = generators[0].settings
    problems = problems_of(settings)
    addresses = site.addresses(generators)
    problems += [*site.duplicates(generators), *site.missing_pages(addresses)]
    problems += links.check_menu(
        addresses, settings["MENU"] + settings["LEGAL_MENU"], _settings_file()
    )
    steps_of(settings)["links"] = partial(links.resolve, addresses, settings["OWN_ADDRESSES"])
    ids: dict[str, set[str]] = {}
    fragments: list[tuple[Place, str]] = []
    for content in site.contents(generators):
        address = published(content.save_as)
        place = Place(content.source, content.relative_dir, address, content.title)
        tree = _render(content, place, settings, problems)
        ids[place.url] = tree.ids()
        fragments += [(place, url) for _, _, url in tree.urls() if _has_own_fragment(url)]
        if getattr(content, "in_feed", False):
            for name in settings["FEED_STEPS"]:
                problems += steps_of(settings)[name](tree, place)
            content.feed_content = str(tree)
    contents = list(site.contents(generators))
    _tell_apart(contents)
    for finish in finishers_of(settings).values():
        problems += finish(contents)
    problems += links.check_fragments(fragments, ids, settings["THEME_IDS"])


def _render(
    content: Content, place: Place, settings: dict[str, Any], problems: list[Problem]
) -> Tree:
    tree = Tree(content._content)
    for name in settings["BODY_STEPS"]:
        problems += steps_of(settings)[name](tree, place)
    content._content = str(tree)
    content.notes = place.notes
    problems += unfit_characters(place.source, content._content)
    content.metadata["summary"] = content.metadata["summary"] or beginning(tree)
    for name in settings["TEXT_STEPS"]:
        _change_texts(content, text_steps_of(settings)[name])
    return tree


def _change_texts(content: Content, change: TextStep) -> None:
    content.title, content.description = change(content.title), change(content.description)
    content.metadata["summary"] = change(content.metadata["summary"])


def _tell_apart(contents: list[Content]) -> None:
    """Set `page_title` and `page_description`, which no other page has."""
    heads = [Head(c.title, c.metadata["summary"], getattr(c, "date", None)) for c in contents]
    for content, head in zip(contents, distinct(heads), strict=True):
        content.page_title, content.page_description = head.title, head.description


def _expand_directives(settings: dict[str, Any], tree: Tree, place: Place) -> list[Problem]:
    return expand(tree, directives_of(settings), place.source)


def _settings_file() -> Source:
    path = Path("pelicanconf.py")
    return Source(str(path), path.read_text(encoding="utf-8"))


def _has_own_fragment(url: str) -> bool:
    return url.startswith(("/", "#")) and not url.endswith("#") and "#" in url


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(offer_steps)
    signals.all_generators_finalized.connect(render_bodies)
