"""What lies at the address of the site besides its pages, for GitHub Pages and for crawlers.

    .nojekyll    keeps Jekyll away, which would leave out folders such as .well-known
    CNAME        the group's own domain; none on a domain of GitHub's, or below a path
    robots.txt   where the sitemap is; none below a path, where nobody looks for it

A file of that name in content/extra/ takes the place of a written one.

Setting: SITEURL. A preview, on this machine, has neither domain nor crawlers.
"""

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, StaticGenerator

from plugins.common.build import build_of
from plugins.common.output import write_file
from plugins.common.unexpected import guarded
from plugins.hosting.files import files_at


class _Files(dict[str, bytes]):
    """What is written, by file name."""


def note(generator: StaticGenerator) -> None:
    """Say which files there will be besides, once all of the group's own are known."""
    settings = generator.settings
    own = {static.save_as for static in generator.context["staticfiles"]}
    files = files_at(settings["SITEURL"], settings["SITEMAP_SAVE_AS"])
    wanted = _Files({name: content for name, content in files.items() if name not in own})
    build_of(settings).put(wanted)
    build_of(settings).files.further += wanted


def write(generator: ArticlesGenerator, **_: Any) -> None:
    """Write them."""
    for name, content in build_of(generator.settings).get(_Files).items():
        write_file(name, content, generator.settings)


def register() -> None:
    """Connect to Pelican."""
    signals.static_generator_finalized.connect(guarded(note))
    signals.article_writer_finalized.connect(guarded(write))
