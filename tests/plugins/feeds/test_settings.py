"""Settings of feeds that cannot be meant."""

import pytest

from plugins.common.source import Source
from plugins.feeds.settings import faults
from tests.support import Project

FILES = ["feed-icon.png", "feed-logo.png", "CNAME"]
MEANT = {"FEED_ICON": "feed-icon.png", "FEED_LOGO": "feed-logo.png"}
SOURCE = Source("pelicanconf.py", "\n".join(f'{name} = "x"' for name in MEANT))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("FEED_ICON", "feed-icon.png", 0),
        ("FEED_ICON", "feed-icon.svg", 1),
        ("FEED_LOGO", "/feed-logo.png", 2),
        ("FEED_LOGO", None, 2),
    ],
)
def test_faults(name: str, value: object, line: int) -> None:
    """What no feed may be made with is told at its line; what may be is not."""
    found = [problem.line for problem in faults({**MEANT, name: value}, FILES, SOURCE)]
    assert found == ([line] if line else [])


def test_a_build_stops(project: Project) -> None:
    """A setting that cannot be meant stops the build with one sentence at its line."""
    project.append("publishconf.py", 'FEED_ICON = "x.png"')
    result = project.build()
    assert result.returncode == 1
    conf = (project.folder / "pelicanconf.py").read_text().splitlines()
    line = next(n for n, text in enumerate(conf, 1) if text.startswith("FEED_ICON ="))
    message = "FEED_ICON: Die Datei „x.png“ wird nicht veröffentlicht."
    assert f"pelicanconf.py:{line}: Fehler: {message} Abhilfe: " in result.stderr
    assert "Traceback" not in result.stderr
