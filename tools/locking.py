"""The lock files: exact versions with hashes, for every Python from 3.11 on Linux and macOS."""

import subprocess
import sys
from pathlib import Path

SITE = Path("requirements.lock")
DEV = Path("requirements-dev.lock")

_HEADER = (
    "# Written by `make lock` from pyproject.toml: exact versions, checked by hash. Do not edit.\n"
)
_COMPILE = [
    sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade",
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-emit-index-url", "--no-emit-find-links", "--no-config",
]  # fmt: skip


def lock() -> None:
    """Resolve both lists anew; the second keeps to the versions of the first."""
    _compile(SITE, "pyproject.toml")
    _compile(DEV, "--group", "dev", "--constraint", str(SITE))


def _compile(lock_file: Path, *options: str) -> None:
    result = subprocess.run([*_COMPILE, *options], check=True, capture_output=True, text=True)
    text = _HEADER + result.stdout
    # An unchanged file keeps its age, so nothing is installed anew.
    if not lock_file.exists() or lock_file.read_text(encoding="utf-8") != text:
        lock_file.write_text(text, encoding="utf-8")
