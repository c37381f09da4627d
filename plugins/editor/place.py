"""Where the texts lie that the editor changes: repository, branch, and whom it asks for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.common.problem import Problem
from plugins.common.source import Source

PAGE, DATA = "redaktion.html", "redaktion.json"
MENTIONS = "redaktion-links.json"  # asked for when a text is renamed, taken down or deleted
PICTURES = "redaktion-bilder.json"  # asked for when somebody looks at pictures
MODULES = "js/redaktion"
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.A)
_BRANCH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.A)
# What may stand in a policy; without TLS only what stays on this machine.
_API = re.compile(
    r"https://[a-z\d.-]+(?::\d+)?(?:/[\w.-]+)*|http://(?:localhost|127\.0\.0\.1)(?::\d+)?", re.A
)


@dataclass(frozen=True)
class Place:
    """A repository as OWNER/NAME, "" for none; a branch; the address of GitHub's API."""

    repository: str
    branch: str
    api: str


def place_of(settings: Mapping[str, Any]) -> Place:
    """Return what the settings say."""
    names = ("EDITOR_REPOSITORY", "EDITOR_BRANCH", "EDITOR_API")
    return Place(*(str(settings[name]) for name in names))


def faults(place: Place, file: Source) -> Iterator[Problem]:
    """Yield what is wrong with it; `file` holds the settings."""
    if place.repository and not _REPOSITORY.fullmatch(place.repository):
        yield file.problem(
            "EDITOR_REPOSITORY",
            f"`EDITOR_REPOSITORY` „{place.repository}“ hat nicht die Form OWNER/NAME.",
            "Konto und Namen schreiben, wie sie bei GitHub heißen.",
        )
    if not _BRANCH.fullmatch(place.branch):
        message = f"`EDITOR_BRANCH` „{place.branch}“ ist kein Name eines Zweigs."
        yield file.problem("EDITOR_BRANCH", message, 'Ihn wie `"main"` schreiben.')
    if not _API.fullmatch(place.api):
        message = f"`EDITOR_API` „{place.api}“ ist keine Adresse mit https."
        remedy = 'Sie wie `"https://api.github.com"` schreiben, ohne Schrägstrich am Ende.'
        yield file.problem("EDITOR_API", message, remedy)
