"""Here, and only here, small projects draw their preview pictures."""

import pytest

from tests.support import Project


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for pictures of all builds: most projects have the same pages but one."""
    return str(tmp_path_factory.mktemp("previews"))


@pytest.fixture(autouse=True)
def with_previews(monkeypatch: pytest.MonkeyPatch, shared_cache: str) -> None:
    """Let every build of a test make its pictures, or take them from a build before."""
    monkeypatch.setattr(Project, "with_previews", True)
    monkeypatch.setattr(Project, "preview_cache", shared_cache)
