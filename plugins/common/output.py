"""The files a build writes besides Pelican's own, and those it leaves as they are."""

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any


def further_files(settings: MutableMapping[str, Any]) -> list[str]:
    """Return the output files that plugins write besides Pelican, so that links to them count."""
    files: list[str] = settings.setdefault("FURTHER_FILES", [])
    return files


def write_file(file: str, content: bytes, settings: Mapping[str, Any]) -> None:
    """Write an output file; a page beside it may be one that is left, so its folder may lack."""
    path = Path(settings["OUTPUT_PATH"], file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def unchanged_pages(settings: MutableMapping[str, Any]) -> list[str]:
    """Return the output files that this build leaves as they are in PREVIOUS_OUTPUT."""
    files: list[str] = settings.setdefault("UNCHANGED_PAGES", [])
    return files


def finished(file: str, settings: MutableMapping[str, Any]) -> Path:
    """Return where an output file is that this build has written or left as it was."""
    is_unchanged = file in unchanged_pages(settings)
    return Path(settings["PREVIOUS_OUTPUT" if is_unchanged else "OUTPUT_PATH"], file)
