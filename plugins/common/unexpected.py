"""What nobody expected: an exception of our own code becomes a Fehler that names the text at hand.

    with reported(problems, path):              whatever the block raises is a problem of this file
    problems += of_each(look, contents)     the same for each text, so that all are looked at
    with working_on(path):                  says only which text it is; somebody further out tells
    signals.initialized.connect(guarded(offer))

A build goes on after that, to tell what else is wrong, and is ended by the report. The traceback
goes along in `Problem.traceback`, for .cache/build.log. What the file system refuses for the whole
build, such as room, is told by tools/build/failures.py.
"""

import errno
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from plugins.common.blame import CODE, problem_of, text_of
from plugins.common.build import build_of
from plugins.common.problem import Problem

P = ParamSpec("P")
R = TypeVar("R")

# No file to come can be written either.
FULL = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT})
_MANY = 5


@contextmanager
def working_on(path: str) -> Iterator[None]:
    """Say of whatever the block raises that it was about this file, unless that is known better."""
    try:
        yield
    except Exception as error:
        if not text_of(error):
            error.path_at_hand = path  # type: ignore[attr-defined]  # any exception can carry it
        raise


@contextmanager
def reported(problems: list[Problem], path: str = "") -> Iterator[None]:
    """Add whatever the block raises to `problems`: of the text at hand, else of `path`.

    Without either it is told of the place in our code.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problems.append(problem_of(error, path))


def of_each(
    look: Callable[[Any], Iterable[Problem] | None], contents: Iterable[Any]
) -> list[Problem]:
    """Return what `look` finds in each text; one at which it fails keeps it from no other."""
    problems: list[Problem] = []
    for content in contents:
        with reported(problems, content.source.path):
            problems += look(content) or ()
    return problems


@cache  # signals hold their handlers weakly, and know those they have by identity
def guarded(handler: Callable[P, R]) -> Callable[P, R | None]:
    """Return a handler of a signal that never raises; its sender has, or is a list of, settings."""

    @wraps(handler)
    def safe(*arguments: P.args, **named: P.kwargs) -> R | None:
        with reported(build_of(_settings(arguments[0])).problems):
            return handler(*arguments, **named)
        return None

    return safe


def _settings(sender: Any) -> MutableMapping[str, Any]:
    settings: MutableMapping[str, Any] = (
        sender[0] if isinstance(sender, list) else sender
    ).settings
    return settings


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, of what nobody expected only the first of each file.

    Of our code, which is at no text, none is told that came up after another: it may follow from
    that. Of a fault at many texts, which is one in our code, the first are told.
    """
    first: list[Problem] = []
    failed: set[str] = set()
    alike: Counter[str] = Counter()
    for problem in problems:
        if problem.traceback:
            if problem.path in failed or (failed and problem.path.startswith(CODE)):
                continue
            failed.add(problem.path)
            alike[problem.message] += 1
            if alike[problem.message] > _MANY:
                continue
        first.append(problem)
    return [_with_count(problem, alike[problem.message]) for problem in first]


def _with_count(problem: Problem, count: int) -> Problem:
    if count <= _MANY:
        return problem
    return replace(problem, message=f"{problem.message} Ebenso an anderen, {count} im Ganzen.")
