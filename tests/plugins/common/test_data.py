"""Data files: YAML as text, with lines."""

from pathlib import Path

import pytest

from plugins.common import data, data_checks


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "x.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_values_are_text(tmp_path: Path) -> None:
    """YAML's own types never get in the way of what was written."""
    entry, problems = data.load(write(tmp_path, "a: No\nb: 19:30\nc: 2035-01-01\nd: '1'\ne:\n"))
    assert (entry, problems) == (
        {"a": "No", "b": "19:30", "c": "2035-01-01", "d": "1", "e": ""},
        [],
    )


def test_entries_know_their_lines(tmp_path: Path) -> None:
    """Each entry and each key remembers the line it stands in."""
    entry, _ = data.load(write(tmp_path, "liste:\n  - name: a\n    url: b\n\n  - name: c\n"))
    first, second = entry.entries("liste")
    assert (first.line, first.lines["url"], second.line) == (2, 3, 5)


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: 1\nb: [1\nc: 2\n", 3, "Schreibweise"),
        ("a: 1\n\tb: 2\n", 2, "Schreibweise"),
        ("a: 1\na: 2\n", 2, "zweimal"),
        ("- a\n- b\n", 1, "`name: Wert`"),
        (b"a: \xfcber\n", 1, "UTF-8"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, text: str | bytes, line: int, part: str) -> None:
    """A file that cannot be read gives one problem with its line and no traceback."""
    entry, [problem] = data.load(write(tmp_path, text))
    assert entry == {}
    assert problem.line == line
    assert part in problem.message
    assert problem.path.endswith("x.yml")


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is a problem, too."""
    _, [problem] = data.load(tmp_path / "fehlt.yml")
    assert problem.message == "Die Datei fehlt."


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://germanzero.de/", True),
        ("http://germanzero.de/", False),
        ("germanzero.de", False),
        ("https://", False),
        ("https://a b.de", False),
        ("https://[x", False),
    ],
)
def test_https(url: str, good: bool) -> None:
    """Only whole https addresses pass."""
    assert data_checks.is_https(url) is good
