"""What the theme's templates may use besides Pelican's own variables.

`{{ stylesheet }}` is the one inline stylesheet, joined from theme/static/css and its folders;
`{{ date|long_date }}` is "9. September 2023"; `{{ output_file|published }}` the path at which a
file answers.
"""

from pathlib import Path

from markupsafe import Markup
from pelican import Pelican, signals

from plugins.common import german
from plugins.common.addresses import published
from plugins.theme.stylesheet import join


def provide(pelican: Pelican) -> None:
    """Hand filters and globals to Jinja; read anew for every build."""
    css = Path(pelican.settings["THEME"]) / "static" / "css"
    # The file that declares the order of the layers has to come first.
    paths = [css / "layers.css", *sorted(set(css.rglob("*.css")) - {css / "layers.css"})]
    sheets = [path.read_text(encoding="utf-8") for path in paths]
    pelican.settings["JINJA_GLOBALS"] |= {
        "stylesheet": Markup(join(sheets)),  # noqa: S704 - our own CSS, not an author's text
    }
    pelican.settings["JINJA_FILTERS"] |= {"long_date": german.long_date, "published": published}


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(provide)
