"""Texts that would take hours if the time grew with the square of their length."""

from time import process_time

import pytest

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter

CONVERTER = Converter(MARKDOWN)
SIZE = 20_000  # characters; with squares, most of these took ten seconds and more


@pytest.mark.parametrize(
    "piece",
    [
        "[", "![", "[](", "[a](b c (", "[a](<b", "[a][", "[[x", "[^", "[^x]", "*", "*a ", "a* ", "**a *b ", "*a_ ", "~a~~ ", "`", "`a", "`` ",
        "x <!--", "x <?", "x <a ", "x <a x='", "&", "\\", "http://", "www.", "{% ", "Wann: x\n", "[a]: /u \"x\n", "[^1\n",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """One sign over and over takes seconds at most; a text of ordinary words takes a tenth of one."""
    text = piece * (SIZE // len(piece)) + "\n\n[^x]: ja"
    begin = process_time()
    CONVERTER.convert(text)
    assert process_time() - begin < 2


def test_brackets_within_one_another() -> None:
    """Neither does it take long to pair what stands within one another."""
    begin = process_time()
    CONVERTER.convert("[" * SIZE + "]" * SIZE)
    CONVERTER.convert("![a" * SIZE + "](b)" * SIZE)
    assert process_time() - begin < 4
