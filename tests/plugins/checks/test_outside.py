"""Addresses of other websites, and where each is written."""

import json
from typing import Any

import pytest

from plugins.checks.outside import is_outside
from tests.support import Project

OWN = ["https://klimalautern.de"]
POST = """---
title: x
start: 2023-01-02 18:00
location: online
link: https://a.de/anmelden
---
[eins](https://a.de/x.pdf) und ![Logo](/images/partners/logo.svg)

[eins](https://a.de/x.pdf "Titel"), [zwei](https://a.de/x), <https://b.de/?a=1&amp;b=2#c>, [wir](https://klimalautern.de/)

`https://code.de/` und [[Kanäle]], [drei][3] und [Mail](mailto:a@b.de)

[3]: http://c.de/ä
"""


def listed(project: Project) -> dict[str, Any]:
    """Return what `check` lists for whoever asks."""
    result = project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "out", "--fatal=warnings",
        "--extra-settings", "CHECK_ONLY=true", "CHECK_OUTSIDE=true",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_every_mention_has_its_line(project: Project) -> None:
    """Links in texts, headers and data files come with file and line; our own and code do not."""
    project.write("content/news/2023-01-02-x.md", POST)
    found = listed(project)
    of_post = [m for m in found["mentions"] if m["path"] == "content/news/2023-01-02-x.md"]
    assert [(m["url"], m["line"]) for m in of_post] == [
        ("http://c.de/ä", 13), ("https://a.de/anmelden", 5), ("https://a.de/x", 9),
        ("https://a.de/x.pdf", 7), ("https://a.de/x.pdf", 9), ("https://b.de/?a=1&b=2#c", 9),
    ]  # fmt: skip
    of_data = [m for m in found["mentions"] if m["path"] == "content/data/social.yml"]
    assert ("https://climatejustice.social/@KlimaLautern", 6) in [
        (m["url"], m["line"]) for m in of_data
    ]
    assert len(of_data) == 4
    assert found["site"] == "https://klimalautern.de"
    assert [a["rel_me"] for a in found["accounts"]] == [False, True, False, False]


def test_an_ordinary_check_lists_nothing(project: Project) -> None:
    """Without the option nothing is listed, and nothing is left in a build."""
    result = project.run("-m", "invoke", "check")
    assert result.stdout.startswith("Kein Fehler gefunden")
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("url", "outside"),
    [
        ("https://a.de/", True),
        ("http://a.de", True),
        ("https://klimalautern.de", False),
        ("https://klimalautern.de/x", False),
        ("https://klimalautern.de#x", False),
        ("https://klimalautern.de.boese.org/", True),
        ("//a.de/", False),
        ("/x", False),
        ("mailto:a@b.de", False),
        ("", False),
    ],
)
def test_what_is_outside(url: str, outside: bool) -> None:
    """Other websites are those of http and https that are not our own."""
    assert is_outside(url, OWN) is outside


def test_links_of_texts_that_were_rendered_before(project: Project) -> None:
    """A build that renders nothing anew, or in several processes, lists the same links."""
    for number in range(30):
        page = f"---\ntitle: x{number}\n---\n\n[x](https://example.org/{number})\n"
        project.write(f"content/pages/x{number}.md", page)
    listed = [project.run("-c", _LISTED).stdout.splitlines()[-1] for _ in range(2)]
    assert listed == ["30 30", "30 30"]


# As `make check ARGS=--online` does; the number of links and of those in line 5.
_LISTED = """
import json
from tools.build import command
mentions = json.loads(command.check("publishconf.py", outside=True))["mentions"]
found = [one for one in mentions if one["url"].startswith("https://example.org/")]
print(len(found), sum(one["line"] == 5 for one in found))
"""
