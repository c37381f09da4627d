r"""Python-Markdown extension: a date at a line's start is no item of a numbered list.

    1. Mai: Demo                  24. Dez. frei           9. und 10. September
    2026. war ein gutes Jahr      stay text
    1. eins                       is an item, as ever

CommonMark, too, would make items of the former.
"""

import re

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.sane_lists import SaneListExtension, SaneOListProcessor

from plugins.common.german import MONTHS

_SHORT = ("Jan", "Feb", "Mär", "Mrz", "Apr", "Jun", "Jul", "Aug", "Sept?", "Okt", "Nov", "Dez")
_MONTH = rf"(?i:{'|'.join((*MONTHS, *_SHORT))})\b"
_UP_TO = r"(?: *(?:und|oder|bis|[-–/+&]) *\d{1,2}\.)?"
# The sign of a numbered item: no day before its month, no year at the end of a sentence.
NUMBER = rf"(?!\d{{1,2}}\.{_UP_TO} *{_MONTH})(?!\d{{4}}\.)\d+\."

_PRIORITY = 40  # the extension's own


class GermanDates(SaneListExtension):
    """Named in the setting MARKDOWN in the place of markdown.extensions.sane_lists."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our processor in the place of the extension's."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Numbered(md.parser), "olist", _PRIORITY)


class _Numbered(SaneOListProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf" {{0,3}}{NUMBER} +(.*)")
        self.CHILD_RE = re.compile(rf" {{0,3}}(({NUMBER})) +(.*)")
