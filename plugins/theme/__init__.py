"""What the theme's templates may use besides Pelican's own variables.

`{{ stylesheet(page.content, "hero", "news-list") }}` is the one inline stylesheet of a page: what
every page needs, what its body shows, and the named blocks of theme/static/css/blocks;
`list_blocks(articles, "cards")` names those of a list.
`{{ date|long_date }}` is "9. September 2023", `{{ output_file|published }}` the path at which a
file answers.
"""

from functools import partial
from pathlib import Path

from pelican import Pelican, signals

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


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(provide)
