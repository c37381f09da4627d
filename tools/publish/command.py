"""`make publish`: the site as one commit on the branch that GitHub Pages serves.

ghp-import makes the commit in a repository of its own below .cache/, so neither the source's
branches nor its working tree are touched. Only the final push is seen by others, and a push changes
a branch wholly or not at all: killed at any moment, the published site is the old or the new one.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from time import sleep

from plugins.common import clock
from tools.build.command import Built, building
from tools.build.running import LOG, BuildError
from tools.cache import CACHE, explain_os_errors
from tools.git import GitError, git
from tools.publish.refusals import (
    IDENTITY,
    identity,
    refuse,
    refuse_source,
    refuse_unfit_files,
    uncommitted,
)
from tools.publish.target import Target, fetch, refuse_target
from tools.publish.websub import Topic, ping, topic_of

TRIES = 10  # as many colleagues may publish while we do
_STAGE = CACHE / "publish.git"
_BUSY = ("cannot lock ref", "failed to update ref", "unable to create", "incorrect old value")
_KINDS = {"A": "neu", "M": "geändert", "T": "geändert", "D": "entfällt"}


@dataclass(frozen=True)
class SourceCommit:
    """The commit that is published, read once: `message` is that of the deployment."""

    head: str
    message: str


def publish(
    settings: str, remote: str, branch: str, *, dry_run: bool = False, force_dirty: bool = False
) -> None:
    """Build, check and publish; or say in one German sentence why not, and change nothing."""
    try:
        with explain_os_errors():
            refuse_source(branch, dirty_allowed=force_dirty)
            changed = _publish(settings, remote, branch, dry_run=dry_run)
        ping(changed)
    except GitError as error:
        refuse(f"git meldet: {error}.", "git status eingeben und tun, was dort steht.")
    except BuildError:
        print("Nicht veröffentlicht.", file=sys.stderr)
        raise
    except KeyboardInterrupt:
        refuse("Abgebrochen.", "Ob schon veröffentlicht war, zeigt make publish noch einmal.")


def _publish(settings: str, remote: str, branch: str, *, dry_run: bool) -> list[Topic]:
    """Return the feeds that are now others than before, of which hubs should know."""
    source = _read_source()
    target = fetch(remote, branch)
    refuse_target(target, source.head)
    with building(settings) as site:
        refuse_unfit_files(site.folder)
        for _ in range(TRIES):
            commit = _commit(site, target, source)
            if dry_run or not commit:
                _tell_changes(target, commit)
                return []
            files = [site.folder / name for kind, name in _changes(target, commit) if kind != "D"]
            changed = [topic for file in files if (topic := topic_of(file))]
            trouble = _push(commit, target)
            if not trouble:
                print(f"Veröffentlicht: {commit[:7]} auf {branch} von {remote}.")
                return changed
            target = _after(trouble, target)
            refuse_target(target, source.head)
    return refuse("Immer wieder war jemand schneller.", "make publish noch einmal eingeben.")


def _read_source() -> SourceCommit:
    head, short, subject = git("log", "-1", "--format=%H%x00%h%x00%s").split("\0")
    dirty = " (with uncommitted changes)" if uncommitted() else ""
    return SourceCommit(head, f"Publish {short}{dirty}: {subject}\n\nSource: {head}\n")


def _commit(site: Built, target: Target, source: SourceCommit) -> str:
    """Return a new commit with the site on top of what is deployed, "" if that is the same."""
    shutil.rmtree(_STAGE, ignore_errors=True)
    git("init", "--quiet", "--bare", str(_STAGE))
    objects = git("rev-parse", "--path-format=absolute", "--git-path", "objects")
    (_STAGE / "objects/info/alternates").write_text(f"{objects}\n", encoding="utf-8")
    ref = f"refs/heads/{target.branch}"
    if target.deployed:
        git("update-ref", ref, target.deployed, environment=_stage())
    imported = subprocess.run(
        [sys.executable, "-m", "ghp_import", "--branch", target.branch,
         "--message", source.message, str(site.folder)],
        capture_output=True, check=False, env={**os.environ, **_stage(), **_committer()},
        pass_fds=(site.lock,),
    )  # fmt: skip
    if imported.returncode:
        LOG.write_bytes(imported.stdout + imported.stderr)
        refuse("ghp-import konnte den Commit nicht anlegen.", f"Näheres steht in {LOG}.")
    commit = git("rev-parse", ref, environment=_stage())
    return "" if target.deployed and _tree(target.deployed) == _tree(commit) else commit


def _stage() -> dict[str, str]:
    return {"GIT_DIR": str(_STAGE)}


def _tree(commit: str) -> str:
    return git("rev-parse", f"{commit}^{{tree}}", environment=_stage())


def _committer() -> dict[str, str]:
    """Return who publishes, for ghp-import in its own repository; the date is the clock's."""
    known = identity()
    who = {name: known[key] for key, name in IDENTITY.items()}
    return who | {"GIT_COMMITTER_DATE": clock.now().strftime("%a, %d %b %Y %H:%M:%S %z")}


def _push(commit: str, target: Target) -> GitError | None:
    """Push without force; return git's words where the server did not take it.

    The commit is fetched into the source's repository first: git remembers what it pushed, and a
    memory of something that lies in .cache/ only would break the repository.
    """
    ref, new = f"refs/heads/{target.branch}", f"refs/published/{target.branch}-new"
    git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", str(_STAGE), f"+{ref}:{new}")
    try:
        # A hook that checks source code has no say about the site.
        git("push", "--quiet", "--no-verify", target.remote, f"{commit}:{ref}")
    except GitError as error:
        return error
    finally:
        git("update-ref", "-d", new)
    return None


def _after(trouble: GitError, target: Target) -> Target:
    """Return what a colleague pushed meanwhile, to build upon; else it was no right to push."""
    newer = fetch(target.remote, target.branch)
    if newer.deployed == target.deployed:
        if not any(sign in trouble.output for sign in _BUSY):
            refuse(
                f"{target.remote} nimmt die Website nicht an ({trouble}).",
                "Prüfen, ob der Zugang dort schreiben darf (Einladung, Token, Schutz des Zweigs).",
            )
        sleep(1)  # a colleague's push is being written at this moment
    return newer


def _tell_changes(target: Target, commit: str) -> None:
    """Print which files a publication would change; nothing is pushed."""
    if not commit:
        print("Nichts zu veröffentlichen: Die Website ist schon auf diesem Stand.")
        return
    for kind, name in _changes(target, commit):
        print(f"{_KINDS[kind]:9} {name}")
    print("Probelauf: nichts veröffentlicht.")


def _changes(target: Target, commit: str) -> list[tuple[str, str]]:
    """Return what a deployment changes: git's letter for how, and the file."""
    before = target.deployed or git("hash-object", "-t", "tree", "/dev/null")
    listed = git(
        "diff-tree", "-r", "-z", "--name-status", "--no-renames", before, commit,
        environment=_stage(),
    )  # fmt: skip
    fields = listed.rstrip("\0").split("\0")
    return list(zip(fields[::2], fields[1::2], strict=True))
