"""The lock files: exact versions with hashes, for every Python from 3.11 on Linux and macOS."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

SITE = Path("requirements.lock")
DEV = Path("requirements-dev.lock")

_HEADER = (
    "# Written by `make lock` from pyproject.toml: exact versions, checked by hash. Do not edit.\n"
)
_COMPILE = [
    sys.executable, "-m", "uv", "pip", "compile", "--quiet",
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-emit-index-url", "--no-emit-find-links", "--no-config",
]  # fmt: skip
_PACKAGE = re.compile(r"[\w.-]+")
# "pillow==12.0.0 ; sys_platform != 'win32' \"
_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", re.M)


def renew(only: str = "") -> None:
    """Resolve both lists anew and print what changed; the second keeps to the first's versions.

    `only` is one package to renew, or one that pyproject.toml names for the first time; then all
    others stay, as far as they fit it.
    """
    before = _versions()
    if only and _name(only) not in {*before, *_wanted()}:
        raise SystemExit(
            f"Fehler: „{only}“ steht in keiner der beiden Listen. Abhilfe: Den Namen so schreiben"
            f" wie in {SITE} oder {DEV}."
        )
    renewed = ["--upgrade-package", _name(only)] if only else ["--upgrade"]
    texts = {SITE: _compile(SITE, renewed, "pyproject.toml")}
    with TemporaryDirectory() as folder:
        constraint = Path(folder, SITE.name)
        constraint.write_text(texts[SITE], encoding="utf-8")
        texts[DEV] = _compile(DEV, renewed, "--group", "dev", "--constraint", str(constraint))
    for file, text in texts.items():  # both or none
        file.write_text(text, encoding="utf-8")
    changes = list(changed(before, _versions()))
    print("\n".join(changes) if changes else "Nichts Neues: Alle Fassungen bleiben.")


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each package that is new, gone, or of another version."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old is None:
            yield f"{name} {new} (neu)"
        elif new is None:
            yield f"{name} {old} (entfällt)"
        elif old != new:
            yield f"{name} {old} -> {new}"


def versions(text: str) -> dict[str, str]:
    """Return the packages of a lock file; one that is pinned for each system names all versions."""
    found: dict[str, list[str]] = {}
    for name, version in _PINNED.findall(text):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(sorted(set(pinned))) for name, pinned in found.items()}


def _versions() -> dict[str, str]:
    files = (file.read_text(encoding="utf-8") for file in (DEV, SITE) if file.exists())
    return {name: version for text in files for name, version in versions(text).items()}


def _wanted() -> set[str]:
    """Return the packages that pyproject.toml names."""
    written = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    lists = [written["project"]["dependencies"], *written["dependency-groups"].values()]
    return {_name(found[0]) for those in lists for one in those if (found := _PACKAGE.match(one))}


def _name(written: str) -> str:
    """https://packaging.python.org/en/latest/specifications/name-normalization/."""
    return re.sub(r"[-_.]+", "-", written).lower()


def _compile(lock_file: Path, renewed: list[str], *options: str) -> str:
    """Return the new text of a lock file; uv keeps the versions it finds in the present one."""
    with TemporaryDirectory() as folder:
        output = Path(folder, lock_file.name)
        if lock_file.exists():
            shutil.copy(lock_file, output)
        command = [*_COMPILE, *renewed, "--output-file", str(output), *options]
        result = subprocess.run(command, check=False, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(
                f"{result.stderr.rstrip()}\nFehler: Die Fassungen ließen sich nicht bestimmen;"
                " beide Listen bleiben, wie sie waren. Abhilfe: Lesen, was uv darüber sagt;"
                " ohne Netz geht es nicht."
            )
        return _HEADER + output.read_text(encoding="utf-8")
