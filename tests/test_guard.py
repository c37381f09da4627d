"""No test reads today's content: whoever tries is stopped, in this process and in others."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

CONTENT = ROOT / "content"


@pytest.mark.parametrize(
    "read",
    [
        lambda: (CONTENT / "pages/index.md").read_text(),
        lambda: os.open(CONTENT / "extra/CNAME", os.O_RDONLY),
        lambda: list(CONTENT.iterdir()),
        lambda: list(os.walk(CONTENT, onerror=None)),
        lambda: shutil.copytree(CONTENT / "data", "/nowhere"),
        lambda: list(CONTENT.rglob("*.md")),
    ],
)
def test_content_is_not_read(read: Callable[[], Any]) -> None:
    """However a test opens a file or a folder of content/, it fails."""
    with pytest.raises(RuntimeError, match="tests have content of their own"):
        read()


def test_no_test_is_left_out(pytestconfig: pytest.Config) -> None:
    """Pytest looks into every folder of tests: by itself it passes over any that is called build."""
    passed_over = pytestconfig.getini("norecursedirs")
    for file in ROOT.glob("tests/**/test_*.py"):
        folders = file.relative_to(ROOT).parts[:-1]
        left_out = [one for one in folders if any(fnmatch(one, each) for each in passed_over)]
        assert left_out == [], file


def test_others_do_not_read_it_either(tmp_path: Path) -> None:
    """A process that a test starts fails as well: here a build of the site itself."""
    result = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "publishconf.py", "-o", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode
    assert "RuntimeError: A test reads" in " ".join(result.stdout.split())


def test_what_has_the_same_name_is_read(tmp_path: Path) -> None:
    """Content of a test's own is no matter, wherever one stands."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("x")
    shutil.rmtree(tmp_path / "content")
