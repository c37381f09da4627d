"""git, asked in plain terms."""

import os
import subprocess
import sys
from collections.abc import Mapping


class GitError(Exception):
    """git said no; the text is its own last line, in English."""


def git(*args: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a git command in the present folder and return what it prints, without the last newline.

    Never waits for a password where nobody can type one. Raises GitError.
    """
    prompt = {} if sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": _SSH}
    result = subprocess.run(
        ["git", *args], capture_output=True, text=True, encoding="utf-8", errors="replace",
        check=False, env={**prompt, **os.environ, "LC_ALL": "C", **(environment or {})},
    )  # fmt: skip
    if result.returncode:
        lines = [line for line in result.stderr.splitlines() if line.strip()]
        raise GitError(lines[-1] if lines else f"git {args[0]}: exit {result.returncode}")
    return result.stdout.removesuffix("\n")


_SSH = "ssh -o BatchMode=yes"


def says(*args: str) -> bool:
    """Say whether a git command succeeds."""
    try:
        git(*args)
    except GitError:
        return False
    return True
