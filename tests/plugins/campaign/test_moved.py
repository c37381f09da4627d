"""Facts of a group that moved from pelicanconf.py to site.yml."""

import pytest

from plugins.campaign.moved import left_behind
from plugins.common.source import Source, settings_file
from tests.support import Project


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('WEBSUB_HUB = "https://hub.example/"', "`websub_hub: https://hub.example/`"),
        ("ANNOUNCE_SINCE = '2026-12-01'  # Tag", "`announce_since: 2026-12-01`"),
        ('WEBSUB_HUB = ""  # keiner', ""),
        ("ANNOUNCE_SINCE, WEBSUB_HUB = _site.announce_since, _site.websub_hub", ""),
        ('# WEBSUB_HUB = "https://hub.example/"', ""),
    ],
)
def test_left_behind(line: str, remedy: str) -> None:
    """A value that was never moved is told at its line, with what to write where."""
    told = [str(one) for one in left_behind(Source("pelicanconf.py", f"A = 1\n{line}\nB = 2\n"))]
    assert len(told) == bool(remedy)
    assert all(remedy in one and one.startswith("pelicanconf.py:2: Hinweis: ") for one in told)


def test_ours() -> None:
    """The settings as they come name no group's services."""
    assert not [*left_behind(settings_file())]


def test_a_build_tells_it(project: Project) -> None:
    """Who merges a newer state of the code over settings of their own is told; the value holds."""
    project.append("pelicanconf.py", 'WEBSUB_HUB = "https://hub.example/"')
    result = project.build()
    assert result.returncode == 0
    assert "Hinweis: WEBSUB_HUB steht nun in content/data/site.yml." in result.stderr
    assert "https://hub.example/" in project.text("feed.xml")
