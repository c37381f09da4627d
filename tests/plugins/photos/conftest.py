"""Here builds share what they make of photographs: most tests show the same few."""

import pytest

from tests.support import Project


@pytest.fixture(autouse=True)
def shared_pictures(monkeypatch: pytest.MonkeyPatch, made_pictures: str) -> None:
    """Let every build of a test find what another one made of the same file."""
    monkeypatch.setattr(Project, "photo_cache", made_pictures)
