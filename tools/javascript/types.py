"""Types by JSDoc, checked by TypeScript's native compiler, which runs without node.

npm fetches it once, from whatever registry npm is set to; only a file with the known hash is used
(https://www.w3.org/TR/SRI/). Where there is no npm, no network, or no compiler for this machine,
one sentence says so, and the types stay unchecked.
"""

import platform
import subprocess
import sys
import tarfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path

from tools.cache import CACHE

SCRIPTS = Path("theme/static/js/redaktion")
VERSION = "7.0.0-dev.20260707.2"
_NAME = "@typescript/native-preview-{}@{}"
# By system and machine: npm's name for it, and the hash of the package.
_PACKAGES = {
    ("Linux", "x86_64"): (
        "linux-x64",
        "du0dzi6y97Po5vDNdPJTyyijHCpaS22JLRnKZEJXBDaO9gCIymOv/5QQokFRuOlQm0bWl3i9PF4OVdGP6uAOQA==",
    ),
    ("Linux", "aarch64"): (
        "linux-arm64",
        "iITBa2WjjTI5N9t5l7Z4KoOSI+2zBlhbvFzsD/f8qX8QoKjz/Y4DPyBDgezYi8nkqjjksbgSOJ3/ykzhwrB9cg==",
    ),
    ("Darwin", "arm64"): (
        "darwin-arm64",
        "wny2pgKjGbiZtnOIHVa3tXC1UfDqxNEFzyPGmiqybedG8hipG2Nfp0l5UxbaKCjkLacUpH/W5bP2hBOMVhCOzg==",
    ),
    ("Darwin", "x86_64"): (
        "darwin-x64",
        "Afc7M5zOwo+GpfcYwz5Z8HMB2tPVsui7nNIqEuuFB73MPdVqNn/Wmpe4tP4MRri0AtJnJknoHBaTJ/VDAp/Jhw==",
    ),
}
_OPTIONS = (
    "--allowJs", "--checkJs", "--noEmit", "--strict", "--target", "esnext", "--module", "esnext",
    "--moduleResolution", "bundler", "--lib", "esnext,dom,dom.iterable",
)  # fmt: skip
_PATIENCE = 120  # seconds for npm


class MissingError(Exception):
    """The compiler cannot be had; says why."""


def check(scripts: Path = SCRIPTS, cache: Path = CACHE / "typescript") -> None:
    """Check all modules of a folder; SystemExit with what is wrong."""
    try:
        compiler = _compiler(cache)
    except MissingError as missing:
        print(
            f"Hinweis: Die Typen der Skripte sind nicht geprüft, denn {missing}.", file=sys.stderr
        )
        return
    files = sorted(map(str, scripts.glob("*.js")))
    result = subprocess.run([compiler, *_OPTIONS, *files], check=False)
    if result.returncode:
        raise SystemExit(result.returncode)
    print(f"Typen: {len(files)} Skripte ohne Fehler")


def _compiler(cache: Path) -> Path:
    """Return the compiler, fetched if it is not there."""
    name, digest = _PACKAGES.get((platform.system(), platform.machine()), ("", ""))
    if not name:
        raise MissingError("für dieses System ist kein Übersetzer eingetragen")
    folder = cache / VERSION
    compiler = folder / "package/lib/tsgo"
    if not compiler.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _unpack(_fetched(_NAME.format(name, VERSION), folder), digest)
    return compiler


def _fetched(package: str, folder: Path) -> Path:
    """Return the package as npm handed it out."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    except FileNotFoundError:
        raise MissingError("npm fehlt") from None
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise MissingError("npm hat den Übersetzer nicht bekommen") from None
    return next(folder.glob("*.tgz"))


def _unpack(archive: Path, digest: str) -> None:
    """Unpack an archive of the expected hash beside itself; SystemExit for any other."""
    found = b64encode(sha512(archive.read_bytes()).digest()).decode()
    if found != digest:
        archive.unlink()
        raise SystemExit(
            "Fehler: Der Übersetzer von npm ist nicht der erwartete (Prüfsumme)."
            " Abhilfe: `make lint` noch einmal; bleibt es so, tools/javascript/types.py prüfen."
        )
    with tarfile.open(archive) as opened:
        opened.extractall(archive.parent, filter="data")
    archive.unlink()
