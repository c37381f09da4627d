"""The content tree."""

import pytest

from plugins.common.tree import Tree, replace


@pytest.mark.parametrize(
    "html",
    [
        '<p>Ja &amp; nein &lt; <a href="/x?a=1&amp;b=2" title="&quot;">x</a><br>y</p>',
        "Text ohne Element",
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
        '<svg viewBox="0 0 1 1"><path d=""></path></svg>',
        "",
    ],
)
def test_serialising_changes_nothing(html: str) -> None:
    """What is well-formed comes out as it went in."""
    assert str(Tree(html)) == html


def test_stray_end_tags_are_harmless() -> None:
    """An end tag too many in raw HTML never cuts a page short."""
    assert str(Tree("<p>a</p></div></body></html><p>b</p>")) == "<p>a</p><p>b</p>"


def test_texts_leave_out_code() -> None:
    """Text nodes come in order, without those of code."""
    tree = Tree("<p>a<code>b</code><em>c</em></p><pre>d</pre>e<script>f</script>")
    assert [node.text_content for node in tree.texts()] == ["a", "c", "e"]


def test_replace_inserts_a_fragment() -> None:
    """A node gives way to any fragment, text included."""
    tree = Tree("<p>a<b>x</b>c</p>")
    replace(tree.root.css("b")[0], "1 &amp; <i>2</i> 3")
    assert str(tree) == "<p>a1 &amp; <i>2</i> 3c</p>"


def test_no_break_spaces_are_characters() -> None:
    """A no-break space is written as itself, the name of one as an author meant it."""
    assert str(Tree("<p>5&nbsp;km <code>&amp;nbsp;</code></p>")) == (
        "<p>5\u00a0km <code>&amp;nbsp;</code></p>"
    )
