"""German typography in long and odd texts: the time it takes grows with the text, not faster."""

from time import process_time

import pytest

from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.german.body import typography
from plugins.german.ornaments import typogrify

PLACE = Place(Source("a.md", ""), "pages", "/a.html")
LENGTH = 12_000  # characters: what tries each place with each other takes many seconds
SECONDS = 1  # linear time is a tenth of that on a slow machine


def seconds(html: str) -> float:
    """Return the time for both steps."""
    tree = Tree(html)
    begin = process_time()
    typography(tree, PLACE)
    typogrify(tree, PLACE)
    return process_time() - begin


@pytest.mark.parametrize(
    "sign",
    [
        '"', "'", "„", ",,", "'''", "'a ", "s' ", "‘a ", '1" ', ">>a ", " - ", "a - a ", "1-2", "1-2 ", "10-16, ", "...",
        "1.1.-", "z. B. ", "A. ", "5 km ", "1 000 ", "@", "a'", "a.", "a-a@", "www.(", "1 x 1 ", "A", "A'A", "BUND &amp; ",
    ],
)  # fmt: skip
def test_signs(sign: str) -> None:
    """A paragraph of nothing but one sign, and one where a word stands at its end."""
    text = sign * (LENGTH // len(sign))
    assert seconds(f"<p>{text}</p><p>{text}a/</p>") < SECONDS


@pytest.mark.parametrize(
    "markup",
    [
        '<b>"</b>', "<p>'a' - b</p>", '<i>" a - ', '<div><img alt="a - b">', "<div>BUND ",
        '<div lang="de"><img alt="a - b">', '"<code>x</code>" ', '"a" - b<br>', "z.<b>B. </b>", "<li>Und nun drei",
    ],
)  # fmt: skip
def test_elements(markup: str) -> None:
    """Many elements, side by side or within each other."""
    assert seconds(markup * (LENGTH // len(markup))) < SECONDS
