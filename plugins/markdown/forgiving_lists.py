"""Python-Markdown extension: lists as authors write them, on phones, on GitHub, out of Word.

    Wir brauchen:
    - Äpfel             no blank line is asked for above a list of two or more, or after a colon
      - rote            and two or three columns make a level
    • eins, 1) eins     are items, too, and so is - [ ] offen

`- so` alone within a text is a dash.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from plugins.markdown.list_lines import normalised

# After fences (25) and blocks of HTML (20) were put aside.
_PRIORITY = 10
_SIGN = re.compile(r"^[ >]*(?:[-*+•·]|\d+[.)]) ", re.M)


class ForgivingLists(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Rewrite lists before blocks are parsed."""
        md.preprocessors.register(_Lists(md), "forgiving_lists", _PRIORITY)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return normalised(lines) if _SIGN.search("\n".join(lines)) else lines
