"""Old addresses that belong to no text, and where they lead."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from tools.wordpress import series
from tools.wordpress.events import EVENT
from tools.wordpress.item import Export
from tools.wordpress.links import Links
from tools.wordpress.lists import OldList
from tools.wordpress.redirect_list import answering
from tools.wordpress.targets import Target

_GUID = re.compile(r"https?://[^\s?#]+/\?p=(\d{1,15})")
_ID = re.compile(r"\S{1,500}")
PER_PAGE = 5  # posts on a page of a list: WordPress shows ten, many sites fewer
MOST_PAGES = 200
_MOST_PARTS = 50  # of one text
_FEEDS = ("/feed/", "/feed/rss2/", "/feed/rss/")


def rows(
    export: Export,
    links: Links,
    targets: Collection[Target],
    documents: Mapping[str, str],
    today: datetime,
    taken: Collection[str],
) -> list[tuple[str, str]]:
    """Return old and new addresses, sorted, each answered by a file of its own.

    `documents` are old paths of PDFs and their paths here, `taken` the files that texts have
    themselves, in their headers as well.
    """
    found = [
        *_numbers(export, links),
        *((_spelled(path, links), new) for path, new in links.texts.items()),
        *_parts(targets, links),
        *_times(targets, links, today),
        *(row for one in links.lists.values() for row in _list(one, targets)),
        *documents.items(),
    ]
    fit: dict[str, tuple[str, str]] = {}
    for old, new in found:
        if (key := answering(old, new)) and key not in taken:
            fit.setdefault(key, (old, new))
    return sorted(fit.values())


def _spelled(path: str, links: Links) -> str:
    """Return an old path as it was written, with the slash of a folder."""
    found = links.spelled.get(path, path)
    return found if found.endswith((".html", ".htm", "/")) else f"{found}/"


def _numbers(export: Export, links: Links) -> Iterator[tuple[str, str]]:
    """Yield "?p=123", of a post as its feed had it for an id; and ids that are no such number."""
    guids = {item.number: item.guid for item in export.of("post")}
    for number, new in links.numbers.items():
        guid = guids.get(number, "")
        found = _GUID.fullmatch(guid)
        if found and int(found[1]) == number:
            yield guid, new
            continue
        yield f"/?p={number}", new
        if _ID.fullmatch(guid):
            yield f"id:{guid}", new


def _times(targets: Iterable[Target], links: Links, today: datetime) -> Iterator[tuple[str, str]]:
    """Yield the pages of each time of a series."""
    for target in targets:
        path = links.own_path(target.item.link) if target.is_public and target.item.path else ""
        if path and target.item.kind == EVENT:
            days = series.times(target.item, today)
            yield from ((f"{path.rstrip('/')}/{day}/", target.address) for day in days)


def _parts(targets: Iterable[Target], links: Links) -> Iterator[tuple[str, str]]:
    """Yield the further pages of texts that were parted."""
    for target in targets:
        path = links.own_path(target.item.link) if target.is_public and target.item.path else ""
        count = target.item.content.count("<!--nextpage-->")
        if path and path.strip("/"):
            yield from (
                (f"{path.rstrip('/')}/{n + 2}/", target.address) for n in range(min(count, 50))
            )


def _list(one: OldList, targets: Collection[Target]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a list, of its pages, and of its feed."""
    if not _is_alive(one.new, targets):
        return
    path = one.path
    if path:
        yield f"{path}/", one.new
    pages = min(MOST_PAGES, -(-one.posts // PER_PAGE))
    yield from ((f"{path}/page/{number}/", one.new) for number in range(2, pages + 1))
    if one.feed:
        yield from ((f"{path}{feed}", one.feed) for feed in _FEEDS)
    if one.asked:
        yield f"/?{one.asked}", one.new


def _is_alive(new: str, targets: Collection[Target]) -> bool:
    """Say whether a list is there: one of a year needs news of that year."""
    if not new.strip("/").isdecimal():
        return True
    return any(t.is_public and t.address.startswith(new) for t in targets)
