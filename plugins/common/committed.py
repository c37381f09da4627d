"""Texts as commits have them, and which of them nobody but their authors ever saw."""

import os
import subprocess
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from plugins.common.header import parse
from plugins.common.source import Source

DRAFT_STATUSES = frozenset({"draft", "entwurf"})


def texts_at(folder: Path, places: Iterable[tuple[str, str]]) -> list[str | None]:
    """Return the texts of files below a folder, by commit and path; None for no such file.

    Raises OSError and subprocess.CalledProcessError where git has no answer.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    asked = [f"{commit}:{prefix}{path}\n" for commit, path in places]
    answer = _git(folder, "cat-file", "--batch", asked="".join(asked)) if asked else b""
    return list(_parts(answer, len(asked)))


def always_drafts(folder: Path, paths: Collection[str]) -> set[str]:
    """Return the paths below a folder under which there never was anything but a draft."""
    if not paths:
        return set()
    log = _git(folder, "log", "--name-only", "-z", "--format=commit %H", "--relative", "--", *paths)
    places, commit = [], ""
    for word in log.decode().replace("\n", "\0").split("\0"):
        if word.startswith("commit "):
            commit = word.removeprefix("commit ")
        elif word in paths:
            places.append((commit, word))
    texts = zip(places, texts_at(folder, places), strict=True)
    return {*paths} - {
        path for (_, path), text in texts if text is not None and not _is_draft(text)
    }


def _is_draft(text: str) -> bool:
    return parse(Source("", text)).text("status").lower() in DRAFT_STATUSES


def _parts(answer: bytes, count: int) -> Iterator[str | None]:
    """Yield the contents that `git cat-file --batch` writes one after the other."""
    for _ in range(count):
        first, _, answer = answer.partition(b"\n")
        if first.endswith(b" missing"):
            yield None
            continue
        size = int(first.rsplit(b" ", 1)[1])
        yield answer[:size].decode(errors="replace")
        answer = answer[size + 1 :]


def _git(folder: Path, *command: str, asked: str = "") -> bytes:
    return subprocess.run(
        ["git", "-c", "core.quotePath=false", *command], cwd=folder, input=asked.encode(),
        check=True, capture_output=True, env={**os.environ, "LC_ALL": "C"},
    ).stdout  # fmt: skip
