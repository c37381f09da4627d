"""Python-Markdown with our extensions, text after text."""

from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter
from tests.support import searched

PIECES = (
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "![", "[^1]", "<", ">", "<b>", "</b>", "&amp;",
    "&", "\\", "  \n", "\n", "\n\n", "\t", "| a | b |\n", "1. ", "* ", "> ", "# ", "Bürger*innen",
    "_", "*wort*", "_wort_", "<https://example.org>", "<a@example.org>", "[x](/y)", "[1]: /z", "wort", " ", "```\n", ": ",
    "~~", "~~wort~~", "• ", "- [ ] ", "#wort", "https://x.de/_a_",
)  # fmt: skip
CONVERTER = Converter(MARKDOWN)
PLAIN = Markdown(**MARKDOWN)


@searched(150, 1000, st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nothing_is_missed(text: str) -> None:
    """The HTML is that of a text alone, whatever an author typed before."""
    assert CONVERTER.html(text) == PLAIN.reset().convert(text)
