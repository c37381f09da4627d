"""What a build reads before it knows what belongs there."""

import os
from pathlib import Path

import pytest

from tests.support import Project
from tools.build.inputs import digest_of


def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    """A pipe, a device and folders that hold one another: the digest is there at once."""
    folder = tmp_path / "theme"
    (folder / "a/b").mkdir(parents=True)
    os.mkfifo(folder / "pipe.md")
    (folder / "device.jpg").symlink_to("/dev/zero")
    for name in ("eins", "zwei"):
        (folder / "a" / name).symlink_to("..")
        (folder / "a/b" / name).symlink_to("../..")
    before = digest_of(folder)
    (folder / "a/b/neu.md").write_text("x")
    assert digest_of(folder) != before


def test_behind_a_link_counts_as_well(tmp_path: Path) -> None:
    """A theme may be a folder that is kept elsewhere."""
    (tmp_path / "anderswo").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/css").symlink_to("../anderswo")
    before = digest_of(tmp_path / "theme")
    (tmp_path / "anderswo/x.css").write_text("x")
    assert digest_of(tmp_path / "theme") != before


@pytest.mark.parametrize("task", ["build", "check"])
def test_odd_files_end_no_task(project: Project, task: str) -> None:
    """Whatever a text, a picture, or a data file really is, it is told in one German line each."""
    content = project.folder / "content"
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\n---\n![a](/images/a.jpg)\n")
    os.mkfifo(content / "news/2023-01-03-y.md")
    (content / "images/a.jpg").symlink_to("/dev/zero")
    (content / "images/b.jpg").symlink_to("b.jpg")
    (content / "data/contact.yml").unlink()
    os.mkfifo(content / "data/contact.yml")
    (content / "data/social.yml").unlink()
    (content / "data/social.yml").symlink_to("social.yml")
    result = project.run("-m", "invoke", task)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr + result.stdout
    faults = [line.split(": ")[0] for line in result.stderr.splitlines() if ": Fehler: " in line]
    assert faults == [
        "content/data/contact.yml:1", "content/data/social.yml:1", "content/images/a.jpg:1",
        "content/images/b.jpg:1", "content/news/2023-01-03-y.md:1",
    ]  # fmt: skip
