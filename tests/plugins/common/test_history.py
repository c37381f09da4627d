"""Identity and last change, asked from a real git."""

import os
import subprocess
from pathlib import Path

import pytest

from plugins.common.history import entry_id, identity_of, read_history


def commit(folder: Path, day: int, *command: str) -> None:
    """Run a git command and commit everything on that day of January 2024."""
    when = f"2024-01-{day:02d}T12:00:00+01:00"
    for args in (command, ("add", "--all"), ("commit", "--quiet", "--message", "x")):
        if args:
            subprocess.run(
                ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *args],
                cwd=folder, check=True, capture_output=True,
                env={**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
            )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    content = tmp_path / "content"
    (content / "news").mkdir(parents=True)
    return content


def test_last_change_and_revision(repository: Path) -> None:
    """A file's last change is its last commit, its revision the number of commits."""
    (repository / "news/blüht.md").write_text("eins")
    commit(repository, 1)
    (repository / "other.md").write_text("x")
    commit(repository, 2)
    (repository / "news/blüht.md").write_text("zwei")
    commit(repository, 3)
    change = read_history(repository).of("news/blüht.md")
    assert change is not None
    assert (change.updated.isoformat(), change.revision) == ("2024-01-03T12:00:00+01:00", 2)
    assert change.renamed_from is None


def test_renames_are_followed_to_the_first_name(repository: Path) -> None:
    """A file renamed twice is known by the name it was first published under."""
    (repository / "news/a.md").write_text("Ein Text, der gleich bleibt.\n" * 9)
    commit(repository, 1)
    commit(repository, 2, "mv", "news/a.md", "news/b.md")
    commit(repository, 3, "mv", "news/b.md", "news/c.md")
    change = read_history(repository).of("news/c.md")
    assert change is not None
    assert (change.renamed_from, change.revision) == ("news/a.md", 3)


def test_outside_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder outside git has no history, and that is no error."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert read_history(tmp_path).changes == {}


@pytest.mark.parametrize(
    ("path", "declared", "expected"),
    [
        ("news/2023-09-09-klimatag.md", "", "https://k.de/2023/09/09/klimatag"),
        ("news/2024-01-01-neu.md", "2023-09-09-klimatag", "https://k.de/2023/09/09/klimatag"),
        ("termine/plenum.md", "", "https://k.de/plenum"),
        ("termine/plenum.md", "grünes plenum", "https://k.de/gr%C3%BCnes%20plenum"),
    ],
)
def test_entry_id(path: str, declared: str, expected: str) -> None:
    """An id in a feed depends on identity alone and is a URI."""
    assert entry_id(identity_of(path, declared), "https://k.de") == expected
