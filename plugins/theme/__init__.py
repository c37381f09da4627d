"""What the theme's templates may use besides Pelican's own variables.

`{{ stylesheet(page.content, "hero", "news-list") }}` is the one inline stylesheet of a page: what
every page needs, what its body shows, and the named blocks of theme/static/css/blocks;
`list_blocks(articles, "cards")` names those of a list.
`listed_tags` are the names of tags that have a page.
`{{ "weitersagen.js"|script }}` is the text of one of our scripts.
`{{ root }}` is the path that the site lies below, "" for none: `<a href="{{ root }}/blog.html">`.
`{{ address|readable }}` has a domain with umlauts in its own letters.
`{{ date|long_date }}` is "9. September 2023", `{{ output_file|published }}` the path at which a
file answers.

Settings: ACCENT and INK, the two colours that all others are made of; THEME, SITENAME (Pelican's
own).
"""

from functools import partial
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.common import german
from plugins.common.addresses import published, root_of
from plugins.common.build import build_of
from plugins.common.colours.palette import palette
from plugins.common.hosts import readable
from plugins.common.unexpected import guarded
from plugins.theme import faults, scripts
from plugins.theme.stylesheet import Sheets, list_blocks, stylesheet


def provide(pelican: Pelican) -> None:
    """Hand filters and globals to Jinja; read anew for every build."""
    theme, root = Path(pelican.settings["THEME"]), root_of(pelican.settings["SITEURL"])
    colours = palette(pelican.settings["ACCENT"], pelican.settings["INK"])
    sheets, problems = Sheets.read(theme / "static/css", root, colours)
    if not problems:
        problems += faults.of_templates(theme / "templates", sheets.blocks)
    build_of(pelican.settings).problems.extend(problems)
    pelican.settings["JINJA_GLOBALS"] |= {
        "SITENAME": pelican.settings["SITENAME"],  # in macros, too, which know no other setting
        "stylesheet": partial(stylesheet, sheets),
        "list_blocks": list_blocks,
        "root": root,
    }
    pelican.settings["JINJA_FILTERS"] |= {
        "script": partial(scripts.named, scripts.read(theme / "static/js")),
        "enumeration": german.enumeration,
        "long_date": german.long_date,
        "published": published,
        "readable": readable,
    }


def name_listed_tags(generator: ArticlesGenerator) -> None:
    """Tell templates the tags that have a page, without all posts of each."""
    generator.context["listed_tags"] = sorted(tag.name for tag in generator.tags)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(provide))
    signals.article_generator_finalized.connect(guarded(name_listed_tags))
