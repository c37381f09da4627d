"""Chromium for the tests: one on PATH first, else installed.

The shell is Chromium without what surrounds a page (profiles, extensions, windows): the same
engine, and a fresh private tab takes it a quarter of the time. So it is used where it can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Of several lists a Chromium heeds the last one: what Playwright switches off, and two popups of
# the address bar, pages of their own that each new tab loads unseen: half of what opening it takes.
_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
)  # fmt: skip
# What a Chromium needs that runs as root, alone and without a screen, and asks nobody anything.
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(_OFF)}",
]  # fmt: skip
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# Nobody waits long for a server that does not answer, and nothing that is there has to go.
_CAREFUL = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10", "--no-remove")


def find(*, whole: bool = False) -> str | None:
    """Return the path of a Chromium that starts, of a whole one where a shell will not do.

    Ubuntu's package is only a stub for snap.
    """
    for name in WHOLE if whole else (*SHELLS, *WHOLE):
        path = shutil.which(name)
        if path and _starts(path):
            return path
    return None


def install(*, whole: bool = False) -> None:
    """Make sure there is a browser: apt's on Debian as root, elsewhere Playwright's own.

    Where a whole one is there and no shell can be had, the tests take that.
    """
    found, by_apt = find(whole=whole), _is_debian() and os.geteuid() == 0
    if found and (whole or Path(found).name in SHELLS or not by_apt):
        return
    print("Einmalige Einrichtung: Chromium für die Tests ...", flush=True)
    package = "chromium" if whole else SHELLS[0]
    install = ("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *_CAREFUL, package)
    own = (sys.executable, "-m", "playwright", "install", "chromium")
    commands = (("apt-get", "update", "-qq", *_CAREFUL), install) if by_apt else (own,)
    if not all(_succeeds(*command, is_silent=bool(found)) for command in commands) and not found:
        raise SystemExit(
            "Fehler: Für die Tests ließ sich kein Chromium einrichten."
            f" Abhilfe: Chromium von Hand installieren ({' '.join(commands[-1])} ist gescheitert)."
        )


def _starts(path: str) -> bool:
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _is_debian() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def _succeeds(*command: str, is_silent: bool) -> bool:
    stderr = subprocess.DEVNULL if is_silent else None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return not subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, stderr=stderr, env=environment
        ).returncode
    except OSError:
        return False
