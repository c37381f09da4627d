"""Two builds of one commit are the same, byte for byte."""

from filecmp import dircmp
from pathlib import Path

from tests.support import ROOT, Project


def differing(comparison: "dircmp[str]") -> list[str]:
    found = comparison.left_only + comparison.right_only
    for name in comparison.common_files:
        if (Path(comparison.left) / name).read_bytes() != (
            Path(comparison.right) / name
        ).read_bytes():
            found.append(name)
    return found + [f for sub in comparison.subdirs.values() for f in differing(sub)]


def test_two_builds_are_identical(site: Path, tmp_path: Path) -> None:
    """Another time, another hash seed, another time zone: the same bytes."""
    environment = {
        "SOURCE_DATE_EPOCH": "1750000000", "PYTHONHASHSEED": "7", "TZ": "America/New_York",
    }  # fmt: skip
    other = tmp_path / "output"
    result = Project(ROOT).run(
        "-m", "pelican", "-s", "publishconf.py", "-o", str(other), "--fatal=warnings",
        environment=environment,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
    assert differing(dircmp(site, other)) == []
