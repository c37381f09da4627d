"""Output files: written only where the last build's differ.

Setting: OUTPUT_PATH (Pelican's own).
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from plugins.common.build import build_of


def write_file(file: str, content: bytes, settings: MutableMapping[str, Any]) -> None:
    """Write an output file, or leave it, if that is what it holds already."""
    if holds(file, content, settings):
        build_of(settings).files.unchanged.append(file)
        return
    path = Path(settings["OUTPUT_PATH"], file)
    path.parent.mkdir(parents=True, exist_ok=True)  # pages beside it may have been left
    path.write_bytes(content)


def holds(file: str, content: bytes, settings: MutableMapping[str, Any]) -> bool:
    """Say whether the last build's file is there and holds just that."""
    previous = build_of(settings).files.previous
    if previous is None:
        return False
    try:
        path = previous / file
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def finished(file: str, settings: MutableMapping[str, Any]) -> Path:
    """Return where an output file is that this build has written or left as it was."""
    files = build_of(settings).files
    if files.previous and file in files.unchanged:
        return files.previous / file
    return Path(settings["OUTPUT_PATH"], file)
