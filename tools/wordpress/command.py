"""`make import`: imports an export, tells what became of it, builds, and compares every word."""

import sys
from collections.abc import Mapping
from contextlib import redirect_stderr
from io import StringIO

from pelican.settings import read_settings

from plugins.common.problem import Level
from tools.build import command as building
from tools.build.running import BuildError
from tools.cache import explain_os_errors
from tools.wordpress import comparing, wanted
from tools.wordpress.importing import imported
from tools.wordpress.report import FILE, Report
from tools.wordpress.wanted import Wanted
from tools.wordpress.writing import State

_SHOWN = 8  # lines of each kind that are printed; the report has all


def run(
    settings: str, file: str, uploads: str, *,
    fetch: bool, dry_run: bool, authors: bool, bases: Mapping[str, str],
) -> None:  # fmt: skip
    """Import an export, tell what became of it, build, and compare every word."""
    known = {kind: base for kind, base in bases.items() if base}
    asked = Wanted(
        wanted.export_file(file), wanted.uploads(uploads), fetch, dry_run, authors, known
    )
    with explain_os_errors():
        report = imported(asked, read_settings(settings))
        FILE.write_text(report.whole(), encoding="utf-8")
        if dry_run:
            _tell(report)
            print(f"Nichts übernommen (--dry-run); {FILE} sagt, was geschähe.")
            return
        _build_and_compare(settings, report)
        FILE.write_text(report.whole(), encoding="utf-8")
        _tell(report)
    for line in report.lost[:_SHOWN]:
        print(f"Es fehlt: {line}", file=sys.stderr)
    if report.lost:
        raise SystemExit(1)
    print("Jedes Wort der alten Texte steht auf den Seiten oder im Bericht.")


def _build_and_compare(settings: str, report: Report) -> None:
    try:
        _build(settings)
    except BuildError:
        report.lost.append("Die Website ließ sich nicht bauen; was oben steht, ist zu berichtigen.")
        return
    for outcome in report.outcomes:
        item = outcome.target.item
        if outcome.state not in {State.NEW, State.SAME, State.EDITED} or item.is_draft:
            continue
        page = building.OUTPUT / published_file(outcome.target.address)
        if not page.is_file():
            report.lost.append(f"{outcome.title}: Die Seite {outcome.target.address} fehlt.")
            continue
        old = comparing.of_body(f"{item.title} <p>{item.excerpt}</p> {item.content}")
        content = page.read_text(encoding="utf-8")
        new = comparing.of_page(content, with_description=bool(item.excerpt))
        if rest := comparing.missing(old, new, comparing.words(report.of(outcome))):
            report.lost.append(f"{outcome.title}: {', '.join(rest)}")


def _build(settings: str) -> None:
    """Build; of what old texts lack, which may be hundreds of lines, tell only how much it is."""
    report = StringIO()
    try:
        with redirect_stderr(report):
            building.build(settings)
    finally:
        lines = report.getvalue().splitlines()
        hints = [line for line in lines if f": {Level.HINWEIS}: " in line]
        for line in lines:
            if line not in hints:
                print(line, file=sys.stderr)
        if hints:
            print(f"Der Bau hat {len(hints)} Hinweise; `make check` nennt sie.")


def published_file(address: str) -> str:
    """Return the output file that answers at an address."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]


def _tell(report: Report) -> None:
    """Print the short report."""
    for line in report.general[:_SHOWN]:
        print(line)
    notes = sum(len(outcome.notes) for outcome in report.outcomes)
    print(f"Anzusehen: {notes} Stellen, alle in {FILE}.")
