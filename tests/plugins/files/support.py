"""A folder of content, and what becomes of it."""

from pathlib import Path

import pelicanconf
from plugins.files.folders import Folders
from plugins.files.judging import Verdict, judge
from plugins.files.survey import survey

FOLDERS = Folders(
    texts=frozenset({"news", "termine", "pages"}),
    pictures=frozenset({"images"}),
    data="data",
    extra={
        path: data["path"]
        for path, data in pelicanconf.EXTRA_PATH_METADATA.items()
        if path.startswith("extra/")
    },
)


def put(content: Path, path: str, text: bytes | str = b"x") -> Path:
    """Write a file below `content`."""
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def judged(content: Path) -> Verdict:
    """Return what becomes of all files below `content`."""
    return judge(content, survey(str(content)), FOLDERS)


def said(content: Path) -> list[str]:
    """Return the messages, each with its file as seen from `content`, in order."""
    problems = judged(content).problems
    return [str(p).replace(f"{content}/", "").replace(":1: ", ": ", 1) for p in problems]
