"""Where something stands in a file."""

from plugins.common.source import Source

TEXT = "---\ntitle: x\n---\n`[[A]]`\n\n```\n[[A]]\n```\n\nund [[A]]\n"


def test_code_does_not_count() -> None:
    """The line is that of the real thing, not of an example in code."""
    assert Source("a.md", TEXT).locator.text("[[A]]") == 10


def test_only_in_code() -> None:
    """What stands in code alone is found there."""
    assert Source("a.md", TEXT[:20]).locator.text("[[A]]") == 1
    assert Source("a.md", "x\n`y`").locator.text("y") == 2


def test_a_longer_address_does_not_count() -> None:
    """An address that goes on is another one; one that ends a sentence is not."""
    text = "<https://a.de/x.pdf>\n<https://a.de/x?b=1>\nSiehe https://a.de/x."
    assert Source("a.md", text).locator.text("https://a.de/x") == 3
