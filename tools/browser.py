"""Chromium for the tests: one on PATH first, else installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What a Chromium needs that runs as root, alone and without a screen, and asks nobody anything.
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find() -> str | None:
    """Return the path of a Chromium that starts; Ubuntu's package is only a stub for snap."""
    for name in NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    return None


def install() -> None:
    """Make sure there is a browser: apt's on Debian as root, elsewhere Playwright's own."""
    if find():
        return
    if _is_debian() and os.geteuid() == 0:
        print("Einmalige Einrichtung: Chromium für die Tests ...", flush=True)
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium")
    else:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _starts(path: str) -> bool:
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _is_debian() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def _run(*command: str) -> None:
    try:
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        raise SystemExit(
            "Fehler: Für die Tests ließ sich kein Chromium einrichten."
            f" Abhilfe: Chromium von Hand installieren ({' '.join(command)} ist gescheitert)."
        ) from None
