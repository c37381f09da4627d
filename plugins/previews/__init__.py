"""Previews: what services show when somebody passes on a link.

Every page that may be found says its title, description, address and language, after
https://ogp.me/, and names a picture of 1200 x 630: the article's own photograph with the title
over it, else a drawn card; lists and the home page share one that says the claim. No page asks
for these pictures. In templates:

    {{ article.preview.path }}      or `page.preview`; all other pages have `general_preview`

The text may hold emoji (drawn in one colour), Latin, Greek and Cyrillic letters; what the fonts
lack is left out of the picture and told as a Hinweis.

Settings: PREVIEWS (False: texts only, no pictures), PREVIEW_CACHE (a folder that outlives builds),
ACCENT, INK, WORD_MARK (content/data/site.yml); SITEURL, SITESUBTITLE, THEME (Pelican's own).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import PagesGenerator

from plugins.common.build import build_of
from plugins.common.cache.store import Store
from plugins.common.german import long_date
from plugins.common.hosts import readable
from plugins.common.lettering import glyphs
from plugins.common.output import write_file
from plugins.common.problem import Level, Problem
from plugins.common.unexpected import guarded, of_each
from plugins.previews import workshop
from plugins.previews.layout import Card
from plugins.previews.look import Colours, Look, read_look
from plugins.previews.preview import Preview, fit_to_show


@dataclass(frozen=True)
class _Ordered:
    """The pictures that pages name, by their keys, and how all of them look."""

    look: Look
    previews: dict[str, Preview] = field(default_factory=dict)


def offer(pelican: Pelican) -> None:
    """Hand the general preview to Jinja, and look at titles once they are final."""
    settings = pelican.settings
    colours = Colours.of(settings["ACCENT"], settings["INK"])
    address, mark = readable(settings["SITEURL"]).partition("://")[2], settings["WORD_MARK"]
    look, problems = read_look(Path(settings["THEME"]), address, mark, colours)
    build = build_of(settings)
    build.problems += problems
    build.put(_Ordered(look))
    settings["JINJA_GLOBALS"]["general_preview"] = _order(settings)
    build.finishers["previews"] = partial(of_each, partial(_undrawable, settings))
    # When titles and photographs are final.
    build.last_finishers["previews"] = partial(of_each, partial(_attach, settings))


def write(generator: PagesGenerator, **_: Any) -> None:
    """Write the pictures that pages may name; drawn are only those the cache lacks."""
    settings = generator.settings
    build = build_of(settings)
    ordered = list(build.get(_Ordered).previews.values())
    store = Store(Path(settings["PREVIEW_CACHE"]))
    build.problems.extend(workshop.make(ordered, store))
    for preview in ordered:
        if (drawn := store.path(preview.key)).exists():
            write_file(preview.path, drawn.read_bytes(), settings)


def _attach(settings: dict[str, Any], content: Content) -> None:
    """Give an article or page its preview."""
    content.preview = _order(settings, content)


def _order(settings: dict[str, Any], content: Content | None = None) -> Preview | None:
    """Return the preview of an article or page, or the general one; None where there is none."""
    is_found = not content or (content.status != "draft" and content.save_as != "404.html")
    if not settings["PREVIEWS"] or not is_found:
        return None
    is_general = not content or content.save_as == "index.html"
    card = Card(settings["SITESUBTITLE"]) if is_general else _card(content)
    photo = None if is_general else fit_to_show(getattr(content, "photo", None))
    path = content.source.path if content else ""
    ordered = build_of(settings).get(_Ordered)
    preview = Preview(card, ordered.look, photo, path_of_text=path)
    ordered.previews[preview.key] = preview
    return preview


def _card(content: Content) -> Card:
    """Return title and, for an event, when and where; for other news the day."""
    if not isinstance(content, Article):
        return Card(content.title)
    if content.event is None:
        return Card(content.title, (long_date(content.date),))
    where = content.event.location
    return Card(content.title, (content.lead.removesuffix(f", {where}"), where))


def _undrawable(settings: dict[str, Any], content: Content) -> Iterator[Problem]:
    if settings["PREVIEWS"] and (lacking := glyphs.missing(content.title)):
        yield content.source.problem_in_header(
            "title",
            f"Das Vorschaubild kann „{lacking}“ nicht zeigen und lässt es weg.",
            "Wenn es fehlen darf, nichts tun; sonst den Titel ohne dieses Zeichen schreiben.",
            level=Level.HINWEIS,
        )


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.page_writer_finalized.connect(guarded(write))  # before the last report
