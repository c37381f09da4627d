"""Why a publication may not begin: each a German sentence with its remedy."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn
from unicodedata import normalize

from plugins.campaign import contact
from plugins.common.file_names import UNFIT
from plugins.common.problem import Level
from tools.git import GitError, NoGitHereError, git, says

MEGABYTE = 1_000_000  # GitHub counts in tens
LARGEST_FILE = 100 * MEGABYTE  # https://docs.github.com/en/repositories/working-with-files
LARGEST_SITE = 1000 * MEGABYTE  # https://docs.github.com/en/pages/getting-started-with-github-pages

CONTACT = Path("content/data/contact.yml")
IDENTITY = {"user.name": "GIT_COMMITTER_NAME", "user.email": "GIT_COMMITTER_EMAIL"}
_NEEDLESS = (".DS_Store", "Thumbs.db")  # what systems strew about, and .gitignore names


def refuse(message: str, remedy: str) -> NoReturn:
    """End the program with one sentence; nothing was published."""
    raise SystemExit(f"{annotation()}Fehler: {message} Abhilfe: {remedy}\nNicht veröffentlicht.")


def mention(message: str, remedy: str) -> None:
    """Say what somebody should know; the publication goes on."""
    print(f"Hinweis: {message} Abhilfe: {remedy}", file=sys.stderr)


def annotation(kind: str = "error") -> str:
    """On GitHub the sentence also becomes an annotation of the run."""
    return f"::{kind}::" if os.environ.get("GITHUB_ACTIONS") else ""


def refuse_source(branch: str, *, dirty_allowed: bool) -> None:
    """Refuse what is wrong with the source: git, identity, branch, changes, contact."""
    _refuse_without_git()
    for key, value in identity().items():
        if not value.strip() or re.search(r"[<>\n]", value):
            remedy = f'git config --global {key} "…" einmal eingeben, ohne < und >.'
            refuse(f"git weiß nicht, wer veröffentlicht: {key} fehlt oder taugt nicht.", remedy)
    if not says("check-ref-format", "--branch", branch):
        refuse(f"„{branch}“ taugt nicht als Name eines Zweigs.", "--branch gh-pages verwenden.")
    if says("symbolic-ref", "--quiet", "HEAD") and git("symbolic-ref", "--short", "HEAD") == branch:
        message = f"„{branch}“ ist der Zweig, aus dem gebaut wird."
        refuse(message, "Auf einem anderen Zweig veröffentlichen: --branch gh-pages.")
    if not dirty_allowed and (changed := uncommitted()):
        names = ", ".join(changed[:5]) + (", …" if changed[5:] else "")
        refuse(
            f"Es gibt Änderungen, die in keinem Commit sind: {names}.",
            'git commit, oder trotzdem: make publish ARGS="--force-dirty"',
        )
    _refuse_contact()


def _refuse_without_git() -> None:
    try:
        git("rev-parse", "--verify", "HEAD")
    except NoGitHereError as error:
        refuse(f"git geht hier nicht: {error}.", "git status eingeben und tun, was dort steht.")
    except GitError:
        remedy = "Die Website mit git clone holen und darin arbeiten."
        refuse("Hier ist kein git-Verzeichnis mit einem Commit.", remedy)


def identity() -> dict[str, str]:
    """Return who commits, as git would: from the environment, else its settings, "" for unknown."""
    found = {}
    for key, name in IDENTITY.items():
        found[key] = os.environ.get(name) or (git("config", key) if says("config", key) else "")
    return found


def uncommitted() -> list[str]:
    """Return the files that a build sees and no commit holds, ignored ones of content/ included."""
    fields = git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").split("\0")
    ignored = git("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", "content")
    names = [field[3:] for field in fields if field] + ignored.split("\0")
    return [name for name in filter(None, names) if Path(name).name not in _NEEDLESS]


def _refuse_contact() -> None:
    _, problems = contact.load(CONTACT)
    if problems:
        # What is only mentioned in a build stops a publication.
        faults = [f"{annotation()}{replace(p, level=Level.FEHLER)}" for p in problems]
        raise SystemExit("\n".join([*faults, "Nicht veröffentlicht."]))


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
        if any(UNFIT.search(part) or part.lower() == ".git" for part in name.split("/")):
            message = f"Den Dateinamen „{shown}“ kann git oder GitHub nicht tragen."
            yield message, "Die Datei mit Buchstaben, Ziffern und Bindestrichen neu benennen."
        twin = names.setdefault(normalize("NFC", name).casefold(), name)
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
