"""The branch that GitHub Pages serves: what stands there, and whether we may build upon it."""

import re
from dataclasses import dataclass

from tools.git import GitError, git, says
from tools.publish.refusals import mention, refuse


@dataclass(frozen=True)
class Target:
    """A branch of a remote, and the commit that stands there now ("" for none)."""

    remote: str
    branch: str
    deployed: str


def fetch(remote: str, branch: str) -> Target:
    """Return the target as it is at this moment, with all that is needed to judge it at hand."""
    if not says("remote", "get-url", remote) and not re.search(r"[/:]", remote):
        remedy = f"git remote add {remote} https://github.com/… eingeben oder --remote ADRESSE."
        refuse(f"Einen Server namens „{remote}“ kennt git hier nicht.", remedy)
    ref, own = f"refs/heads/{branch}", f"refs/published/{branch}"
    try:
        if not git("ls-remote", remote, ref):
            return Target(remote, branch, "")
        git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, f"+{ref}:{own}")
        deployed = git("rev-parse", own)
        if (source := source_of(deployed)) and not _known(source):
            # A colleague's commit that was never pulled here; without it nobody is ahead.
            heads = "+refs/heads/*:refs/published/source/*"
            git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, heads)
    except GitError as error:
        remedy = "Netz, Adresse und Zugang prüfen, dann noch einmal."
        refuse(f"Der Server {remote} ist nicht zu erreichen ({error}).", remedy)
    return Target(remote, branch, deployed)


def source_of(deployed: str) -> str:
    """Return the commit that a deployment was built from, "" where it does not say."""
    lines = git("log", "-1", "--format=%(trailers:key=Source,valueonly)", deployed).split()
    return lines[0] if lines else ""


def refuse_target(target: Target, head: str) -> None:
    """Refuse to replace source code, or a site that was built from a newer commit than `head`."""
    if not target.deployed:
        return
    if says("merge-base", head, target.deployed):
        message = f"Auf „{target.branch}“ liegt der Quelltext, nicht die Website."
        refuse(message, "Auf einem anderen Zweig veröffentlichen: --branch gh-pages.")
    source = source_of(target.deployed)
    if not source:
        mention(
            f"Was auf „{target.branch}“ lag, stammt nicht von make publish; es bleibt im Verlauf.",
            "Keine nötig, wenn das so gewollt ist.",
        )
    elif _known(source) and _contains(head, source):
        return
    elif _known(source) and _contains(source, head):
        message = f"Auf der Website steht schon ein neuerer Stand ({source[:7]})."
        refuse(message, "git pull, dann noch einmal make publish.")
    else:
        mention(
            f"Die Website wurde zuletzt aus einem Stand gebaut ({source[:7]}), der hier fehlt.",
            "git pull, dann noch einmal make publish.",
        )


def _known(commit: str) -> bool:
    return says("cat-file", "-e", f"{commit}^{{commit}}")


def _contains(commit: str, other: str) -> bool:
    return says("merge-base", "--is-ancestor", other, commit)
