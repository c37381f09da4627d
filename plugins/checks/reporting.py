"""The report: all that is wrong, once, sorted; it ends a faulty build."""

import json
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from plugins.checks import outside
from plugins.checks.formats import FORMATS
from plugins.common.addresses import own_addresses
from plugins.common.build import build_of
from plugins.common.problem import Level, Problem, errors_in, forgiven, in_order
from plugins.common.unexpected import without_consequences


def report_problems(settings: dict[str, Any]) -> None:
    """Print the problems; end the program where one of them is a Fehler.

    SystemExit, because Pelican shows a traceback for any other exception.
    """
    build = build_of(settings)
    known = forgiven(without_consequences(build.problems), build.imported)
    problems = in_order(known)
    build.problems.clear()
    build.tracebacks += (p.traceback for p in problems if p.traceback)
    show = FORMATS[settings.get("CHECK_FORMAT", "text")]
    for problem in problems:
        print(show(problem), file=sys.stderr)  # noqa: T201 - this is the report
    build.hints += (show(one) for one in problems if one.level is Level.HINWEIS)
    if errors_in(problems):
        sys.exit(1)
    if settings.get("CHECK_ONLY") and (left := _left(known, build.imported)):
        print(left, file=sys.stderr)  # noqa: T201 - this is the report
    if settings.get("CHECK_OUTSIDE"):
        print(_outside(settings))  # noqa: T201 - whoever started us reads it
    if settings.get("CHECK_ONLY"):
        sys.exit(0)


def _left(problems: list[Problem], imported: Collection[str]) -> str:
    """Return how much is to be mended in texts that were imported, "" for nothing."""
    found = [p.path for p in problems if p.of_style and p.path in imported]
    if not found:
        return ""
    return f"Aus dem Umzug bleiben {len(found)} Stellen in {len({*found})} Texten (`imported:`)."


def _outside(settings: dict[str, Any]) -> str:
    own = own_addresses(settings)
    in_data = outside.in_data(Path(settings["DATA_PATH"]), own)
    in_texts = (link.mention() for link in build_of(settings).get(outside.Links))
    return json.dumps(
        {
            "site": settings["SITEURL"],
            "name": settings["SITENAME"],
            "own": own,
            "accounts": [vars(account) for account in build_of(settings).accounts],
            "mentions": [vars(one) for one in sorted({*in_data, *in_texts})],
        }
    )
