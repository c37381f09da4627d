"""The state of one build, in one place: what plugins gather, offer, and tell one another.

    build_of(settings).problems.append(...)
    build_of(settings).steps["tables"] = tables.prepare

Pelican hands its settings to readers, generators and handlers alike, and they are made anew for
each build. So this one object lives in them, and nothing survives a rebuild.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from plugins.common.account import Account
from plugins.common.addresses import Find
from plugins.common.cache.database import Database
from plugins.common.directives import Render
from plugins.common.picture_files import PublishedPicture
from plugins.common.problem import Problem
from plugins.common.steps import Finisher, Step, TextStep

T = TypeVar("T")


@dataclass
class Files:
    """Output files, by their paths in the output folder.

    `further` are written by plugins besides Pelican, so that links to them count. `unchanged` are
    those that this build leaves as they are in `previous`, the folder of the last one.
    """

    further: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    previous: Path | None = None


@dataclass
class Build:
    """One build: what is offered before texts are read, and what is found out on the way.

    A finisher does what can only be done when all bodies are known, a last one what needs the
    others' results. `find_address` is there from the first finisher on. Tracebacks are for the log.
    """

    # Offered when initialised, by name.
    steps: dict[str, Step] = field(default_factory=dict)
    text_steps: dict[str, TextStep] = field(default_factory=dict)
    directives: dict[str, Render] = field(default_factory=dict)
    finishers: dict[str, Finisher] = field(default_factory=dict)
    last_finishers: dict[str, Finisher] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)  # in the order of the data file
    # Found out.
    problems: list[Problem] = field(default_factory=list)
    tracebacks: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)  # lines of the report that stop nothing
    # Feeds of an old website: output file and the feed of today. Entries' ids there, by the path of
    # the text today.
    old_feeds: dict[str, str] = field(default_factory=dict)
    old_ids: dict[str, str] = field(default_factory=dict)
    imported: set[str] = field(default_factory=set)  # paths of texts that `make import` wrote
    pictures: list[PublishedPicture] = field(default_factory=list)  # as published
    is_partial: bool = False  # whether a folder could not be entered
    find_address: Find = lambda _path: None
    files: Files = field(default_factory=Files)
    cache: Database = field(default_factory=Database)
    _own: dict[type, Any] = field(default_factory=dict)

    def put(self, state: Any) -> None:
        """Keep what one plugin's handlers tell one another; one object of each class."""
        self._own[type(state)] = state

    def get(self, kind: type[T]) -> T:
        """Return the object of a class that was put here."""
        state: T = self._own[kind]
        return state


def build_of(settings: MutableMapping[str, Any]) -> Build:
    """Return the build that settings belong to; a fresh one where nobody provided any."""
    build: Build = settings.setdefault("BUILD", Build())
    return build
