"""Workflows: valid, pinned, with no more rights than they need."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# The releases that were looked at; a newer one comes by a pull request.
PINNED = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
    "actions/cache": "27d5ce7f107fe9357f9df03efb73ab90386fccae",
}


def load(name: str) -> Any:
    # BaseLoader: YAML 1.1 takes the key "on" for the value true.
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - reads text only


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_valid_against_the_schema(schema: str, files: list[Path]) -> None:
    """Workflows and dependabot.yml are what GitHub's schema asks for."""
    assert files
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)],
        check=True,
    )


def test_zizmor_finds_nothing() -> None:
    """The security linter has nothing to say, not even in its strictest mood."""
    zizmor = Path(sys.executable).with_name("zizmor")
    result = subprocess.run(
        [zizmor, "--offline", "--persona=pedantic", "--no-progress", ROOT / ".github"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
    assert "No findings" in result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """Every action is one of the four that were looked at, by its commit."""
    used = re.findall(r"uses: (\S+)@(\S+) # v\d", path.read_text(encoding="utf-8"))
    assert len(used) == path.read_text(encoding="utf-8").count("uses:")
    assert all(re.fullmatch(r"[0-9a-f]{40}", commit) for _, commit in used)
    assert all(PINNED[name] == commit for name, commit in used)


def test_pull_requests_get_no_secret_and_no_right_to_write() -> None:
    """Checks run for forks as well: read only, with the site as an artifact, dot files included."""
    check = load("check.yml")
    assert "pull_request" in check["on"]
    assert "pull_request_target" not in check["on"]
    assert "${{ secrets" not in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert {str(job["permissions"]) for job in check["jobs"].values()} == {"{'contents': 'read'}"}
    steps = check["jobs"]["website"]["steps"]
    [artifact] = [s for s in steps if s.get("uses", "").startswith("actions/upload-artifact")]
    assert artifact["with"]["include-hidden-files"] == "true"
    assert any("--format github" in s.get("run", "") for s in steps)


def test_one_way_to_go_live() -> None:
    """The branch main is published by make publish, one at a time, on push and every German morning."""
    publish = load("publish.yml")
    assert publish["on"]["push"]["branches"] == ["main"]
    [morning] = publish["on"]["schedule"]
    _, hour, *rest = morning["cron"].split()
    assert rest == ["*", "*", "*"]
    assert 1 <= int(hour) <= 6
    assert morning["timezone"] == "Europe/Berlin"
    assert publish["jobs"]["publish"]["concurrency"]["cancel-in-progress"] == "false"
    steps = publish["jobs"]["publish"]["steps"]
    assert "make publish" in steps[-1]["run"]
    assert publish["jobs"]["publish"]["permissions"] == {"contents": "write"}
    assert publish["jobs"]["deliver"]["permissions"] == {"pages": "write"}
    assert publish["jobs"]["stay-awake"]["permissions"] == {"actions": "write"}


def test_what_is_public_stops_nothing() -> None:
    """What originals tell is a fault in pull requests, and not where main is published."""
    runs = {
        name: [step.get("run", "") for job in load(name)["jobs"].values() for step in job["steps"]]
        for name in ("check.yml", "publish.yml")
    }
    [checked] = [run for run in runs["check.yml"] if "make check" in run]
    [published] = [run for run in runs["publish.yml"] if "make check" in run]
    assert "--public" not in checked
    assert "--public" in published


def test_announcements_come_last_and_alone() -> None:
    """News are announced once Pages was asked to deliver, one run at a time, in a job of its own."""
    job = load("publish.yml")["jobs"]["announce"]
    assert job["needs"] == "deliver"
    assert job["concurrency"] == {"group": "announce", "cancel-in-progress": "false"}
    assert job["permissions"] == {"contents": "read"}
    assert job["environment"] == "mastodon"
    without, *steps = job["steps"]
    assert without["if"] == "env.HAS_ACCESS != 'true'"
    assert without["run"].startswith('echo "::notice::Nichts angekündigt')
    assert {step["if"] for step in steps} == {"env.HAS_ACCESS == 'true'"}


def test_one_step_gets_the_secret() -> None:
    """The access to Mastodon is handed to the one step that needs it, and to no other workflow."""
    secret = "${{ secrets.MASTODON_ACCESS_TOKEN }}"  # noqa: S105 - its name
    jobs = [job for path in WORKFLOWS for job in load(path.name)["jobs"].values()]
    [step] = [step for job in jobs for step in job["steps"] if secret in str(step)]
    assert (step["run"], step["env"]) == ("make announce", {"MASTODON_ACCESS_TOKEN": secret})
    texts = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    asked_for = re.findall(r"secrets\.\S+.*", texts)
    assert asked_for == [
        "secrets.MASTODON_ACCESS_TOKEN != '' }}",
        "secrets.MASTODON_ACCESS_TOKEN }}",
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_the_whole_history_is_there(path: Path) -> None:
    """Each checkout has the whole history: identities and last changes come from it."""
    for job in load(path.name)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
