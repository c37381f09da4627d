"""The steps a body goes through after Markdown, and those of titles and descriptions.

Their order is in the settings BODY_STEPS, FEED_STEPS and TEXT_STEPS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.tree import Tree


@dataclass(frozen=True)
class Place:
    """Where a body belongs: its source file, that file's folder below content/, its address."""

    source: Source
    folder: str
    url: str


# Changes the tree in place and returns what is wrong; no state but its bound values.
Step = Callable[[Tree, Place], list[Problem]]


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
