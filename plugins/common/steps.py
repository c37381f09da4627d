"""The steps a body goes through after Markdown, and those of titles and descriptions.

Their order is in the settings BODY_STEPS, FEED_STEPS and TEXT_STEPS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.tree import Tree


class ShownPhoto(NamedTuple):
    """A photograph or drawing in a body, by its name in the album."""

    name: str
    alt: str
    credit: str


class OutsideLink(NamedTuple):
    """The n-th mention (from 0) of an address of another website; `loaded` by a picture or so."""

    url: str
    occurrence: int
    loaded: bool


class WantedFile(NamedTuple):
    """A variant of a picture that a body shows (plugins/photos/variants.py)."""

    name: str
    ending: str
    width: int
    height: int
    quality: int


@dataclass
class Notes:
    """What steps found in a body, for whom it concerns later: `content.notes`.

    It is plain data, because it is kept with the body.
    """

    title_id: str = ""  # of a heading that repeats the title and went: the title bears it
    frame_origins: set[str] = field(default_factory=set)  # whom a reader may ask by a click
    photos: list[ShownPhoto] = field(default_factory=list)
    drawings: list[ShownPhoto] = field(default_factory=list)
    outside: list[OutsideLink] = field(default_factory=list)
    wanted: set[WantedFile] = field(default_factory=set)

    def as_data(self) -> dict[str, Any]:
        """Return the notes as JSON can hold them."""
        return {name: sorted(v) if isinstance(v, set) else v for name, v in vars(self).items()}

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> "Notes":
        """Return the notes that `as_data` told."""
        return cls(
            title_id=data["title_id"],
            frame_origins=set(data["frame_origins"]),
            photos=[ShownPhoto(*row) for row in data["photos"]],
            drawings=[ShownPhoto(*row) for row in data["drawings"]],
            outside=[OutsideLink(*row) for row in data["outside"]],
            wanted={WantedFile(*row) for row in data["wanted"]},
        )


@dataclass
class Dependencies:
    """What a rendered body hangs on, besides its text, its place, and the steps all bodies take.

    `answers` are those of the site's addresses to what was asked of them, by kind of question and
    path; `steps` the fingerprints of steps for some bodies only (`Only`) that this one took.
    `is_complete` if that is all, so the body can be cached.
    """

    answers: dict[tuple[str, str], str | None] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    is_complete: bool = True


@dataclass(frozen=True)
class Place:
    """Where a body belongs: its source file, that file's folder below content/, its address.

    `title` is the one of its page. An event says enough by when and where: it `may_be_empty`.
    `notes` and `dependencies` fill while the body is rendered.
    """

    source: Source
    folder: str
    url: str
    title: str = ""
    may_be_empty: bool = False
    notes: Notes = field(default_factory=Notes, compare=False)
    dependencies: Dependencies = field(default_factory=Dependencies, compare=False)


# Changes the tree in place and returns what is wrong. It has no other effect, but for notes and
# dependencies of its place: it may run in another process, or not at all where a body was cached.
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


# Returns a plain text, such as a title, as readers shall see it.
TextStep = Callable[[str], str]
