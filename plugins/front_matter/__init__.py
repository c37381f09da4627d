"""Front matter that takes authors at their word.

A post may open with `---` fences (or without them, as `Title: value` lines up to the first blank
line); every value is text, not a YAML riddle. Date and address of news come from the file name.

    ---
    title: Klima: jetzt!
    description: Worum es geht, in einem Satz
    tags: Veranstaltung, Mobilität
    ---

The body stays Markdown, in `content.source`; plugins.body renders it.
"""

from pelican import signals
from pelican.readers import Readers

from plugins.common.unexpected import guarded
from plugins.front_matter.read_before import provide
from plugins.front_matter.reader import FrontMatterReader


def add_reader(readers: Readers) -> None:
    """Read every Markdown file with our reader."""
    for extension in FrontMatterReader.file_extensions:
        readers.reader_classes[extension] = FrontMatterReader


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(guarded(add_reader))
    signals.article_generator_init.connect(guarded(provide))
    signals.page_generator_init.connect(guarded(provide))
