"""Texts as they were before the changes that are not public yet: what was deleted, renamed, edited.

Compared are the files on the disk, committed or not, with the last commit that others have: where
the branch left its upstream. Where it did not, or there is none, that is the commit before HEAD (in
the check of a pull request, the branch it goes into) and for what only HEAD knows HEAD itself.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from plugins.common.committed import texts_at
from plugins.common.file_names import MARKDOWN_SUFFIXES

_TEXTS = tuple(f":(glob)**/*{suffix}" for suffix in MARKDOWN_SUFFIXES)


@dataclass(frozen=True)
class Former:
    """A text as it was: its path below the folder and its words.

    `now` is the path it has today, "" where it is deleted; a rename may be `committed` already.
    """

    path: str
    text: str
    now: str
    committed: bool = True


def former_texts(folder: Path) -> list[Former]:
    """Return each text below `folder` that differs from before; none where git has no answer."""
    try:
        return list(_former_texts(folder))
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return []  # the history has told of it


def _former_texts(folder: Path) -> Iterator[Former]:
    head = _git(folder, "rev-parse", "HEAD").strip()
    base = _left_upstream(folder)
    is_public = base in {"", head}  # HEAD itself: others have it, or may have it
    if is_public:
        base = _asked(folder, "rev-parse", "HEAD^1") or head
    with TemporaryDirectory() as scratch:
        environment = _index_of_the_disk(folder, Path(scratch))
        changed = dict(_differences(folder, base, environment))
        pending = dict(_differences(folder, head, environment))
    # What was edited since, and then renamed, is a rename to HEAD alone.
    changed = {old: new or pending.get(old, "") for old, new in changed.items()}
    fresh = {old: new for old, new in pending.items() if is_public and old not in changed}
    moved = {new for old, new in pending.items() if old != new}
    for commit, paths in ((base, changed), (head, fresh)):
        texts = texts_at(folder, [(commit, path) for path in paths])
        for (old, new), text in zip(paths.items(), texts, strict=True):
            yield Former(old, text or "", new, committed=new not in moved)


def _left_upstream(folder: Path) -> str:
    """Return the commit where the branch left its upstream, "" without one."""
    return _asked(folder, "merge-base", "HEAD", "@{upstream}")


def _asked(folder: Path, *command: str) -> str:
    try:
        return _git(folder, *command).strip()
    except subprocess.CalledProcessError:  # no upstream, or the first commit of all
        return ""


def _index_of_the_disk(folder: Path, scratch: Path) -> Mapping[str, str]:
    """Return the environment in which git's index holds the texts as they lie on the disk.

    It is a copy, and what git stores for it goes away with `scratch`.
    """
    index, objects = (
        folder / _git(folder, "rev-parse", "--git-path", name).strip()
        for name in ("index", "objects")
    )
    copyfile(index, scratch / "index")
    (scratch / "objects").mkdir()
    environment = {
        "GIT_INDEX_FILE": str(scratch / "index"),
        "GIT_OBJECT_DIRECTORY": str(scratch / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects.resolve()),
    }
    listing = ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *_TEXTS)
    known = _git(folder, *listing)
    update = ("update-index", "--add", "--remove", "-z", "--stdin")
    _git(folder, *update, asked=known, environment=environment)
    return environment


def _differences(
    folder: Path, base: str, environment: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each path that `base` knows of a text that is gone or differs, and its path today."""
    command = ("diff", "--cached", "--name-status", "-M80%", "-z", "--relative", base)
    fields = _git(folder, *command, "--", *_TEXTS, environment=environment).split("\0")
    remaining = iter(fields)
    for status in filter(None, remaining):
        path = next(remaining)
        if status.startswith("R"):
            yield path, next(remaining)
        elif status in {"D", "M"}:
            yield path, path if status == "M" else ""


def _git(
    folder: Path, *command: str, asked: str = "", environment: Mapping[str, str] | None = None
) -> str:
    return subprocess.run(
        ["git", "-c", "core.quotePath=false", *command],
        cwd=folder, input=asked, check=True, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C", **(environment or {})},
    ).stdout  # fmt: skip
