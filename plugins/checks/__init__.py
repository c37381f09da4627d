"""Stops a build whose content has faults, before the first page is written.

Everything that is wrong comes from one list (plugins.common.problem), is printed once, sorted by
file and line, and is a Fehler (the build stops) or a Hinweis (it goes on).

Settings: CHECK_ONLY (stop after the report even without a Fehler: `make check`).
"""

import sys
from pathlib import Path

from pelican import Pelican, signals

from plugins.checks.files import misplaced
from plugins.common.problem import errors_in, problems_of


def report(pelican: Pelican) -> None:
    """Print the problems; end the program where one of them is a Fehler.

    Runs when Pelican asks for a writer: everything is read, nothing is written. SystemExit,
    because Pelican shows a traceback for any other exception.
    """
    problems = problems_of(pelican.settings)
    problems += misplaced(Path(pelican.settings["PATH"]))
    for problem in sorted(set(problems)):
        print(problem, file=sys.stderr)  # noqa: T201 - this is the report
    if errors_in(problems):
        sys.exit(1)
    if pelican.settings.get("CHECK_ONLY"):
        sys.exit(0)


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(report)
