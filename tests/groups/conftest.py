"""Both groups of the tests, each built once."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.common.site import Site, read_site
from tests.projects import second_group
from tests.support import FAR_FUTURE, FIXTURES, Project
from tools.serve.server import PagesServer


@dataclass(frozen=True)
class Group:
    """A group's facts and its site; `article` and `page` are addresses of one of each."""

    facts: Site
    output: Path
    article: str
    page: str

    def text(self, path: str) -> str:
        """Return a file of the site."""
        return (self.output / path.lstrip("/")).read_text(encoding="utf-8")

    def parsed(self, path: str) -> LexborHTMLParser:
        """Return a page of the site."""
        return LexborHTMLParser(self.text(path))


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The second group's project, built with the settings of production."""
    project = second_group(tmp_path_factory.mktemp("second"))
    result = project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
        environment={"SOURCE_DATE_EPOCH": FAR_FUTURE},
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    return project


# What takes the first group's site as well is for `make audit`: the other tests look at that one.
FIRST = pytest.param("first", marks=pytest.mark.matrix)


@pytest.fixture(params=["second", FIRST])
def group(request: pytest.FixtureRequest) -> Group:
    """Each group in turn."""
    if request.param == "first":
        facts = FIXTURES / "data/site.yml"
        output, article, page = (
            request.getfixturevalue("site"), "2023/09/09/klimatag.html", "klimatag.html",
        )  # fmt: skip
    else:
        facts = FIXTURES / "second-group/data/site.yml"
        output = request.getfixturevalue("second").folder / "output"
        article, page = "2024/05/04/balkonkraftwerke.html", "mitmachen.html"
    return Group(read_site(facts)[0], output, article, page)


@pytest.fixture
def address(group: Group) -> Iterator[str]:
    """Where the group's site is served, as GitHub Pages would."""
    with PagesServer(group.output) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()
