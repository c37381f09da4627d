"""Python-Markdown extension: in https://example.org/_so_/~~x~~ there is no emphasis.

plugins.body makes a link of it.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

# What stands at the end may close emphasis around it; STX and ETX mark what was put aside.
_ADDRESS = r"""(\bhttps?://[^\s<>"\x02\x03]*[^\s<>"\x02\x03'.,;:!?*_~()\[\]{}])"""
# After code, links and raw HTML (90), before ~~ and emphasis (66, 60).
_PRIORITY = 67


class PlainAddresses(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put addresses aside before emphasis is looked for."""
        md.inlinePatterns.register(
            SimpleTextInlineProcessor(_ADDRESS), "plain_addresses", _PRIORITY
        )
