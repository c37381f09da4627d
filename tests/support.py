"""What tests share besides fixtures."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from selectolax.lexbor import LexborHTMLParser

from plugins.common.german import plain

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests/fixtures"
NOW = "1700000000"  # 2023-11-14: the present of small projects, whatever day the tests run
FAR_FUTURE = "4102444800"  # 2100-01-01: the present of the real site, so that every post is out


def folded(text: str) -> str:
    """Return what a text says, however it is set: marks alike, runs of hyphens as one, no space.

    A double mark counts as the two single ones of a typewriter.
    """
    marks = plain(text).replace('"', "''").replace(",,", "''").replace("`", "'")
    marks = marks.replace("»", ">>").replace("«", "<<")
    return re.sub(r"-+", "-", re.sub(r"\s+", "", marks))


@dataclass
class Project:
    """A project in a folder of its own: our code, the content a test writes."""

    folder: Path
    # Drawing the first one takes longer than a small build.
    with_previews: ClassVar[bool] = False

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def run(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments in the project's folder."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False,
            env={**os.environ, "SOURCE_DATE_EPOCH": NOW, **(environment or {})},
        )  # fmt: skip

    def build(
        self, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Build into output/ with the settings of production."""
        return self.run(
            "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
            *([] if self.with_previews else ["-e", "PREVIEWS=false"]), environment=environment,
        )  # fmt: skip

    def build_well(self) -> None:
        """Build; what goes wrong fails the test."""
        result = self.build()
        assert result.returncode == 0, result.stdout + result.stderr

    def text(self, path: str) -> str:
        """Return a file of output/."""
        return (self.folder / "output" / path).read_text(encoding="utf-8")

    def page(self, path: str) -> LexborHTMLParser:
        """Return a page of output/, parsed."""
        return LexborHTMLParser(self.text(path))
