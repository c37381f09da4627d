"""The site's icons, drawn in its colours: for tabs, home screens, feed programs, search engines.

    favicon.svg, favicon.ico     in browsers' tabs
    apple-touch-icon.png         on a phone's home screen
    feed-icon.png, feed-logo.png in feed programs; the logo bears the word mark

A file of that name in content/extra/ takes the place of a drawn one.

The sun is the one of the theme's word mark (partials/sun.html).

Settings: THEME (Pelican's own), ACCENT, INK, WORD_MARK (content/data/site.yml), ICON_CACHE (a
folder that outlives builds).
"""

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, StaticGenerator

from plugins.common.build import build_of
from plugins.common.cache.store import Store
from plugins.common.output import write_file
from plugins.common.unexpected import guarded, reported
from plugins.icons.drawing import Mark
from plugins.icons.icons import NAMES, drawn, key_of


class _Wanted(list[str]):
    """The icons that the group has none of its own of, by their file names."""


def note(generator: StaticGenerator) -> None:
    """Say which icons there will be besides, once all files are known."""
    own = {static.save_as for static in generator.context["staticfiles"]}
    build = build_of(generator.settings)
    wanted = _Wanted(name for name in NAMES if name not in own)
    build.put(wanted)
    build.files.further += wanted


def write(generator: ArticlesGenerator, **_: Any) -> None:
    """Write the icons; drawn are only those the cache lacks."""
    settings = generator.settings
    sun = Path(settings["THEME"], "templates/partials/sun.html").read_text(encoding="utf-8")
    mark = Mark(settings["ACCENT"], settings["INK"], settings["WORD_MARK"], sun)
    store = Store(Path(settings["ICON_CACHE"]))
    for name in build_of(settings).get(_Wanted):
        with reported(build_of(settings).problems):
            key = key_of(name, mark)
            if not store.has(key):
                store.keep(key, drawn(name, mark))
            write_file(name, store.path(key).read_bytes(), settings)


def register() -> None:
    """Connect to Pelican."""
    signals.static_generator_finalized.connect(guarded(note))
    signals.article_writer_finalized.connect(guarded(write))
