"""A build never dies without naming a file, whatever part of our code fails."""

import json
import re
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.common.build import build_of
from plugins.common.problem import Problem
from plugins.common.unexpected import reported, without_consequences, working_on
from plugins.front_matter.reader import FrontMatterReader
from tests.raising import AT_NO_TEXT, PARTS
from tests.support import ROOT, Project

A = "content/news/2023-01-02-a.md"
TEXT = """---
title: Ein Fest
tags: x
start: 2023-12-01 18:00
location: Rathaus
frueher: /alt.html
---
Text und http://unsicher.example.org und [[EMail]] [Gut](/impressum.html) https://example.org ![Ein Logo](/images/partners/logo.svg)
"""

Told = dict[str, tuple[bool, str, str]]


@pytest.fixture(scope="module")
def answers(module_project: Project) -> Told:
    """What builds told in which one part failed, by its name."""
    project = module_project
    project.append("pelicanconf.py", "PREVIEWS = True")
    project.write(A, TEXT)
    result = project.run(str(ROOT / "tests/raising.py"))
    assert result.returncode == 0, result.stderr
    found: Told = json.loads(result.stdout)
    return found


STEPS = ("links", "wording", "typogrify", "absolute_links", "photos", "directives", "embeds")


@pytest.mark.parametrize(
    "part", [*PARTS, *(f"step {name}" for name in STEPS), "in other processes"]
)
def test_the_text_is_named(answers: Told, part: str) -> None:
    """Whatever fails, a Fehler names the text that was worked on and asks to report it."""
    done, report, traceback = answers[part]
    assert not done
    [fault] = [line for line in report.splitlines() if line.startswith(f"{A}:1: Fehler: Daran ist")]
    assert "Bitte melden; alles Nähere steht in .cache/build.log." in fault
    assert "Traceback" not in report
    assert "Das war nicht vorgesehen" in traceback


def test_without_a_failure_there_is_a_site(answers: Told) -> None:
    """The same texts make a site where nothing fails."""
    assert answers["nothing"][0]


def test_all_else_is_told(answers: Told) -> None:
    """A text at which a step fails keeps nobody from telling what is wrong in others, and in it."""
    _, report, _ = answers["step typogrify"]
    assert f"{A}:8: Hinweis: Der Link „http://unsicher.example.org“" in report
    assert "content/pages/b.md:4: Fehler: Der Link „/nichts“ führt zu nichts." in report


@pytest.mark.parametrize("part", AT_NO_TEXT)
def test_the_code_is_named(answers: Told, part: str) -> None:
    """What fails at no text is told once, with the place in our code."""
    done, report, traceback = answers[part]
    assert not done
    [fault] = [line for line in report.splitlines() if ": Fehler: Hier ist das Pro" in line]
    assert fault.startswith(("plugins/", "tools/"))
    assert "Das war nicht vorgesehen" in traceback


def test_nothing_else_is_caught() -> None:
    """Who ends the program, by the keyboard or on purpose, ends it."""
    for error in (KeyboardInterrupt, SystemExit):
        with pytest.raises(error), reported([]), working_on("a.md"):
            raise error
    full = OSError(28, "No space left on device")
    with pytest.raises(OSError, match="No space"), reported([]):
        raise full


def test_the_innermost_text_is_named() -> None:
    """Whoever knows better which text it was is believed; others are looked at all the same."""
    problems: list[Problem] = []
    with reported(problems, "outer.md"), working_on("inner.md"):
        raise KeyError
    assert problems[0].path == "inner.md"


def test_one_fault_of_the_code_is_told_a_few_times() -> None:
    """A fault that comes up at every text names the first of them, and how many there are."""
    problems = [Problem(f"{n}.md", 1, "So.", "x", traceback="t") for n in range(40)]
    kept = without_consequences(problems * 2)
    assert [problem.path for problem in kept] == [f"{n}.md" for n in range(5)]
    assert kept[0].message == "So. Ebenso an anderen, 40 im Ganzen."


def test_every_handler_is_guarded() -> None:
    """Each signal is connected to a guarded handler, but for the report, which ends a build.

    Nothing else comes as late as the last report, for it would not be told.
    """
    for path in sorted((ROOT / "plugins").glob("*/__init__.py")):
        for signal, handler in re.findall(r"signals\.(\w+)\.connect\((.*?)\)", path.read_text()):
            is_report = path.parent.name == "checks" and handler == "report"
            assert is_report or handler.startswith("guarded("), path
            assert is_report or signal != "finalized", path


def test_an_unreadable_text_is_told_in_german(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that nobody may read is told by its name and with a remedy; others are read."""
    monkeypatch.chdir(project.folder)
    settings = read_settings("pelicanconf.py")
    reader = FrontMatterReader(settings)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, metadata = reader.read(str(project.folder / "content/news/2023-01-02-a.md"))
    [problem] = build_of(settings).problems
    assert problem.path.endswith("news/2023-01-02-a.md")
    assert problem.message.startswith("Die Datei lässt sich nicht lesen oder beschreiben")
    assert metadata["status"] == "hidden"
