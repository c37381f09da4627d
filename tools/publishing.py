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
from pathlib import Path

from plugins.common import clock
from tools.building import CACHE, LOG, building
from tools.git import GitError, git, says
from tools.refusals import reachable, refuse, refuse_source, refuse_unfit_files

TRIES = 10  # as many colleagues may publish while we do
_STAGE = CACHE / "publish.git"
_KINDS = {"A": "neu", "M": "geändert", "T": "geändert", "D": "entfällt"}


@dataclass(frozen=True)
class Target:
    """The branch of a remote that Pages serves, and what stands there now ("" for nothing)."""

    remote: str
    branch: str
    deployed: str = ""

    def fetched(self) -> "Target":
        """Return the target with what stands there at this moment."""
        ref = f"refs/heads/{self.branch}"
        own = f"refs/published/{self.branch}"
        try:
            if not git("ls-remote", self.remote, ref):
                return Target(self.remote, self.branch)
            git("fetch", "--quiet", "--no-tags", self.remote, f"+{ref}:{own}")
        except GitError as error:
            refuse(f"{self.remote} antwortet nicht ({error}).", "Später noch einmal versuchen.")
        return Target(self.remote, self.branch, git("rev-parse", own))


def publish(
    settings: str, remote: str, branch: str, *, dry_run: bool = False, force_dirty: bool = False
) -> None:
    """Build, check and publish; or say in one German sentence why not, and change nothing."""
    refuse_source(branch, dirty_allowed=force_dirty)
    target = Target(reachable(remote), branch).fetched()
    _refuse_source_branch(target)
    _refuse_outdated(target)
    with building(settings) as site:
        refuse_unfit_files(site)
        for _ in range(TRIES):
            commit = _commit(site, target)
            if dry_run or not commit:
                _tell_changes(target, commit)
                return
            trouble = _push(commit, target)
            if not trouble:
                print(f"Veröffentlicht: {commit[:7]} auf {branch} von {remote}.")
                return
            target = _colleagues(target, trouble)
    refuse("Immer wieder war jemand schneller.", "make publish noch einmal eingeben.")


def _refuse_source_branch(target: Target) -> None:
    if target.deployed and says("cat-file", "-e", f"{target.deployed}:pelicanconf.py"):
        refuse(
            f"Auf „{target.branch}“ liegt der Quelltext, nicht die Website.",
            "Auf einem anderen Zweig veröffentlichen: --branch gh-pages.",
        )


def _refuse_outdated(target: Target) -> None:
    """Refuse to take a colleague's newer site back; a source unknown here is only mentioned."""
    if not target.deployed:
        return
    source = git("log", "-1", "--format=%(trailers:key=Source,valueonly)", target.deployed).strip()
    if not source or says("merge-base", "--is-ancestor", source, "HEAD"):
        return
    if says("merge-base", "--is-ancestor", "HEAD", source):
        message = f"Auf der Website steht schon ein neuerer Stand ({source[:7]})."
        refuse(message, "git pull, dann noch einmal make publish.")
    print(
        f"Hinweis: Die Website wurde zuletzt aus einem Stand gebaut ({source[:7]}), der hier fehlt."
        " Abhilfe: git pull, dann noch einmal make publish.",
        file=sys.stderr,
    )


def _commit(site: Path, target: Target) -> str:
    """Return a new commit with the site on top of what is deployed, "" if that is the same."""
    shutil.rmtree(_STAGE, ignore_errors=True)
    git("init", "--quiet", "--bare", str(_STAGE))
    objects = Path(git("rev-parse", "--path-format=absolute", "--git-path", "objects"))
    (_STAGE / "objects/info/alternates").write_text(f"{objects}\n", encoding="utf-8")
    stage = {"GIT_DIR": str(_STAGE), **_identity()}
    if target.deployed:
        git("update-ref", f"refs/heads/{target.branch}", target.deployed, environment=stage)
    imported = subprocess.run(
        [sys.executable, "-m", "ghp_import", "--branch", target.branch,
         "--message", _message(), str(site)],
        capture_output=True, check=False, env={**os.environ, **stage},
    )  # fmt: skip
    if imported.returncode:
        LOG.write_bytes(imported.stdout + imported.stderr)
        refuse("ghp-import konnte den Commit nicht anlegen.", f"Näheres steht in {LOG}.")
    commit = git("rev-parse", f"refs/heads/{target.branch}", environment=stage)
    before = f"{target.deployed}^{{tree}}" if target.deployed else ""
    if before and git("rev-parse", before) == git(
        "rev-parse", f"{commit}^{{tree}}", environment=stage
    ):
        return ""
    return commit


def _identity() -> dict[str, str]:
    """Return who publishes, for ghp-import in its own repository; the date is the clock's."""
    ident = {"GIT_COMMITTER_DATE": clock.now().strftime("%a, %d %b %Y %H:%M:%S %z")}
    for key, name in (("user.name", "GIT_COMMITTER_NAME"), ("user.email", "GIT_COMMITTER_EMAIL")):
        ident[name] = os.environ.get(name) or git("config", key)
    return ident


def _message() -> str:
    dirty = " (with uncommitted changes)" if git("status", "--porcelain") else ""
    short, subject, full = git("log", "-1", "--format=%h%n%s%n%H").splitlines()
    return f"Publish {short}{dirty}: {subject}\n\nSource: {full}\n"


def _with_stage() -> dict[str, str]:
    return {"GIT_ALTERNATE_OBJECT_DIRECTORIES": str((_STAGE / "objects").resolve())}


def _push(commit: str, target: Target) -> str:
    """Push without force; return what git said where the server did not take it, else ""."""
    ref = f"{commit}:refs/heads/{target.branch}"
    try:
        git("push", "--quiet", target.remote, ref, environment=_with_stage())
    except GitError as error:
        return str(error)
    return ""


def _colleagues(target: Target, trouble: str) -> Target:
    """Return what a colleague pushed meanwhile, to build upon; else it was no right to push."""
    newer = target.fetched()
    if newer.deployed == target.deployed:
        refuse(
            f"{target.remote} nimmt die Website nicht an ({trouble}).",
            "Prüfen, ob der Zugang dort schreiben darf (Einladung, Token, SSH-Schlüssel).",
        )
    return newer


def _tell_changes(target: Target, commit: str) -> None:
    """Print which files a publication would change; nothing is pushed."""
    if not commit:
        print("Nichts zu veröffentlichen: Die Website ist schon auf diesem Stand.")
        return
    empty = git("hash-object", "-t", "tree", "/dev/null")
    before = target.deployed or empty
    for line in git(
        "-c", "core.quotePath=false", "diff-tree", "-r", "--name-status", "--no-renames",
        before, commit, environment=_with_stage(),
    ).splitlines():  # fmt: skip
        kind, name = line.split("\t", 1)
        print(f"{_KINDS[kind]:9} {name}")
    print("Probelauf: nichts veröffentlicht.")
