"""Finding a browser."""

from pathlib import Path

import pytest

from tools import browser


def put(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_on_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser on PATH is used; a stub that does not start is passed over."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find() is None
    put(tmp_path, "chromium", "exit 1")
    assert browser.find() is None
    chrome = put(tmp_path, "google-chrome", "exit 0")
    assert browser.find() == chrome


def test_nothing_is_installed_where_one_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a browser at hand nothing is installed."""
    put(tmp_path, "chromium", "exit 0")
    put(tmp_path, "apt-get", "touch installed")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    browser.install()
    assert not (tmp_path / "installed").exists()


def test_a_failed_installation_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where installing fails, one sentence says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_is_debian", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="Abhilfe: Chromium von Hand installieren"):
        browser.install()
