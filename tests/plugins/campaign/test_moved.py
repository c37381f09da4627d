"""Facts of a group that moved from pelicanconf.py to site.yml."""

import pytest

from plugins.campaign.moved import faulty, left_behind
from plugins.common.source import Source, settings_file
from tests.support import Project


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('WEBSUB_HUB = "https://hub.example/"', "`websub_hub: https://hub.example/`"),
        ("ANNOUNCE_SINCE = '2026-12-01'  # Tag", "`announce_since: 2026-12-01`"),
        ('WEBSUB_HUB="https://hub.example/"', "`websub_hub: https://hub.example/`"),
        ('WEBSUB_HUB: str = "https://hub.example/"', "`websub_hub: https://hub.example/`"),
        ('WEBSUB_HUB = ""  # keiner', "Diese Zeile löschen; solange sie dasteht, gilt"),
        ("ANNOUNCE_SINCE, WEBSUB_HUB = _site.announce_since, _site.websub_hub", ""),
        ('# WEBSUB_HUB = "https://hub.example/"', ""),
    ],
)
def test_left_behind(line: str, remedy: str) -> None:
    """A value that was never moved is told at its line, with what to write where."""
    told = [str(one) for one in left_behind(Source("pelicanconf.py", f"A = 1\n{line}\nB = 2\n"))]
    assert len(told) == bool(remedy)
    assert all(remedy in one and one.startswith("pelicanconf.py:2: Hinweis: ") for one in told)


@pytest.mark.parametrize("value", ["hub.example", "http://hub.example/", "https://[", None, 5])
def test_no_hub(value: object) -> None:
    """A value that goes before that of site.yml is judged as that one is, at the line it has."""
    files = [Source("publishconf.py", ""), Source("pelicanconf.py", f"A = 1\nWEBSUB_HUB = {value}")]
    [(setting, problem)] = faulty({"WEBSUB_HUB": value, "ANNOUNCE_SINCE": ""}, files)
    assert setting == "WEBSUB_HUB"
    assert str(problem).startswith(
        f"pelicanconf.py:2: Fehler: WEBSUB_HUB: „{value}“ ist keine Adresse mit https. Abhilfe: Diese"
    )


@pytest.mark.parametrize("value", ["", "https://hub.example/", "http://127.0.0.1:8001/"])
def test_a_hub(value: str) -> None:
    """Where a site is tried out, the hub may be on the same machine."""
    assert not [*faulty({"WEBSUB_HUB": value, "ANNOUNCE_SINCE": "2026-12-01"}, [])]


def test_a_build_takes_no_wrong_value(project: Project) -> None:
    """What publishconf.py sets wrongly is told there, and nothing else comes of it."""
    project.append("publishconf.py", 'WEBSUB_HUB = 5\nANNOUNCE_SINCE = "morgen"')
    result = project.build()
    assert result.returncode == 1
    faults = [fault for fault in result.stderr.splitlines() if ": Fehler: " in fault]
    assert [fault.partition(" ist ")[0].partition(": ")[2] for fault in faults] == [
        "Fehler: WEBSUB_HUB: „5“", "Fehler: ANNOUNCE_SINCE: „morgen“",
    ]  # fmt: skip
    assert all(fault.startswith("publishconf.py:") for fault in faults)


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
