"""A bare git repository, and somebody else who commits to it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_WHO = {
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@users.noreply.github.example",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@users.noreply.github.example",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


@dataclass(frozen=True)
class Bare:
    """A bare repository."""

    folder: Path

    def git(self, *words: str, given: bytes | None = None) -> str:
        """Run git, return what it says; CalledProcessError where it refuses."""
        done = subprocess.run(
            ["git", *words], cwd=self.folder, input=given, capture_output=True, check=True,
            env={**os.environ, **_WHO},
        )  # fmt: skip
        return done.stdout.decode().strip()

    def head(self, branch: str = "main") -> str:
        """Return the commit of a branch."""
        try:  # as git writes it, without a process for each question
            return (self.folder / "refs/heads" / branch).read_text().strip()
        except OSError:
            return self.git("rev-parse", branch)

    def text(self, path: str, branch: str = "main") -> str:
        """Return a file."""
        return self.content(path, branch).decode()

    def content(self, path: str, branch: str = "main") -> bytes:
        """Return the bytes of a file."""
        command = ["git", "cat-file", "blob", f"{branch}:{path}"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=True).stdout

    def paths(self, branch: str = "main") -> list[str]:
        """Return the files of a branch."""
        return self.git("ls-tree", "-r", "-z", "--name-only", branch).rstrip("\0").split("\0")

    def messages(self, branch: str = "main") -> list[str]:
        """Return what commits say, the last one first."""
        return self.git("log", "--format=%s", branch).split("\n")

    def commit(
        self, files: dict[str, bytes | None], message: str = "Jemand anderes",
        branch: str = "main", mode: str = "100644",
    ) -> str:  # fmt: skip
        """Commit to a branch, as somebody else would; None deletes a file."""
        head = self.head(branch)
        tree = self.git("ls-tree", "-r", "-z", head).encode()
        kept = [row for row in tree.split(b"\0") if row.partition(b"\t")[2].decode() not in files]
        fresh = [
            f"{mode} blob {self.git('hash-object', '-w', '--stdin', given=content)}\t{path}".encode()
            for path, content in files.items() if content is not None
        ]  # fmt: skip
        index = {**os.environ, **_WHO, "GIT_INDEX_FILE": str(self.folder / "other-index")}
        lines = b"\0".join([*filter(None, kept), *fresh]) + b"\0"
        for words, given in (
            (["read-tree", "--empty"], b""),
            (["update-index", "-z", "--index-info"], lines),
        ):
            subprocess.run(["git", *words], cwd=self.folder, env=index, input=given, check=True)
        new = subprocess.run(["git", "write-tree"], cwd=self.folder, env=index, capture_output=True, check=True).stdout.decode().strip()  # fmt: skip
        sha = self.git("commit-tree", new, "-p", head, "-m", message)
        self.git("update-ref", f"refs/heads/{branch}", sha, head)
        return sha
