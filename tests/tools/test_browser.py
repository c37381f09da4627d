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


def test_a_shell_comes_before_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell is quicker; what measures as readers see it asks for the whole browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    shell = put(tmp_path, "chromium-headless-shell", "exit 0")
    assert (browser.find(), browser.find(whole=True)) == (shell, None)
    whole = put(tmp_path, "chromium", "exit 0")
    assert (browser.find(), browser.find(whole=True)) == (shell, whole)


@pytest.mark.parametrize(
    ("there", "is_debian", "whole", "installed"),
    [
        ("chromium-headless-shell", True, False, ""),
        ("chromium", True, True, ""),
        ("google-chrome", False, False, ""),
        ("chromium", True, False, "chromium-headless-shell"),
        ("chromium-headless-shell", True, True, "chromium"),
        ("", True, False, "chromium-headless-shell"),
    ],
)
def test_what_is_there_is_not_installed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: str, is_debian: bool, whole: bool, installed: str,
) -> None:  # fmt: skip
    """Where apt can, it brings the shell for the tests, and a whole browser for what needs one."""
    if there:
        put(tmp_path, there, "exit 0")
    put(tmp_path, "apt-get", f'for one; do :; done; echo "$one" > {tmp_path}/installed')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_is_debian", lambda: is_debian)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    browser.install(whole=whole)
    told = tmp_path / "installed"
    assert (told.read_text().strip() if told.exists() else "") == installed


def test_the_whole_one_does_where_no_shell_can_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without a network the tests run all the same, and nobody is told of a fault."""
    put(tmp_path, "apt-get", "echo Fehler >&2; exit 100")
    whole = put(tmp_path, "chromium", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_is_debian", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    browser.install()
    assert browser.find() == whole
    assert capfd.readouterr().err == ""


def test_a_failed_installation_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where installing fails, one sentence says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_is_debian", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="Abhilfe: Chromium von Hand installieren"):
        browser.install()
