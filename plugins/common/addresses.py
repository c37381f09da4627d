"""Addresses of output files."""

from collections.abc import MutableMapping
from typing import Any


def further_files(settings: MutableMapping[str, Any]) -> list[str]:
    """Return the output files that plugins write besides Pelican, so that links to them count."""
    files: list[str] = settings.setdefault("FURTHER_FILES", [])
    return files


def published(save_as: str) -> str:
    """Return the path that an output file answers at: an index.html answers as its folder."""
    if save_as == "index.html" or save_as.endswith("/index.html"):
        return "/" + save_as.removesuffix("index.html")
    return "/" + save_as
