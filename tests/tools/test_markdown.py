"""How published examples are compared with what comes of them here."""

from pathlib import Path

import pytest

from tools.markdown.agreement import audit, table
from tools.markdown.comparing import Verdict, compare
from tools.markdown.examples import Example, examples
from tools.markdown.shapes import shape

FENCE = "`" * 32


def test_examples(tmp_path: Path) -> None:
    """A file of CommonMark's form holds texts and their HTML; → stands for a tab."""
    path = tmp_path / "spec.txt"
    path.write_text(
        f"# Text\n\n{FENCE} example table\n→a\n.\n<pre><code>a\n</code></pre>\n{FENCE}\n\n"
        f"{FENCE} example\n*b*\n.\n<p><em>b</em></p>\n{FENCE}\n"
    )
    assert examples(path, "x") == [
        Example("x", 1, "table", "\ta\n", "<pre><code>a\n</code></pre>\n"),
        Example("x", 2, "", "*b*\n", "<p><em>b</em></p>\n"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("<p>a\nb</p>\n<p>c</p>", "<p>a b</p><p>c</p>", True),
        ("<del>a</del>", "<s>a</s>", True),
        ("<pre>a\nb</pre>", "<pre>a b</pre>", False),
        ("<p>a</p>", "<div>a</div>", False),
        ("<li>a</li>", "<li><p>a</p></li>", False),
        ("<a href='x'>a</a>", "<a href='y'>a</a>", False),
        ("<td style='text-align: right'>", "<td align='right'>", True),
        ("a<b>b</b>", "a <b>b</b>", False),
    ],
)
def test_shapes(one: str, other: str, is_same: bool) -> None:
    """Shapes are the same where a reader can tell no difference."""
    assert (shape(one) == shape(other)) is is_same


@pytest.mark.parametrize(
    ("text", "html", "is_on_purpose", "verdict"),
    [
        ("# a", "<h1>a</h1>", False, Verdict.SAME),
        ("# a", "<h2>a</h2>", False, Verdict.WRONG),
        ("# a", "<h2>a</h2>", True, Verdict.KINDER),
        ("a <b>c", "<p>a</p>", False, Verdict.NAMED),
    ],
)
def test_verdicts(text: str, html: str, is_on_purpose: bool, verdict: Verdict) -> None:
    """What differs is right on purpose, told to authors, or wrong."""
    assert compare(text, html).verdict(is_on_purpose=is_on_purpose) is verdict


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The audit counts verdicts, and says what is left out."""
    one = Example("x", 1, "", "# a", "<h1>a</h1>")
    assert table([one]) == "1 examples: 1 same, 0 kinder on purpose, 0 named, 0 wrong"
    audit(tmp_path)
    assert "CommonMark's examples are left out" in capsys.readouterr().out
