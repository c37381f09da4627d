"""Lists of the old site: topics below their base, authors, months, events, and their pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tools.wordpress.item import Export, Item, Term
from tools.wordpress.permalinks import USUAL, Bases, all_terms, line

NEWS, EVENTS = "/blog.html", "/termine.html"
MAIN_FEED = "/rss.xml"
_EVENT_CATEGORY = "tribe_events_cat"
# The list beside "/event/plenum/", as The Events Calendar and its translation have it.
_PLURALS = {"event": "events", "veranstaltung": "veranstaltungen", "termin": "termine"}
_VIEWS = ("", "/list", "/liste", "/month", "/monat", "/today", "/heute")


@dataclass(frozen=True)
class OldList:
    """A list by its old path, without a slash at its end, and where it leads now.

    `posts` is how many it showed, `feed` what its feed leads to, "" where it had none. `asked` is
    how it was asked for without a path: "cat=5".
    """

    path: str
    new: str
    posts: int = 0
    feed: str = ""
    asked: str = ""


def lists(export: Export, bases: Bases, topic_of: Callable[[Term], str]) -> Iterator[OldList]:
    """Yield the old lists; `topic_of` returns the page of the topic that a term became, or "".

    `bases` are those that `bases_of` finds.
    """
    yield from _terms(export, bases, topic_of)
    posts = export.of("post")
    for author in export.authors.values():
        count = sum(item.author == author.login for item in posts)
        asked = f"author={author.number}" if author.number else ""
        path = f"{bases.front}/author/{author.login}".lower()
        yield OldList(path, NEWS, count, MAIN_FEED, asked)
    yield from _months(posts, bases.front)
    if events := export.of("tribe_events"):
        yield from _events(events, export)
    for path in {"", bases.front}:
        yield OldList(path, NEWS, len(posts), MAIN_FEED)


def _terms(export: Export, bases: Bases, topic_of: Callable[[Term], str]) -> Iterator[OldList]:
    by_slug = all_terms(export)
    counts = Counter((t.kind, t.slug) for item in export.of("post") for t in item.terms)
    below: dict[tuple[str, str], list[str]] = {}
    for one in by_slug.values():
        below.setdefault((one.kind, one.parent), []).append(one.slug)
    for (kind, slug), category in by_slug.items():
        if kind not in USUAL:
            continue
        new = topic_of(Term(kind, slug, category.name)) or NEWS
        within = sum(counts[kind, one] for one in below.get((kind, slug), ()))
        posts = counts[kind, slug] + within  # it shows theirs, too
        feed = f"{new.removesuffix('.html')}.xml" if new != NEWS else MAIN_FEED
        name = f"cat={category.number}" if kind == "category" else f"tag={slug}"
        asked = name if category.number or kind != "category" else ""
        for base in bases.of(kind):
            for path in sorted({slug, "/".join(line(category, by_slug))}):
                yield OldList(f"{base}/{path}".lower(), new, posts, feed, asked)
                asked = ""  # once is enough


def _months(posts: Iterable[Item], front: str) -> Iterator[OldList]:
    for item in posts:
        if item.date:
            year = f"/{item.date:%Y}/"
            asked = f"m={item.date:%Y%m}"
            yield OldList(f"{front}/{item.date:%Y/%m}", year, asked=asked)
            yield OldList(f"{front}/{item.date:%Y/%m/%d}", year)
            if front:
                yield OldList(f"{front}/{item.date:%Y}", year)


def _events(events: Iterable[Item], export: Export) -> Iterator[OldList]:
    parents = {item.path.rstrip("/").rpartition("/")[0] for item in events if item.path}
    slugs = {c.slug for c in all_terms(export).values() if c.kind == _EVENT_CATEGORY}
    for parent in sorted(parents | {"/events"}):
        above, _, name = parent.rpartition("/")
        base = f"{above}/{_PLURALS.get(name, name)}".lower()
        for path in {parent.lower(), *(f"{base}{view}" for view in _VIEWS)} - {""}:
            yield OldList(path, EVENTS)
        for slug in slugs:
            yield from (
                OldList(f"{base}/{word}/{slug}", EVENTS) for word in ("category", "kategorie")
            )
    for item in export.of("tribe_venue", "tribe_organizer"):
        if item.path.strip("/"):
            yield OldList(item.path.rstrip("/").lower(), EVENTS)
