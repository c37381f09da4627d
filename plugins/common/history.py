"""Identity and last change of a post: from its front matter, its file name and git.

A post's identity is `id:` in its front matter, else its file name without the ending. Feeds,
calendar and announcements build their ids from it, so it must not change once published.
"""

import os
import re
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from plugins.common.committed import always_drafts
from plugins.common.file_names import MARKDOWN_SUFFIXES

_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)")

_NO_HISTORY = ("not a git repository", "does not have any commits yet")


@dataclass(frozen=True)
class Change:
    """What git knows of a file: time of the last commit, number of commits, former name."""

    updated: datetime
    revision: int
    renamed_from: str | None = None


@dataclass(frozen=True)
class History:
    """Changes by path, relative to the folder that was asked for; empty outside git.

    `trouble` is what git said where it would not answer.
    """

    changes: Mapping[str, Change] = field(default_factory=dict)
    trouble: str = ""

    def of(self, path: str) -> Change | None:
        """Return what is known of `path`, None where it was never committed."""
        return self.changes.get(path)

    def revisions_before(self, path: str, identity: str) -> int:
        """Return the commits to files that are gone and bore the name `identity`.

        Where a file was renamed and rewritten at once, git sees a new one; `id:` tells otherwise.
        """
        return sum(
            self.changes[former].revision
            for former in self._by_identity.get(identity, ())
            if former != path
        )

    @cached_property
    def _by_identity(self) -> Mapping[str, list[str]]:
        paths: dict[str, list[str]] = {}
        for path in self.changes:
            paths.setdefault(PurePosixPath(path).stem, []).append(path)
        return paths


def read_history(folder: Path, at_once: Collection[str] = ()) -> History:
    """Ask git once for every file below `folder`; an empty History where git has no answer.

    Files in the folders `at_once` are published whatever date they bear.
    """
    try:
        log = subprocess.run(
            ["git", "-c", "core.quotePath=false", "-c", "diff.renames=true", "log",
             "--name-status", "-M80%", "--format=commit %cI", "--relative", "--", "."],
            cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8",
            env={**os.environ, "LC_ALL": "C"},
        ).stdout  # fmt: skip
    except OSError:
        return History()
    except subprocess.CalledProcessError as error:
        expected = any(reason in error.stderr for reason in _NO_HISTORY)
        return History(trouble="" if expected else error.stderr.strip())
    rows = (row.split("\t") for row in log.splitlines() if row.startswith("R"))
    renamed = {was for _, was, _ in rows if was.endswith(MARKDOWN_SUFFIXES)}
    return History(parse_log(log, at_once, always_drafts(folder, renamed)))


def parse_log(
    log: str, at_once: Collection[str] = (), drafts: Collection[str] = ()
) -> dict[str, Change]:
    """Read `git log --name-status --format="commit %cI"`, newest first, following renames.

    `drafts` are former names under which nobody could see a text.
    """
    changes: dict[str, Change] = {}
    present_name: dict[str, str] = {}  # a former name -> the name the file bears now
    when = ""
    for line in log.splitlines():
        if line.startswith("commit "):
            when = line.removeprefix("commit ")
        elif "\t" in line:
            status, *paths = line.split("\t")
            name = present_name.get(paths[-1], paths[-1])
            former = None
            if status.startswith("R"):
                present_name[paths[0]] = name
                was_seen = paths[0] not in drafts and _was_published(paths[0], when, at_once)
                former = paths[0] if was_seen else None
            changes[name] = _older(changes.get(name), datetime.fromisoformat(when), former)
    return changes


def _was_published(path: str, when: str, at_once: Collection[str]) -> bool:
    """Say whether readers may have seen `path` before it was renamed: news appear on their day."""
    dated = _DATED.fullmatch(PurePosixPath(path).stem)
    if dated is None or PurePosixPath(path).parts[0] in at_once:
        return True
    return "-".join(dated.groups()[:3]) <= when[:10]


def _older(newer: Change | None, when: datetime, former: str | None) -> Change:
    if newer is None:
        return Change(when, 1, former)
    return Change(newer.updated, newer.revision + 1, former or newer.renamed_from)


def identity_of(path: str, declared: str = "") -> str:
    """Return the post's identity: what its front matter declares, else its file name."""
    return declared or PurePosixPath(path).stem


def entry_id(identity: str, site_url: str) -> str:
    """Return the identity as a permanent URI for feeds and calendars (RFC 4287, 4.2.6).

    A dated identity gives the address the present site's readers already hold:
    2023-09-09-klimatag -> https://klimalautern.de/2023/09/09/klimatag.
    """
    dated = _DATED.fullmatch(identity)
    path = "/".join(dated.groups()) if dated else identity
    return f"{site_url}/{quote(path)}"
