"""Python-Markdown, which tries only what can match.

For each piece of text it tries some twenty inline patterns one after the other. Most need a sign
that most texts lack altogether; left out, they save a third of the time.
"""

from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from plugins.body.placeholders import resolved

# One of these must stand in a text before a pattern can match; others are always tried.
# https://python-markdown.github.io/reference/markdown/inlinepatterns/
_NEEDS = {
    "autolink": ("<",),
    "automail": ("<",),
    "backtick": ("`",),
    "em_strong": ("*", "_"),
    "entity": ("&",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "gender_star": ("*",),
    "html": ("<",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "linebreak": ("  \n", "\t"),  # tabs become blanks
    "link": ("[",),
    "plain_addresses": ("://",),
    "reference": ("[",),
    "short_image_ref": ("![",),
    "short_reference": ("[",),
    "struck_out": ("~~",),
}


class Converter:
    """Makes HTML of Markdown; `settings` are those of Python-Markdown."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._markdown = Markdown(**settings)
        patterns = self._markdown.inlinePatterns
        needs = {patterns.get_index_for_name(n): _NEEDS[n] for n in _NEEDS if n in patterns}
        self._patterns = [(needs.get(index, ("",)), one) for index, one in enumerate(patterns)]

    def html(self, text: str) -> str:
        """Return the HTML; RecursionError where lists or quotations are nested too deeply."""
        inline: Any = self._markdown.treeprocessors["inline"]
        inline.inlinePatterns = [
            pattern for signs, pattern in self._patterns if any(sign in text for sign in signs)
        ]
        html = str(self._markdown.reset().convert(text))
        return resolved(html, self._markdown) if "\x02" in html or "&#2;" in html else html
