"""Python-Markdown extension: `#Klimatag` at a line's start is a tag, no heading.

    #Klimatag war toll      stays text: after one # CommonMark asks for a blank
    # Titel, ##Titel        are headings

https://spec.commonmark.org/0.31.2/#atx-headings
"""

import re

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension

_PRIORITY = 70  # Python-Markdown's own


class HashTags(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our processor in the place of Python-Markdown's."""
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", _PRIORITY)


class _Headings(HashHeaderProcessor):
    RE = re.compile(
        r"(?:^|\n)(?P<level>#{2,6}|#(?![^\s#]))"
        r"(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)"  # as in Python-Markdown
    )
