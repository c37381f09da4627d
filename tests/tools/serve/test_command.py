"""`make serve` at its desk: what it tells, what it outlives, how it ends."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen
from urllib.request import urlopen

import pytest

from tests.support import PATIENCE, Project, wait_until

HINT = "content/data/contact.yml:3: Hinweis: Das Impressum ist unvollständig"


@contextmanager
def serving(project: Project) -> Iterator[tuple["Popen[str]", str]]:
    """Run `inv serve`, give the process and its address, and end it as a terminal does."""
    with project.start("-m", "tools.program", "serve", "--port", "0") as process:
        yield process, until(process, "Vorschau: ")[-1].split()[1]


def until(process: "Popen[str]", start: str) -> list[str]:
    """Return what a process says, up to a line that begins like this."""
    said: list[str] = []
    assert process.stdout
    for line in process.stdout:
        said.append(line)
        if line.startswith(start):
            return said
    raise AssertionError("".join(said))


def test_hints_are_told_once(project: Project) -> None:
    """What was told is not told with every edit; what is new is."""
    with project.start("-m", "tools.program", "serve", "--port", "0") as process:
        assert "".join(until(process, "Vorschau: ")).count(HINT) == 1
        project.write("content/pages/x.md", "---\ntitle: x\n---\n[hier](https://example.org)\n")
        [hint, _] = until(process, "Fertig: ")
        assert hint.startswith("content/pages/x.md:4: Hinweis: ")
        project.write("content/pages/y.md", "---\ntitle: y\n---\nText\n")
        assert len(until(process, "Fertig: ")) == 1


def test_a_deleted_cache_is_made_again(project: Project) -> None:
    """Whoever deletes .cache/ while serving has all pages again without another edit."""
    with serving(project) as (process, address):
        shutil.rmtree(project.folder / ".cache")
        until(process, "Fertig: ")
        with urlopen(address) as page:
            assert b"Willkommen." in page.read()
        project.write("content/pages/index.md", "---\ntitle: Start\n---\nNeu da.\n")
        until(process, "Fertig: ")
        with urlopen(address) as page:
            assert b"Neu da." in page.read()


def test_the_preview_bears_its_port(project: Project) -> None:
    """Whatever port the preview is served at, its addresses have it: none leads elsewhere."""
    with serving(project) as (_, address):
        port = address.rpartition(":")[2].partition("/")[0]
        for name in ("termine.html", "feed.xml", "index.html"):
            with urlopen(f"{address}/{name}") as page:
                said = page.read().decode()
            assert f"localhost:{port}/" in said and "localhost:8000" not in said


def test_a_site_below_a_path(project: Project) -> None:
    """The preview lies below the path as the site will, and / leads there."""
    project.append("pelicanconf.py", 'SITEURL = "http://localhost:8000/verein"')
    with serving(project) as (_, address):
        assert address.endswith("/verein")
        with urlopen(address.removesuffix("verein")) as page:
            assert page.url == f"{address}/"
            assert b'href="/verein/blog.html"' in page.read()


@pytest.mark.parametrize("task", ["build", "serve --port 0"])
def test_ctrl_c_in_the_first_build(project: Project, task: str) -> None:
    """Ctrl+C while the first build runs ends quietly, and nothing is left behind."""
    memory = "preview.sqlite" if task.startswith("serve") else "output.sqlite"
    with project.start("-m", "tools.program", *task.split()) as process:
        wait_until((project.folder / ".cache" / memory).exists)  # so it is being built
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        said = process.communicate(timeout=PATIENCE)[0]  # nobody holds the pipe any more
    assert said.strip() == ""
    assert not (project.folder / "output").exists()
    assert project.run("-m", "tools.program", "build").returncode == 0
