"""A colleague's desk: a real source repository and a real bare remote."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from tests.projects import small_project
from tests.support import ROOT, Project

IDENTITY = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}
CONTACT = "# Kontakt\nemail: k@example.org\nresponsible: R\nstreet: Weg 1\ntown: 67655 KL\n"


@dataclass
class Desk:
    """A clone of the source, and the remote it publishes to; what it starts ends with `ends`."""

    project: Project
    remote: Path
    ends: ExitStack

    def git(self, *args: str, folder: Path | None = None) -> str:
        """Run git at this desk."""
        return subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *args],
            cwd=folder or self.project.folder, check=True, capture_output=True, text=True,
            env={**os.environ, **IDENTITY},
        ).stdout.strip()  # fmt: skip

    def commit(self, message: str = "Neues") -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def publish(
        self, *options: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run `inv publish`."""
        result = self.project.run(
            "-m", "invoke", "publish", *options, environment={**IDENTITY, **(environment or {})}
        )
        assert "Traceback" not in result.stdout + result.stderr
        return result

    def start_publishing(self) -> "subprocess.Popen[str]":
        """Run `inv publish` without waiting for it."""
        return self.ends.enter_context(
            self.project.start("-m", "invoke", "publish", environment=IDENTITY)
        )

    def tip(self) -> str:
        """Return the commit that is published, "" for none."""
        return self.git(
            "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages", folder=self.remote
        )

    def deployments(self) -> int:
        """Return how many commits the published branch has."""
        return int(self.git("rev-list", "--count", "gh-pages", folder=self.remote))

    def published(self, commit: str = "gh-pages") -> dict[str, bytes]:
        """Return the published files and their bytes."""
        archive = subprocess.run(
            ["git", "archive", "--format=tar", commit],
            cwd=self.remote, check=True, capture_output=True,
        ).stdout  # fmt: skip
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            return {file.name: opened.read() for file in tar if (opened := tar.extractfile(file))}

    def output(self) -> dict[str, bytes]:
        """Return the files of output/ and their bytes."""
        folder = self.project.folder / "output"
        return {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*")
            if p.is_file()
        }


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source and its remote, to be copied: setting up takes ten calls of git."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "site").mkdir()
    project = small_project(folder / "site")
    desk = Desk(project, folder / "site.git", ExitStack())
    desk.git("init", "--quiet", "--bare", str(desk.remote))
    desk.git("init", "--quiet", "--initial-branch=main")
    desk.git("remote", "add", "origin", "../site.git")
    project.write(".gitignore", (ROOT / ".gitignore").read_text())
    project.write("content/data/contact.yml", CONTACT)
    project.write("content/news/2023-01-02-eins.md", "---\ntitle: Eins\n---\nText\n")
    desk.commit("Fang an")
    desk.git("push", "--quiet", "origin", "main")
    return folder


@pytest.fixture
def desk(first_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    """A source with one commit, everything in order, nothing published yet."""
    shutil.copytree(first_desk, tmp_path, symlinks=True, dirs_exist_ok=True)
    with ExitStack() as ends:
        yield Desk(Project(tmp_path / "site"), tmp_path / "site.git", ends)


@pytest.fixture
def colleague(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A colleague's clone of the same source."""
    folder = tmp_path_factory.mktemp("colleague") / "site"
    desk.git("clone", "--quiet", "--branch", "main", str(desk.remote), str(folder))
    return Desk(Project(folder), desk.remote, desk.ends)
