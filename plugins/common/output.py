"""The files a build writes besides Pelican's own, and those it leaves as they are.

Settings: OUTPUT_PATH (Pelican's own), PREVIOUS_OUTPUT (the folder with the last build's files;
without one everything is written), UNCHANGED_FILES (those that stay as they are there).
"""

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any


def further_files(settings: MutableMapping[str, Any]) -> list[str]:
    """Return the output files that plugins write besides Pelican, so that links to them count."""
    files: list[str] = settings.setdefault("FURTHER_FILES", [])
    return files


def write_file(file: str, content: bytes, settings: MutableMapping[str, Any]) -> None:
    """Write an output file, or leave it, if that is what it holds already."""
    if holds(file, content, settings):
        unchanged_files(settings).append(file)
        return
    path = Path(settings["OUTPUT_PATH"], file)
    path.parent.mkdir(parents=True, exist_ok=True)  # pages beside it may have been left
    path.write_bytes(content)


def holds(file: str, content: bytes, settings: Mapping[str, Any]) -> bool:
    """Say whether the last build's file is there and holds just that."""
    try:
        path = Path(settings["PREVIOUS_OUTPUT"], file)
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except (KeyError, OSError):
        return False


def unchanged_files(settings: MutableMapping[str, Any]) -> list[str]:
    """Return the output files that this build leaves as they are in PREVIOUS_OUTPUT."""
    files: list[str] = settings.setdefault("UNCHANGED_FILES", [])
    return files


def finished(file: str, settings: MutableMapping[str, Any]) -> Path:
    """Return where an output file is that this build has written or left as it was."""
    is_unchanged = file in unchanged_files(settings)
    return Path(settings["PREVIOUS_OUTPUT" if is_unchanged else "OUTPUT_PATH"], file)
