"""What readers lose by changes that are not public yet: addresses, events, topics."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from plugins.common.addresses import file_of, own_addresses, published
from plugins.common.changes import Former
from plugins.common.committed import DRAFT_STATUSES
from plugins.common.header import Header, parse
from plugins.common.history import identity_of
from plugins.common.local_time import day_of
from plugins.common.moments import parse_date, parse_span
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.source import Source, display_path
from plugins.redirects.former import output_file
from plugins.redirects.renames import Renamed


@dataclass(frozen=True)
class Site:
    """What is there today: the folder of texts, output files that answer, identities, topics.

    `topic_of` tells the output file of a topic by its name. `promised` are output files; that one
    is gone is told by others, unless a rename took it.
    """

    content: str
    answering: Collection[str]
    identities: Collection[str]
    topics: Collection[str]
    topic_of: Callable[[str], str]
    settings: Mapping[str, Any]
    now: datetime
    promised: Collection[str] = ()


def departures(texts: Iterable[Former], site: Site, named: Collection[str] = ()) -> list[Problem]:
    """Return a Hinweis for each text that is gone, and for each topic that ends.

    `named` are output files of which it is said already that they are gone.
    """
    problems: list[Problem] = []
    topics: dict[str, Problem] = {}
    for former, post in _public(texts, site):
        if not former.now:
            problems += _deleted(former, post, site, {*site.promised, *named})
        if _is_news(former, site):
            topics |= {tag: _topic(tag, former, site) for tag in _ended(post, site)}
    return [*problems, *(problem for _, problem in sorted(topics.items()))]


def renames(texts: Iterable[Former], site: Site) -> Iterator[Renamed]:
    """Yield the texts whose rename is in no commit yet; afterwards the history tells of them."""
    for former, post in _public(texts, site):
        if former.now and not former.committed:
            identity, file = identity_of(former.path, post.text("id")), _file(former, post, site)
            yield Renamed(
                display_path(f"{site.content}/{former.now}"),
                former.path,
                identity if _is_entry(former, site) and identity not in site.identities else "",
                file if file not in site.answering else "",
                promised=file in site.promised,
                committed=False,
            )


def _public(texts: Iterable[Former], site: Site) -> Iterator[tuple[Former, Header]]:
    """Yield the texts that readers could see, with their headers."""
    for former in texts:
        post = parse(Source(_path(former, site), former.text))
        if _was_public(former, post, site):
            yield former, post


def _path(former: Former, site: Site) -> str:
    return display_path(f"{site.content}/{former.path}")


def _is_entry(former: Former, site: Site) -> bool:
    """Say whether a text is one of a feed or a calendar, which know it by its identity."""
    folder = PurePosixPath(former.path).parts[0]
    return folder in {*site.settings["NEWS_PATHS"], *site.settings["EVENT_PATHS"]}


def _is_news(former: Former, site: Site) -> bool:
    folder = PurePosixPath(former.path).parts[0]
    return folder in site.settings["NEWS_PATHS"]


def _was_public(former: Former, post: Header, site: Site) -> bool:
    status, date = post.text("status").lower(), parse_date(post.text("date"))
    in_name = parse_date(former.path.rpartition("/")[2][:10])
    appears = (date or in_name) if _is_news(former, site) else None
    return status not in DRAFT_STATUSES and (appears is None or appears <= site.now)


def _deleted(former: Former, post: Header, site: Site, named: Collection[str]) -> Iterator[Problem]:
    files = [_file(former, post, site), *_former_files(post, site)]
    gone = [file for file in files if file not in site.answering and file not in named]
    if not gone:
        return
    addresses = ", ".join(map(published, gone))
    if _is_to_come(post, site.now):
        message = f"Der Termin „{post.text('title')}“ ist gelöscht: {addresses} antwortet mit 404,"
        message += " und aus abonnierten Kalendern verschwindet er ohne ein Wort."
        remedy = "Die Datei wieder anlegen und `status: abgesagt` ergänzen; das sagt es allen."
    else:
        message = f"Die Datei ist gelöscht; {addresses} antwortet mit 404 (nicht gefunden)."
        remedy = "Soll ein anderer Text die Adresse übernehmen, in dessen Kopf"
        remedy += f" `frueher: {addresses}` ergänzen."
    yield Problem(_path(former, site), 1, message, remedy, Level.HINWEIS)


def _ended(post: Header, site: Site) -> Iterator[str]:
    """Yield the topics of news as they were that none bear any more; hidden ones bear none."""
    if post.text("status").lower() in {"hidden", "versteckt"}:
        return iter(())
    files = ((tag, site.topic_of(tag)) for tag in post.texts("tags"))
    return (tag for tag, file in files if file and file not in site.topics)


def _topic(tag: str, former: Former, site: Site) -> Problem:
    file = site.topic_of(tag)
    message = (
        f"Zum Thema „{tag}“ gibt es keinen Text mehr; {published(file)} und sein Feed verschwinden,"
    )
    message += " wer ihn abonniert hat, bekommt nichts mehr."
    remedy = "Nichts tun, wenn das so sein soll; sonst das Thema in einem Text stehen lassen."
    path = display_path(f"{site.content}/{former.now or former.path}")
    return Problem(path, 1, message, remedy, Level.HINWEIS)


def _file(former: Former, post: Header, site: Site) -> str:
    """Return the output file that a text had; a date in its header counts."""
    date, file = parse_date(post.text("date")), file_of(former.path, site.settings)
    if date is None or not _is_news(former, site):
        return file
    slug = PurePosixPath(file).stem
    return str(site.settings["ARTICLE_SAVE_AS"]).format(date=date, slug=slug)


def _former_files(post: Header, site: Site) -> Iterator[str]:
    for url in post.texts("frueher"):
        with suppress(WrongInputError):  # nothing ever answered there
            yield output_file(url, own_addresses(site.settings))


def _is_to_come(post: Header, now: datetime) -> bool:
    """Say whether a text was an event of which one time at least is still to come."""
    try:
        last = post.text("until") or post.text("start")
        return bool(last) and day_of(parse_span(last)[0]) >= now.date()
    except WrongInputError:
        return False
