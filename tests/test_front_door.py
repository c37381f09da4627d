"""The front door: tasks, lock files, and what stands at the top of the tree."""

import os
import re
import subprocess
import tomllib

import pytest

import tasks
from tests.support import ROOT, Project


def task_names() -> set[str]:
    return {value.name for value in vars(tasks).values() if type(value).__name__ == "Task"}


def test_make_and_invoke_know_the_same_tasks() -> None:
    """Every task has a target of its name, and the other way round."""
    lines = re.findall(r"^(?:SITE|DEV)_TASKS := (.*)$", (ROOT / "Makefile").read_text(), re.M)
    assert set(" ".join(lines).split()) == task_names()


def test_tasks_are_listed_with_a_line_each(project: Project) -> None:
    """The list shows every task with one line that says what it does."""
    listed = project.run("-m", "invoke", "--list").stdout
    found = dict(re.findall(r"^  (\w+)\s+(\S.*\.)$", listed, re.M))
    assert set(found) == task_names()


def test_lock_files_are_exact_and_name_no_index() -> None:
    """Every package is pinned with hashes; no address of an index is written down."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert not re.search(r"https?:|--index|find-links|file:", text)
        packages = re.split(r"\n(?=[a-z])", text)[1:]
        assert len(packages) > 10
        for package in packages:
            assert re.match(r"[a-z0-9-]+==\S+", package), package
            assert "--hash=sha256:" in package, package


def test_every_dependency_has_a_reason() -> None:
    """Each dependency is locked and carries one sentence of reason."""
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    locked = (ROOT / "requirements.lock").read_text() + (ROOT / "requirements-dev.lock").read_text()
    names = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for name in names:
        assert re.search(rf'^    "{re.escape(name)}",\s+# \w+', text, re.M), name
        plain = re.match(r"[a-z0-9-]+", name)
        assert plain
        assert f"\n{plain[0]}==" in locked, name


def test_ci_runs_make_test() -> None:
    """Continuous integration goes through the same door and ends with pytest's summary."""
    assert (ROOT / ".ci/run").read_text().rstrip().endswith("make test")
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "docs/architecture.md"])
def test_documents_are_there(name: str) -> None:
    """A newcomer finds what every project has."""
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_readme_opens_with_the_two_commands() -> None:
    """The first commands of the README are make serve and make test."""
    commands = re.findall(r"^    (make \w+)|^(make \w+)", (ROOT / "README.md").read_text(), re.M)
    assert ["".join(c) for c in commands[:2]] == ["make serve", "make test"]


def test_nothing_of_a_machine_is_committed() -> None:
    """No tracked file names a path of somebody's machine."""
    found = subprocess.run(
        ["git", "grep", "-nIE", r"(/home/|/Users/|/root/)[a-z]", "--", ".", ":!tests", ":!content"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stdout == ""
