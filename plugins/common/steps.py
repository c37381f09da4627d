"""The steps a body goes through after Markdown, and those of titles and descriptions.

Their order is in the settings BODY_STEPS, FEED_STEPS and TEXT_STEPS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.tree import Tree


@dataclass
class Notes:
    """What steps found in a body, for whom it concerns later: `content.notes`.

    It is plain data, because it is kept with the body.
    """

    frame_origins: set[str] = field(default_factory=set)  # whom a reader may ask by a click
    photos: list[tuple[str, str, str]] = field(default_factory=list)  # path, alt, credit
    outside: list[tuple[str, int, bool]] = field(
        default_factory=list
    )  # address, its number, loaded
    wanted: set[tuple[str, str, int, int, int]] = field(default_factory=set)  # path, variant of it

    def as_data(self) -> dict[str, Any]:
        """Return the notes as JSON can hold them."""
        return {name: sorted(v) if isinstance(v, set) else v for name, v in vars(self).items()}

    def take_in(self, data: Mapping[str, Any]) -> None:
        """Note what `as_data` told."""
        self.frame_origins.update(data["frame_origins"])
        self.photos += [(path, alt, credit) for path, alt, credit in data["photos"]]
        self.outside += [(url, number, loaded) for url, number, loaded in data["outside"]]
        self.wanted.update((path, *variant) for path, *variant in data["wanted"])


@dataclass(frozen=True)
class Place:
    """Where a body belongs: its source file, that file's folder below content/, its address.

    `title` is the one of its page. An event says enough by when and where: it `may_be_empty`.
    """

    source: Source
    folder: str
    url: str
    title: str = ""
    may_be_empty: bool = False
    notes: Notes = field(default_factory=Notes, compare=False)


# Changes the tree in place and returns what is wrong; no state but its bound values.
Step = Callable[[Tree, Place], list[Problem]]


@dataclass(frozen=True)
class Only:
    """A step for bodies that hold something; others, which it leaves alone, do not hang on it."""

    concerns: Callable[[Tree], bool]
    step: Step

    def __call__(self, tree: Tree, place: Place) -> list[Problem]:
        """Take the step."""
        return self.step(tree, place)


# Does what can only be done when all bodies are known; gets every article and page.
Finisher = Callable[[list[Any]], list[Problem]]


def finishers_of(settings: dict[str, Any]) -> dict[str, Finisher]:
    """Return what plugins do after the last body, by name, in no particular order."""
    finishers: dict[str, Finisher] = settings.setdefault("BODY_FINISHERS", {})
    return finishers


def last_finishers_of(settings: dict[str, Any]) -> dict[str, Finisher]:
    """Return what plugins do when all others have finished, because it needs what these did."""
    finishers: dict[str, Finisher] = settings.setdefault("LAST_BODY_FINISHERS", {})
    return finishers


def steps_of(settings: dict[str, Any]) -> dict[str, Step]:
    """Return this build's steps by name; plugins offer theirs when they are initialised."""
    steps: dict[str, Step] = settings.setdefault("BODY_STEPS_OFFERED", {})
    return steps


# Returns a plain text, such as a title, as readers shall see it.
TextStep = Callable[[str], str]


def text_steps_of(settings: dict[str, Any]) -> dict[str, TextStep]:
    """Return this build's steps for plain texts by name; offered like those for bodies."""
    steps: dict[str, TextStep] = settings.setdefault("TEXT_STEPS_OFFERED", {})
    return steps
