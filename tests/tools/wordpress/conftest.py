"""A small project to import into, without building it."""

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from tests.projects import small_project


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Settings of a small project, in which the test then stands."""
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793000000")
    found: dict[str, Any] = read_settings("publishconf.py")
    return found
