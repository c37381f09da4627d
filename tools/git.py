"""git, asked in plain terms."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping

_SOMEBODY_ELSES = "dubious ownership"
# What git says of the usual troubles, and how a volunteer would put it.
_GERMAN = (
    (r"could not resolve host", "kein Netz oder ein Tippfehler in der Adresse"),
    (r"failed to connect|connection (refused|timed out)|unreachable", "keine Verbindung"),
    (r"not found|not appear to be a git repo|does not exist", "dort liegt kein Repository"),
    (r"permission denied|authentication failed|could not read|403|access denied", "kein Zugang"),
    (_SOMEBODY_ELSES, "der Ordner gehört jemand anderem"),
)
# These would turn git's attention away from the present folder.
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
               "GIT_COMMON_DIR",
               "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_NAMESPACE")  # fmt: skip


class GitError(Exception):
    """git said no: `output` is all its words, the text what matters of them, German where known."""

    def __init__(self, output: str) -> None:
        self.output = output
        super().__init__(_short(output))


class NoGitHereError(GitError):
    """git is not installed, or refuses the folder itself: it belongs to somebody else."""


def git(*args: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a git command in the present folder and return what it prints, without the last newline.

    Never waits for a password where nobody can type one. Raises GitError.
    """
    own = {key: value for key, value in os.environ.items() if key not in _MISLEADING}
    try:
        result = subprocess.run(
            ["git", *args], capture_output=True, text=True, encoding="utf-8",
            errors="surrogateescape", check=False,
            env={**_unattended(), **own, "LC_ALL": "C", **(environment or {})},
        )  # fmt: skip
    except FileNotFoundError:
        raise NoGitHereError("git ist nicht installiert") from None
    if result.returncode:
        is_refused = _SOMEBODY_ELSES in result.stderr
        raise (NoGitHereError if is_refused else GitError)(
            result.stderr or f"git {args[0]}: {result.returncode}"
        )
    return result.stdout.removesuffix("\n")


def says(*args: str) -> bool:
    """Say whether a git command succeeds."""
    try:
        git(*args)
    except GitError:
        return False
    return True


def _unattended() -> dict[str, str]:
    if sys.stdin.isatty():
        return {}
    return {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}


def _short(output: str) -> str:
    """Return the reason: a usual one in German, else the server's words, else git's last line."""
    for pattern, german in _GERMAN:
        if re.search(pattern, output, re.I):
            return german
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    remote = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    rejected = [line.strip("! ") for line in lines if "rejected]" in line]
    return next(filter(None, [*remote, *rejected]), lines[-1] if lines else "ohne Begründung")
