"""Nothing of code, theme and settings knows a group."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

# The first group's name, places, accounts and colours.
FIRST_GROUP = re.compile(r"lautern|klimatag|climatejustice|ffc80c|0b1f3f", re.I)
LAND, LAENDER = re.compile("rheinland|pfalz", re.I), Path("plugins/common/site/laender.py")
FILES = sorted(
    path.relative_to(ROOT)
    for folder in ("plugins", "theme", "tools")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".sh", ".json"}
)
SETTINGS = [Path(name) for name in ("pelicanconf.py", "publishconf.py", "tasks.py")]


def said(path: Path) -> Iterator[str]:
    """Yield the texts of a file that can reach a reader: of Python the strings but docstrings."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    before = tokenize.INDENT
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_statement = before in {
            tokenize.INDENT,
            tokenize.DEDENT,
            tokenize.NEWLINE,
            tokenize.ENCODING,
        }
        if token.type == tokenize.STRING and not is_statement:
            yield token.string
        if token.type not in {tokenize.NL, tokenize.COMMENT}:
            before = token.type


def test_no_group_is_known() -> None:
    """No string, template, style sheet or script names the first group, its colours or its Land."""
    assert len(FILES) > 200
    for path in (*FILES, *SETTINGS):
        text = "\n".join(said(path))
        assert FIRST_GROUP.findall(text) == [], path
        assert path == LAENDER or LAND.findall(text) == [], path


def test_it_would_be_found(tmp_path: Path) -> None:
    """A name in a string is seen, one in a docstring is an example."""
    file = tmp_path / "x.py"
    file.write_text('"""KlimaLautern."""\n\n\ndef f():\n    """Lautern."""\n    return "lautern"\n')
    assert [text for text in said(file) if FIRST_GROUP.search(text)] == ['"lautern"']
