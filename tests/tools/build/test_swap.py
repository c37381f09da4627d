"""Putting a build in its swap: the old site, the new one, or none; killed at any moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT
from tools.build.swap import Swap, replace

OLD = {
    "index.html": "old", "stays.html": "old", "goes.html": "old", "a/goes.html": "old",
    "a/b/c.html": "old", "file": "old", "folder/x.html": "old",
}  # fmt: skip
STAGED = {
    "index.html": "new", "a/new.html": "new", "d/e/f.html": "new", "file/x.html": "new",
    "folder": "new",
}  # fmt: skip
UNCHANGED = ["stays.html", "a/b/c.html"]
NEW = {**STAGED, **dict.fromkeys(UNCHANGED, "old")}

# Ends itself as SIGKILL would, before the step of the given number that changes the file system.
TAKE = """
import os, signal, sys
from pathlib import Path
from tools.build.swap import Swap
swap, left = Swap(Path(sys.argv[1], "output"), Path(sys.argv[1], ".cache")), [int(sys.argv[2])]
def hook(event, args):
    writes = event == "open" and args[1] in ("w", "wb")
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"):
        left[0] -= 1
        left[0] or os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
swap.take(sys.argv[3:])
"""


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    """Return the files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def swap(tmp_path: Path) -> Swap:
    """A site, and what a build has staged to change it."""
    write(tmp_path / "output", OLD)
    write(tmp_path / ".cache/fresh-output", STAGED)
    return Swap(tmp_path / "output", tmp_path / ".cache")


def test_what_is_unchanged_stays(swap: Swap, tmp_path: Path) -> None:
    """Staged files come, unchanged ones stay the very same, all others go; nothing is left."""
    (tmp_path / "output/foreign").mkdir()
    (tmp_path / "output/link").symlink_to(tmp_path)
    before = (tmp_path / "output/stays.html").stat()
    swap.take(UNCHANGED)
    assert read(tmp_path / "output") == NEW
    assert not (tmp_path / "output/link").is_symlink()
    assert (tmp_path / "output/stays.html").stat().st_ino == before.st_ino
    assert list((tmp_path / ".cache").iterdir()) == []


def test_the_first_build(swap: Swap, tmp_path: Path) -> None:
    """Where there was no site, there is one."""
    (tmp_path / "output").rename(tmp_path / "away")
    swap.take([])
    assert read(tmp_path / "output") == STAGED


def test_a_folder_in_the_way(swap: Swap, tmp_path: Path) -> None:
    """A folder that nobody built gives way to a file of its name."""
    (tmp_path / "output/goes.html").unlink()
    (tmp_path / "output/goes.html").mkdir()
    write(tmp_path / ".cache/fresh-output", {"goes.html": "new"})
    swap.take(UNCHANGED)
    assert read(tmp_path / "output") == {**NEW, "goes.html": "new"}


def test_a_folder_of_someone_else(
    swap: Swap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file may not be replaced, the old ones stay where they are."""
    within = tmp_path / "output/a"
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != within)
    with pytest.raises(PermissionError) as refused:
        swap.take([])
    assert refused.value.filename == str(within)
    assert read(tmp_path / "output") == OLD


def test_killed_at_every_step(tmp_path: Path) -> None:
    """Nobody ever sees half a site, and the next run finishes what was begun."""
    seen = []
    for step in range(1, 100):
        folder = tmp_path / str(step)
        write(folder / "output", OLD)
        write(folder / ".cache/fresh-output", STAGED)
        done = subprocess.run(
            [sys.executable, "-c", TAKE, str(folder), str(step), *UNCHANGED], check=False, cwd=ROOT
        )
        left = read(folder / "output")
        assert left in ({}, OLD, NEW), step
        Swap(folder / "output", folder / ".cache").mend()
        mended = read(folder / "output")
        assert mended == (OLD if left == OLD else NEW), step
        assert list((folder / ".cache").iterdir()) == [], step
        seen.append(left)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert seen.count({}) > 10
    assert (seen[0], seen[-1]) == (OLD, NEW)


def test_a_plan_that_cannot_be_read(swap: Swap, tmp_path: Path) -> None:
    """A machine that stopped may have lost the list of what goes: then all else is finished."""
    (tmp_path / "output").rename(tmp_path / ".cache/changing-output")
    (tmp_path / ".cache/obsolete-output.json").write_text("[")
    write(tmp_path / ".cache/changing-output", {"goes.html": "old"})
    (tmp_path / ".cache/changing-output/file").unlink()
    swap.mend()
    assert read(tmp_path / "output").items() >= NEW.items()


def test_a_site_that_someone_else_made_meanwhile(swap: Swap, tmp_path: Path) -> None:
    """What stands in the swap is left alone."""
    (tmp_path / "output").rename(tmp_path / ".cache/changing-output")
    write(tmp_path / "output", {"other.html": "other"})
    swap.mend()
    assert read(tmp_path / "output") == {"other.html": "other"}
    assert list((tmp_path / ".cache").iterdir()) == []


def test_a_preview(tmp_path: Path) -> None:
    """A preview is changed where it is, and may be new."""
    for name, old, new in (("first", {}, STAGED), ("next", OLD, NEW)):
        preview, staged = tmp_path / name, tmp_path / "staged"
        write(preview, old)
        write(staged, STAGED)
        replace(preview, staged, UNCHANGED if old else [])
        assert read(preview) == new
        assert not staged.exists()
