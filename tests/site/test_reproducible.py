"""Two builds of one commit are the same, byte for byte."""

from filecmp import dircmp
from pathlib import Path

import pytest

from tests.support import Project, matrix


def differing(comparison: "dircmp[str]") -> list[str]:
    found = comparison.left_only + comparison.right_only
    for name in comparison.common_files:
        if (Path(comparison.left) / name).read_bytes() != (
            Path(comparison.right) / name
        ).read_bytes():
            found.append(name)
    return found + [f for sub in comparison.subdirs.values() for f in differing(sub)]


def test_two_builds_are_identical(site_project: Project, site: Path, tmp_path: Path) -> None:
    """A day later, another hash seed, another time zone: the same bytes."""
    environment = {
        "SOURCE_DATE_EPOCH": "4102531200", "PYTHONHASHSEED": "7", "TZ": "America/New_York",
    }  # fmt: skip
    other = tmp_path / "output"
    result = site_project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", str(other), "--fatal=warnings",
        environment=environment,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
    assert differing(dircmp(site, other)) == []


@pytest.mark.parametrize("seeds", ["12", *matrix("123")])
def test_posts_of_one_day_keep_their_order(project: Project, seeds: str) -> None:
    """Many posts of one day, more than a feed holds: still the same bytes."""
    for number in range(25):
        project.write(
            f"content/news/2023-01-02-x{number}.md", f"---\ntitle: T {number}\ntags: Öl\n---\nx"
        )
    outputs = []
    for seed in seeds:
        result = project.run(
            "-m", "pelican", "-s", "publishconf.py", "-o", f"out{seed}", "--fatal=warnings",
            environment={"PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert result.returncode == 0
        outputs.append(project.folder / f"out{seed}")
    for other in outputs[1:]:
        assert differing(dircmp(outputs[0], other)) == []


def test_the_preview_has_addresses_of_this_machine(site_project: Project, tmp_path: Path) -> None:
    """What `make serve` builds names the address it is served at."""
    result = site_project.run(
        "-m",
        "pelican",
        "-s",
        "pelicanconf.py",
        "-o",
        str(tmp_path),
        "--fatal=warnings",
        "-e",
        "PREVIEWS=false",
    )
    assert result.returncode == 0, result.stderr
    assert "webcal://localhost:8000/termine.ics" in (tmp_path / "abonnieren.html").read_text()
