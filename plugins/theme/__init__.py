"""What the theme's templates may use besides Pelican's own variables.

`{{ stylesheet(page.content, "hero", "news-list") }}` is the one inline stylesheet of a page: what
every page needs, what its body shows, and the named blocks of theme/static/css/blocks;
`list_blocks(articles, "cards")` names those of a list.
`listed_tags` are the names of tags that have a page.
`{{ date|long_date }}` is "9. September 2023", `{{ output_file|published }}` the path at which a
file answers.
"""

from functools import partial
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.common import german
from plugins.common.addresses import published
from plugins.theme.stylesheet import Sheets, list_blocks, stylesheet


def provide(pelican: Pelican) -> None:
    """Hand filters and globals to Jinja; read anew for every build."""
    sheets = Sheets.read(Path(pelican.settings["THEME"]) / "static" / "css")
    pelican.settings["JINJA_GLOBALS"] |= {
        "stylesheet": partial(stylesheet, sheets),
        "list_blocks": list_blocks,
    }
    pelican.settings["JINJA_FILTERS"] |= {
        "enumeration": german.enumeration,
        "long_date": german.long_date,
        "published": published,
    }


def name_listed_tags(generator: ArticlesGenerator) -> None:
    """Tell templates the tags that have a page, without all posts of each."""
    generator.context["listed_tags"] = sorted(tag.name for tag in generator.tags)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(provide)
    signals.article_generator_finalized.connect(name_listed_tags)
