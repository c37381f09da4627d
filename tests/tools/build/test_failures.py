"""Builds that end with what theme, settings or the file system did."""

import errno
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT, Project
from tools.build.failures import explained


@pytest.mark.parametrize(
    ("file", "broken", "line", "said"),
    [
        ("theme/templates/blog.html", "{% blok x %}", 1, "unknown tag 'blok'"),
        ("theme/templates/blog.html", "{% extends 'base.html' %}\n{% block main %}\n{{ no.such }}{% endblock %}", 3, "'no' is undefined"),
        ("theme/templates/blog.html", "{{ 1 }}\n{{ 1 / 0 }}", 2, "division by zero"),
        ("publishconf.py", "X = = 1", 1, "SyntaxError"),
        ("publishconf.py", "from pelicanconf import *\nX = no_such", 2, "name 'no_such' is not defined"),
    ],
)  # fmt: skip
def test_who_edits_theme_or_settings_is_told_where(
    project: Project, file: str, broken: str, line: int, said: str
) -> None:
    """What is wrong in a template or in the settings is one sentence with file, line, remedy."""
    part = project.folder / file.split("/")[0]
    part.unlink(missing_ok=True)
    if (ROOT / part.name).is_dir():
        shutil.copytree(ROOT / part.name, part)
    project.write(file, broken + "\n")
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 1
    [told] = [one for one in result.stderr.splitlines() if "Fehler" in one]
    assert told.startswith(f"{file}:{line}: Fehler: ")
    assert said in told
    assert told.endswith(f"zeigt `git diff {file}`.")


def test_what_the_file_system_refuses() -> None:
    """A full disk is told with the file that was to be written, without a traceback."""
    full = OSError(errno.ENOSPC, "No space left on device", "a.tmp", None, "a.jpg")
    said, trace = explained(full)
    assert said.startswith("Fehler: a.jpg lässt sich nicht lesen oder beschreiben (No")
    assert trace == ""


def test_what_vanishes_meanwhile() -> None:
    """A file of content/ that is gone when its turn comes is told by its name."""
    for name in ("content/images/x.jpg", str(Path.cwd() / "content/images/x.jpg")):
        gone = FileNotFoundError(errno.ENOENT, "No such file or directory", name)
        assert explained(gone)[0] == (
            "content/images/x.jpg:1: Fehler: Die Datei ist während des Bauens verschwunden."
            " Abhilfe: Noch einmal bauen.\n"
        )


def test_a_plugin_that_fails_while_serving(project: Project) -> None:
    """What fails in our code is told with its file and line by the preview, too, and logged."""
    (project.folder / "plugins").unlink()
    shutil.copytree(ROOT / "plugins", project.folder / "plugins")
    code = (project.folder / "plugins/policy/__init__.py").read_text()
    broken = code.replace('"""Hand the functions to Jinja."""', "raise KeyError(1)")
    project.write("plugins/policy/__init__.py", broken)
    line = broken.split("\n").index("    raise KeyError(1)") + 1
    result = project.run("-c", _UPDATE)
    [told] = [one for one in result.stderr.splitlines() if "Fehler" in one]
    assert told.startswith(f"plugins/policy/__init__.py:{line}: Fehler: Hier ist das Programm")
    assert "KeyError: 1" in (project.folder / ".cache/build.log").read_text()
    assert "Traceback" not in result.stderr


# As `make serve` does for each edit (tools/serve/command.py).
_UPDATE = """
from pathlib import Path
from tools.build.client import Builder
from tools.build.command import update
from tools.build.running import BuildError
builder = Builder()
try:
    update("pelicanconf.py", Path(".cache/preview"), builder)
except BuildError:
    builder.end()
"""


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("base.html", "theme/templates/base.html:1: Fehler: Diese Vorlage fehlt; theme/templates/"),
        ("article.html", "theme/templates/article.html:1: Fehler: Diese Vorlage fehlt;"),
    ],
)
def test_a_missing_template_is_told_as_what_it_is(project: Project, file: str, said: str) -> None:
    """Nothing else takes its place, and one line says which file is missing."""
    (project.folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", project.folder / "theme")
    (project.folder / "theme/templates" / file).unlink()
    project.write("content/news/2023-01-02-a.md", "---\ntitle: A\n---\nText\n")
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 1
    [told] = [one for one in result.stderr.splitlines() if "Fehler" in one]
    assert told.startswith(said)
