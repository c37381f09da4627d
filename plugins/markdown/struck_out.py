"""Python-Markdown extension: `~~weg~~` is struck out, as on GitHub.

https://github.github.com/gfm/#strikethrough-extension-
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

# Group 2 is what is struck out; nothing is in `a ~~ b ~~ c`, nor by three of them, a fence.
_STRUCK_OUT = r"(?<!~)(~~)(?![\s~])(.+?)(?<![\s~])~~(?!~)"
# After code, links and raw HTML (90), before emphasis (60).
_PRIORITY = 66


class StruckOut(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        r"""Look for such words before emphasis, which may stand in them; know `\~` as a sign."""
        md.ESCAPED_CHARS.append("~")
        md.inlinePatterns.register(
            SimpleTagInlineProcessor(_STRUCK_OUT, "s"), "struck_out", _PRIORITY
        )
