"""The body of every post and page: one HTML5 tree, changed by steps in one declared order.

After Pelican has read everything, each body is made HTML by Python-Markdown and parsed, the steps
of BODY_STEPS change its tree one after the other, and it is serialised once for the page; articles
that are `in_feed` once more, from the same tree, for the feeds (`article.feed_content`, absolute
addresses only). A post without description gets the beginning of its text as summary. Title,
description and summary are plain text and go through the steps of TEXT_STEPS.
`content.page_title` and `content.page_description` belong to one page each.

A step is a function (tree, place) -> problems. A plugin offers one when it is initialised:

    build_of(pelican.settings).steps["photos"] = ...
    build_of(pelican.settings).text_steps["typography"] = ...     a function text -> text

Settings: MARKDOWN (handed to Python-Markdown), BODY_STEPS, then FEED_STEPS for feeds, and
TEXT_STEPS (names, in order), SITEURL, MENU, LEGAL_MENU and JOIN (their links are checked, too),
THEME_IDS (what a #fragment may lead to on every page).
"""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import dirname
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.body import attributes, autolinks, elements, headings, links, outline, site, tables
from plugins.body.absolute import begin_with, make_absolute
from plugins.body.addresses import Addresses
from plugins.body.cached import Order, bodies
from plugins.body.fragments import check_fragments
from plugins.body.heads import Head, distinct
from plugins.body.markdown import Converter
from plugins.body.rendered import Body, Texts
from plugins.body.rendering import Renderer
from plugins.common.addresses import own_addresses, published, root_of
from plugins.common.build import build_of
from plugins.common.directives import Render, expand, has_directives
from plugins.common.problem import Problem
from plugins.common.site.menus import join_problem, menu_problem
from plugins.common.source import settings_file
from plugins.common.steps import Only, Place
from plugins.common.tree import Tree
from plugins.common.unexpected import guarded, reported


def offer_steps(pelican: Pelican) -> None:
    """Offer the steps that belong to every body."""
    of_theme = frozenset(pelican.settings["THEME_IDS"])
    build = build_of(pelican.settings)
    build.steps.update(
        elements=elements.check,
        directives=Only(has_directives, partial(_expand_directives, build.directives)),
        attributes=attributes.check,
        autolinks=autolinks.link,
        headings=partial(headings.add_ids, of_theme),
        outline=partial(outline.straighten, of_theme),
        tables=tables.prepare,
        root=partial(begin_with, root_of(pelican.settings["SITEURL"])),
        absolute_links=partial(make_absolute, pelican.settings["SITEURL"]),
    )


def render_bodies(generators: list[Generator]) -> None:
    """Give every article and page its final HTML; what is wrong goes to the build's list."""
    settings = generators[0].settings
    build, root = build_of(settings), root_of(settings["SITEURL"])
    problems, addresses = build.problems, site.addresses(generators)
    problems += [*site.duplicates(generators), *site.missing_pages(addresses)]
    problems += _check_menus(addresses, settings)
    build.find_address = addresses.find
    build.steps["links"] = partial(links.resolve, addresses, own_addresses(settings))
    if not any(problem.traceback for problem in problems):  # else a plugin could not offer it
        problems += _missing_steps(settings)
    contents = list(site.contents(generators))
    orders = list(map(_order, contents))
    ids: dict[str, Collection[str]] = {}
    fragments: list[tuple[Place, str]] = []
    found = bodies(orders, renderer_of(settings), addresses, build.cache)
    for content, order, rendered in zip(contents, orders, found, strict=True):
        body = rendered.body
        _apply(content, order, body)
        content.notes = rendered.notes
        problems += body.problems
        if body.is_whole:
            ids[order.place.url] = body.ids
        fragments += [(order.place, url.removeprefix(root)) for url in body.fragments]
    _tell_apart(contents)
    for finish in (*build.finishers.values(), *build.last_finishers.values()):
        with reported(problems):
            problems += finish(contents)
    problems += check_fragments(fragments, ids, settings["THEME_IDS"])


def _check_menus(addresses: Addresses, settings: dict[str, Any]) -> list[Problem]:
    """Return a problem for each link of templates that leads to nothing, but those told already."""
    file = Path(settings["DATA_PATH"], "site.yml")
    joining = [(settings["JOIN"], "Mitmachen")] if settings["JOIN"] else []
    menus = (
        ([*settings["MENU"], *settings["LEGAL_MENU"]], partial(menu_problem, file)),
        (joining, partial(join_problem, file)),
    )
    known = {(one.path, one.line) for one in settings["SITE_PROBLEMS"]}
    found = [one for menu, problem in menus for one in links.check_menu(addresses, menu, problem)]
    return [one for one in found if (one.path, one.line) not in known]


def _order(content: Content) -> Order:
    folder = dirname(content.relative_source_path) or "."
    place = Place(
        content.source, folder, published(content.save_as), content.title,
        may_be_empty=bool(content.stated.text("start")),
    )  # fmt: skip
    texts = (content.title, content.description, content.metadata["summary"])
    in_feed = getattr(content, "in_feed", False)
    return Order(Texts(*texts), place, in_feed)


def renderer_of(settings: dict[str, Any]) -> Renderer:
    """Return what all bodies of a build go through."""
    build = build_of(settings)
    return Renderer(
        converter=Converter(settings["MARKDOWN"]),
        steps=build.steps,
        body_steps=settings["BODY_STEPS"],
        feed_steps=settings["FEED_STEPS"],
        text_steps=[build.text_steps[n] for n in settings["TEXT_STEPS"] if n in build.text_steps],
    )


def _missing_steps(settings: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each step that the settings name and nobody offers."""
    build = build_of(settings)
    for setting in ("BODY_STEPS", "FEED_STEPS", "TEXT_STEPS"):
        for name in settings[setting]:
            if name not in (build.text_steps if setting == "TEXT_STEPS" else build.steps):
                message = f"{setting} nennt den Schritt „{name}“, den kein Plugin anbietet."
                remedy = "Ihn streichen, oder das Plugin in PLUGINS nennen."
                yield settings_file().problem(f"{setting} =", message, remedy)


def _apply(content: Content, order: Order, body: Body) -> None:
    content._content = body.html
    content.title, content.description = body.title, body.description
    content.metadata["summary"] = body.summary
    if order.in_feed:
        content.feed_content = body.feed


def _tell_apart(contents: list[Content]) -> None:
    """Set `page_title` and `page_description`, which no other page has."""
    heads = [Head(c.title, c.metadata["summary"], getattr(c, "date", None)) for c in contents]
    for content, head in zip(contents, distinct(heads), strict=True):
        content.page_title, content.page_description = head.title, head.description


def _expand_directives(directives: Mapping[str, Render], tree: Tree, place: Place) -> list[Problem]:
    return expand(tree, directives, place.source)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer_steps))
    signals.all_generators_finalized.connect(guarded(render_bodies))
