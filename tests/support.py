"""What tests share besides fixtures."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy
from playwright.sync_api import Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from plugins.common.german import untypeset
from plugins.theme import scripts
from tests.forking import ForkServer, can_run
from tools.serve.server import PagesServer

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests/fixtures"
NOW = "1700000000"  # 2023-11-14: the present of small projects, whatever day the tests run
FAR_FUTURE = "4102444800"  # 2100-01-01: the present of the large fixture, so that every post is out
PHONE: ViewportSize = {"width": 390, "height": 844}
# After it, what scrolling shows has been asked for.
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def matrix(*rows: Any) -> list[Any]:
    """Return rows of a table that only `make audit` looks at: between others that are tests."""
    return [
        pytest.param(*(row if isinstance(row, tuple) else (row,)), marks=pytest.mark.matrix)
        for row in rows
    ]


def table(cases: Iterable[Any], usual: Sequence[Any]) -> list[Any]:
    """Return all rows of a table: the usual ones for `make test`, the others for `make audit`."""
    return [*usual, *matrix(*(case for case in cases if case not in usual))]


def searched(
    usual: int, many: int, *strategies: SearchStrategy[Any], **options: Any
) -> Callable[[Callable[..., None]], Callable[[int], None]]:
    """Make a test of a law: `make test` tries it on some examples, `make audit` on many.

    `options` are further settings of Hypothesis.
    """

    def as_test(law: Callable[..., None]) -> Callable[[int], None]:
        @pytest.mark.parametrize("tried", [usual, *matrix(many)])
        def test(tried: int) -> None:
            settings(max_examples=tried, **options)(given(*strategies)(law))()

        test.__name__, test.__doc__, test.__module__ = law.__name__, law.__doc__, law.__module__
        return test

    return as_test


def folded(text: str) -> str:
    """Return what a text says, however it is set: marks alike, runs of hyphens as one, no space.

    A double mark counts as the two single ones of a typewriter.
    """
    marks = untypeset(text).replace('"', "''").replace(",,", "''").replace("`", "'")
    marks = marks.replace("»", ">>").replace("«", "<<")
    return re.sub(r"-+", "-", re.sub(r"\s+", "", marks))


def is_dark(tab: Page) -> bool:
    """Say whether the ground of a page, whatever its colour, is dark."""
    colour = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) < 3 * 128


OUR_SCRIPTS = scripts.read(ROOT / "theme/static/js")  # as pages carry them, by file name
LEASH = str(Path(__file__).with_name("leash.py"))
PATIENCE = 60  # seconds for whatever a process does: machines are busy, and some are slow


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something another process does, as long as is reasonable."""
    latest = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < latest, "It never came to be."
        time.sleep(0.01)


@contextmanager
def started(*command: str, **options: Any) -> "Iterator[subprocess.Popen[str]]":
    """Start a process with the signals of a terminal; it ends with the block, with all it started.

    `options` are those of Popen. The process has a group of its own, as under a shell.
    """
    leashed = [sys.executable, "-S", LEASH, str(os.getpid()), *command]
    with subprocess.Popen(leashed, encoding="utf-8", process_group=0, **options) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def served(output: Path) -> Iterator[PagesServer]:
    """Serve a finished site as GitHub Pages would."""
    with PagesServer(output) as server:
        # It looks that often, in seconds, whether it is to end.
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@cache
def _fork_server() -> ForkServer:
    """Return the server of this process of tests; its leash ends it with them."""
    return ForkServer(ROOT, [sys.executable, "-S", LEASH, str(os.getpid())])


@dataclass
class Project:
    """A project in a folder of its own: our code, the content a test writes."""

    folder: Path
    # Drawing the first one takes longer than a small build.
    with_previews: ClassVar[bool] = False
    # Those of several builds in one folder; "" for the project's own.
    preview_cache: ClassVar[str] = ""
    photo_cache: ClassVar[str] = ""

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def append(self, path: str, text: str) -> None:
        """Add lines to a file of the project that is its own."""
        file = self.folder / path
        self.write(path, f"{file.read_text(encoding='utf-8')}\n{text}\n")

    def run(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments in the project's folder."""
        whole = {**os.environ, "SOURCE_DATE_EPOCH": NOW, **(environment or {})}
        if can_run(command, environment) and self._has_our_code:
            return _fork_server().run(command, self.folder, whole)
        return subprocess.run(
            [sys.executable, *command], env=whole,
            cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    @property
    def _has_our_code(self) -> bool:
        """Whether no test has put code of its own in the place of ours."""
        return all((self.folder / n).resolve() == ROOT / n for n in ("plugins", "tools"))

    def start(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> "AbstractContextManager[subprocess.Popen[str]]":
        """Start Python with these arguments in the project's folder; ends with the block."""
        return started(
            sys.executable, "-u", *command,
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "SOURCE_DATE_EPOCH": NOW, **(environment or {})},
        )  # fmt: skip

    def build(
        self, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Build into output/ with the settings of production."""
        settings = [f"PREVIEWS={json.dumps(self.with_previews)}"]
        if self.preview_cache:
            settings.append(f"PREVIEW_CACHE={json.dumps(self.preview_cache)}")
        if self.photo_cache:
            settings.append(f"PHOTO_CACHE={json.dumps(self.photo_cache)}")
        return self.run(
            "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
            "-e", *settings, environment=environment,
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
