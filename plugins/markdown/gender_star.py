r"""Python-Markdown extension: a star within a word is a letter, never the sign for italics.

    Bürger*innen und Politiker*innen      stays as written
    *Bürger*innen*, **fett**, *kursiv*    work as ever, and so does \*

Python-Markdown follows CommonMark, where `*` may open and close emphasis within a word
(https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis); two gender stars in one
paragraph would turn everything between them italic.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

# `_` belongs to no word here: in `_*so*_` the stars are emphasis.
_WITHIN_A_WORD = r"(?<=[^\W_])(\*)(?=[^\W_])"
# After code, links and raw HTML (90), before emphasis (60).
_PRIORITY = 65


class GenderStar(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put such stars aside before emphasis is looked for."""
        md.inlinePatterns.register(
            SimpleTextInlineProcessor(_WITHIN_A_WORD), "gender_star", _PRIORITY
        )
