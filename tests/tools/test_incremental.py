"""Builds that remember: the same bytes, sooner."""

import shutil

import pytest

from tests.support import NOW, ROOT, Project
from tools.bench.proof import prove
from tools.bench.texts import posts

EVENT = "---\ntitle: Plenum\nstart: 2023-12-01 18:00\nlocation: Rathaus\n---\nText\n"


@pytest.fixture
def real(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The real content with enough posts for several pages of a list, and an event."""
    shutil.rmtree(project.folder / "content")
    shutil.copytree(ROOT / "content", project.folder / "content")
    for post in posts(30):
        project.write(f"content/news/{post.name}.md", post.markdown())
    project.write("content/termine/plenum.md", EVENT)
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return project


def test_edits_come_out_as_from_scratch(real: Project) -> None:
    """After each of 25 edits at random, what is remembered makes no difference to any byte."""
    prove(25, seed=10)
