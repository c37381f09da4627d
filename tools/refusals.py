"""Why a publication may not begin, or not go on: each a German sentence with its remedy."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from plugins.campaign import contact
from plugins.common.problem import Level
from tools.git import GitError, git, says

MEGABYTE = 1_000_000  # GitHub counts in tens
LARGEST_FILE = 100 * MEGABYTE  # https://docs.github.com/en/repositories/working-with-files
LARGEST_SITE = 1000 * MEGABYTE  # https://docs.github.com/en/pages/getting-started-with-github-pages

CONTACT = Path("content/data/contact.yml")

# What git's fast-import, a Windows checkout or an address cannot carry.
_UNFIT = re.compile(r'[\x00-\x1f\x7f"\\:*?<>|\ud800-\udfff]|[. ]$')


def refuse(message: str, remedy: str) -> NoReturn:
    """End the program with one sentence; nothing was published."""
    raise SystemExit(f"Fehler: {message} Abhilfe: {remedy}\nNicht veröffentlicht.")


def refuse_source(branch: str, *, dirty_allowed: bool) -> None:
    """Refuse what is wrong with the source: git, identity, branch, changes, contact."""
    if not says("rev-parse", "--verify", "--quiet", "HEAD"):
        refuse(
            "Hier ist kein git-Verzeichnis mit einem Commit.", "Die Website mit git clone holen."
        )
    for key, name in (("user.name", "GIT_COMMITTER_NAME"), ("user.email", "GIT_COMMITTER_EMAIL")):
        if not (os.environ.get(name) or says("config", key)):
            remedy = f'git config --global {key} "…" einmal eingeben.'
            refuse(f"git weiß nicht, wer veröffentlicht: {key} fehlt.", remedy)
    if not says("check-ref-format", "--branch", branch):
        refuse(f"„{branch}“ taugt nicht als Name eines Zweigs.", "--branch gh-pages verwenden.")
    if says("symbolic-ref", "--quiet", "HEAD") and git("symbolic-ref", "--short", "HEAD") == branch:
        message = f"„{branch}“ ist der Zweig, aus dem gebaut wird."
        refuse(message, "Auf einem anderen Zweig veröffentlichen: --branch gh-pages.")
    _refuse_dirty(dirty_allowed)
    _refuse_contact()


def _refuse_dirty(allowed: bool) -> None:
    changed = git("status", "--porcelain").splitlines()
    if changed and not allowed:
        names = ", ".join(line[3:] for line in changed[:5]) + (", …" if changed[5:] else "")
        refuse(
            f"Es gibt Änderungen, die in keinem Commit sind: {names}.",
            "git commit, oder trotzdem veröffentlichen mit --force-dirty.",
        )


def _refuse_contact() -> None:
    _, problems = contact.load(CONTACT)
    if problems:
        # What is only mentioned in a build stops a publication.
        faults = [replace(problem, level=Level.FEHLER) for problem in problems]
        raise SystemExit("\n".join([*map(str, faults), "Nicht veröffentlicht."]))


def refuse_unfit_files(folder: Path) -> None:
    """Refuse files whose name or size git or GitHub Pages cannot carry."""
    for message, remedy in sorted(_unfit_files(folder)):
        refuse(message, remedy)


def _unfit_files(folder: Path) -> Iterator[tuple[str, str]]:
    total = 0
    names: dict[str, str] = {}
    for path in sorted(p for p in folder.rglob("*") if not p.is_dir()):
        name = path.relative_to(folder).as_posix()
        shown = name.encode("unicode_escape", "backslashreplace").decode()
        if any(_UNFIT.search(part) or part.lower() == ".git" for part in name.split("/")):
            message = f"Den Dateinamen „{shown}“ kann git oder GitHub nicht tragen."
            yield message, "Die Datei mit Buchstaben, Ziffern und Bindestrichen neu benennen."
        twin = names.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            message = f"„{shown}“ und „{twin}“ sind auf manchen Rechnern dieselbe Datei."
            yield message, "Eine der beiden anders benennen."
        size = path.stat().st_size
        total += size
        if size > LARGEST_FILE:
            message = f"{shown} hat {size // MEGABYTE} MB, GitHub nimmt höchstens 100 MB je Datei."
            yield message, "Die Datei verkleinern oder anderswo ablegen."
    if total > LARGEST_SITE:
        message = f"Die Website hat {total // MEGABYTE} MB, GitHub Pages erlaubt 1000 MB."
        yield message, "Große Dateien entfernen, zuerst die in content/images/."


def reachable(remote: str) -> str:
    """Return `remote` if git can talk to it: a name it knows, or a URL; refuse otherwise."""
    if not says("remote", "get-url", remote) and not re.search(r"[/:]", remote):
        remedy = f"git remote add {remote} https://github.com/… eingeben oder --remote ADRESSE."
        refuse(f"Einen Server namens „{remote}“ kennt git hier nicht.", remedy)
    try:
        git("ls-remote", "--quiet", remote)
    except GitError as error:
        refuse(
            f"Der Server {remote} ist nicht zu erreichen ({error}).",
            "Netz, Adresse und Zugang prüfen, dann noch einmal.",
        )
    return remote
