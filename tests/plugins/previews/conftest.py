"""Here, and only here, small projects draw their preview pictures."""

import pytest

from tests.support import Project


@pytest.fixture(autouse=True)
def with_previews(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every build of a test make its pictures."""
    monkeypatch.setattr(Project, "with_previews", True)
