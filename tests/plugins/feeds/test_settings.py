"""Settings of feeds and announcements that cannot be meant."""

import pytest

from plugins.common.source import Source
from plugins.feeds.settings import faults
from tests.support import Project

FILES = ["feed-icon.png", "feed-logo.png", "CNAME"]
MEANT = {"WEBSUB_HUB": "", "FEED_ICON": "feed-icon.png", "FEED_LOGO": "feed-logo.png"}
SOURCE = Source("pelicanconf.py", "\n".join(f'{name} = "x"' for name in MEANT))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WEBSUB_HUB", "https://hub.example/", 0),
        ("WEBSUB_HUB", "http://127.0.0.1:8000", 0),
        ("WEBSUB_HUB", "http://hub.example/", 1),
        ("WEBSUB_HUB", "hub.example", 1),
        ("WEBSUB_HUB", "https://", 1),
        ("WEBSUB_HUB", "https://[", 1),
        ("WEBSUB_HUB", None, 1),
        ("FEED_ICON", "feed-icon.svg", 2),
        ("FEED_LOGO", "/feed-logo.png", 3),
        ("FEED_LOGO", None, 3),
    ],
)
def test_faults(name: str, value: object, line: int) -> None:
    """What no feed may be made with is told at its line; what may be is not."""
    found = [problem.line for problem in faults({**MEANT, name: value}, FILES, SOURCE)]
    assert found == ([line] if line else [])


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('WEBSUB_HUB = "hub.example"', "WEBSUB_HUB: „hub.example“ ist keine Adresse mit https."),
        ('FEED_ICON = "x.png"', "FEED_ICON: Die Datei „x.png“ wird nicht veröffentlicht."),
        ('ANNOUNCE_SINCE = "bald"', "ANNOUNCE_SINCE: „bald“ ist kein Tag."),
        ("ANNOUNCE_SINCE = 2026", "ANNOUNCE_SINCE: „2026“ ist kein Tag."),
    ],
)
def test_a_build_stops(project: Project, setting: str, said: str) -> None:
    """A setting that cannot be meant stops the build with one sentence at its line."""
    project.append("publishconf.py", setting)
    result = project.build()
    assert result.returncode == 1
    conf = (project.folder / "pelicanconf.py").read_text().splitlines()
    name = f"{setting.split()[0]} ="
    line = next(n for n, text in enumerate(conf, 1) if text.startswith(name))
    assert f"pelicanconf.py:{line}: Fehler: {said} Abhilfe: " in result.stderr
    assert "Traceback" not in result.stderr
