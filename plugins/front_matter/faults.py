"""What can be wrong with what a header says."""

from collections.abc import Callable, Iterator
from datetime import datetime

from plugins.common import clock, event_header
from plugins.common.file_names import portable
from plugins.common.german import long_date
from plugins.common.header import Header
from plugins.common.header_words import STATUSES
from plugins.common.moments import parse_date, parse_moment
from plugins.common.problem import Level, Problem, WrongInputError, choice
from plugins.common.source import Source
from plugins.front_matter.file_name import FileName

_YES_OR_NO = {"true": True, "ja": True, "false": False, "nein": False}

_STATUSES = {"entwurf": "draft", "versteckt": "hidden", "veröffentlicht": "published"}
LONGEST_TAG = 60  # characters in an address


def missing(name: FileName, post: Header, source: Source, *, is_news: bool) -> Iterator[Problem]:
    """Yield a problem for a post without title, or news without a day."""
    if not source.text.strip():
        remedy = "Sie löschen, oder mit den Zeilen `---`, `title: …`, `---` beginnen."
        yield Problem(source.path, 1, "Die Datei ist leer.", remedy)
    elif not post.header:
        remedy = "Ganz oben beginnen mit den Zeilen `---`, `title: …`, `---`."
        yield Problem(source.path, 1, "Der Kopf mit dem Titel fehlt.", remedy)
    elif not post.text("title"):
        yield Problem(source.path, 1, "Der Titel fehlt.", "Im Kopf `title: …` ergänzen.")
    if is_news and lacks_day(name, post):
        remedy = f"Die Datei wie 2026-12-01-{portable(name.slug)}.md nennen"
        remedy += " oder im Kopf `date: 2026-12-01` ergänzen."
        yield Problem(source.path, 1, "Die Meldung hat kein gültiges Datum.", remedy)


def lacks_day(name: FileName, post: Header) -> bool:
    """Say whether neither header nor file name tell a day."""
    return not (post.text("date") or name.date)


def tags(post: Header, source: Source, fits: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield a problem for each tag that cannot become an address."""
    for tag in post.texts("tags"):
        if not fits(tag):
            message = f"Das Thema „{tag}“ kann keine Adresse werden."
            yield post.problem(source, "tags", message, "Ein oder zwei einfache Wörter schreiben.")


def no_date(key: str, post: Header, source: Source) -> Problem:
    """Return the problem of a value that is no date."""
    try:
        parse_moment(post.text(key))
    except WrongInputError as wrong:  # "Der 1. Dezember 2026 ist ein Dienstag."
        return post.problem(source, key, wrong.message, wrong.remedy)
    remedy = "Es als `2026-12-01` oder `01.12.2026 18:00` schreiben."
    return post.problem(source, key, f"„{post.text(key)}“ ist kein Datum.", remedy)


def modified(
    changed: datetime, appeared: datetime | None, post: Header, source: Source
) -> Iterator[Problem]:
    """Yield a problem for a change that is still to come, or older than the text."""
    remedy = "Den Tag der Änderung schreiben, oder die Zeile löschen."
    if changed > clock.now_compared([changed]):
        message = f"`modified: {post.text('modified')}` liegt in der Zukunft."
        yield post.problem(source, "modified", message, remedy)
    elif appeared and changed.date() < appeared.date():
        message = f"`modified: {post.text('modified')}` liegt vor dem Tag der Meldung"
        message += f" ({long_date(appeared)})."
        yield post.problem(source, "modified", message, remedy)


def status(
    post: Header, date: datetime | None, source: Source, problems: list[Problem]
) -> dict[str, str]:
    """Return the status to set; a post of a day to come is a draft until that day's build."""
    declared = post.text("status").lower()
    declared = _STATUSES.get(declared, declared)
    if declared and declared not in STATUSES and declared not in event_header.STATUSES:
        message = f"Den Status „{post.text('status')}“ gibt es nicht."
        remedy = choice(declared, (*STATUSES, *_STATUSES, *event_header.STATUSES))
        problems.append(post.problem(source, "status", message, remedy))
    elif date and date > clock.now_compared([date]):
        message = f"Die Meldung erscheint erst am {long_date(date)}."
        remedy = "Keine nötig; bis dahin steht sie unter /entwurf/."
        problems.append(post.problem(source, "date", message, remedy, Level.HINWEIS))
        return {"status": "draft"}
    return {"status": declared} if declared in STATUSES else {}


def imported(post: Header, source: Source) -> Iterator[Problem]:
    """Yield a problem where the day of an import is none."""
    written = post.text("imported")
    if written and parse_date(written) is None:
        remedy = "Den Tag des Umzugs schreiben, etwa `2026-12-01`, oder die Zeile löschen."
        yield post.problem(source, "imported", f"„{written}“ ist kein Datum.", remedy)


def announce(post: Header, source: Source, problems: list[Problem], *, is_news: bool) -> bool:
    """Return whether a post may be announced; one that says nothing may."""
    written = post.text("announce")
    if written and written.lower() not in _YES_OR_NO:
        message = f"`announce: {written}` ist nicht zu verstehen."
        remedy = "`announce: false` schreiben, dann wird die Meldung nicht angekündigt."
        problems.append(post.problem(source, "announce", message, remedy))
    wanted = _YES_OR_NO.get(written.lower(), True)
    if written and wanted and not is_news:
        message = "Angekündigt werden nur Meldungen."
        remedy = "Die Zeile löschen, oder den Text nach content/news/ legen."
        problems.append(post.problem(source, "announce", message, remedy, Level.HINWEIS))
    return wanted
