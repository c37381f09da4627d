"""Lists of the old site: topics below their base, authors, months, events, and their pages.

Where they answer hangs on settings that no export tells. Links of the texts betray them: one to
"/thema/verkehr/" says that "verkehr", a category, lies below "/thema".

https://wordpress.org/documentation/article/customize-permalinks/
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from tools.wordpress.item import Category, Export, Item, Term

NEWS, EVENTS = "/blog.html", "/termine.html"
MAIN_FEED = "/rss.xml"
_BASES = {"category": "category", "post_tag": "tag"}
_EVENT_CATEGORY = "tribe_events_cat"
# The list beside "/event/plenum/", as The Events Calendar and its translation have it.
_PLURALS = {"event": "events", "veranstaltung": "veranstaltungen", "termin": "termine"}
_VIEWS = ("", "/list", "/liste", "/month", "/monat", "/today", "/heute")
_YEAR = re.compile(r"\d{4}")
_LINK = re.compile(r"href=[\"']([^\"'\s]+)")


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


@dataclass(frozen=True)
class Bases:
    """What stands before the slugs of categories and of tags, each in all forms that may be."""

    category: tuple[str, ...]
    tag: tuple[str, ...]
    front: str = ""  # what all addresses of posts begin with

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the bases of a kind of terms."""
        return self.category if kind == "category" else self.tag


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
    by_slug = _all_terms(export)
    counts = Counter((t.kind, t.slug) for item in export.of("post") for t in item.terms)
    for (kind, slug), category in by_slug.items():
        if kind not in _BASES:
            continue
        new = topic_of(Term(kind, slug, category.name)) or NEWS
        below = (one.slug for one in by_slug.values() if one.kind == kind and one.parent == slug)
        posts = counts[kind, slug] + sum(counts[kind, one] for one in below)  # it shows theirs, too
        feed = f"{new.removesuffix('.html')}.xml" if new != NEWS else MAIN_FEED
        name = f"cat={category.number}" if kind == "category" else f"tag={slug}"
        asked = name if category.number or kind != "category" else ""
        for base in bases.of(kind):
            for path in sorted({slug, "/".join(line(category, by_slug))}):
                yield OldList(f"{base}/{path}".lower(), new, posts, feed, asked)
                asked = ""  # once is enough


def _all_terms(export: Export) -> dict[tuple[str, str], Category]:
    """Return all terms, also those that only posts name, as a part of an export does."""
    found = {(c.kind, c.slug): c for c in export.categories}
    for item in export.of("post", "tribe_events"):
        for term in item.terms:
            found.setdefault((term.kind, term.slug), Category(term.kind, term.slug, term.name))
    return found


def line(category: Category, by_slug: Mapping[tuple[str, str], Category]) -> list[str]:
    """Return the slugs from the outermost category to this one; they may not go in a circle."""
    slugs = [category.slug]
    while category.parent and category.parent not in slugs:
        slugs.insert(0, category.parent)
        above = by_slug.get((category.kind, category.parent))
        if above is None:
            break
        category = above
    return slugs


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
    slugs = {c.slug for c in _all_terms(export).values() if c.kind == _EVENT_CATEGORY}
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


def bases_of(
    export: Export, own_path: Callable[[str], str | None], said: Mapping[str, str]
) -> Bases:
    """Return what stands before the slugs of topics: what is `said`, usual, or betrayed by links.

    `own_path` returns the path of an address of the old site. A base that was said is the only one.
    """
    by_slug = _all_terms(export)
    front = _front(export)
    found: dict[str, list[str]] = {
        kind: [f"/{said[kind].strip('/')}".rstrip("/")]
        if kind in said
        else list(dict.fromkeys((f"/{base}", f"{front}/{base}")))
        for kind, base in _BASES.items()
    }
    texts = {item.path.rstrip("/").lower() for item in export.items if item.path}
    lines = {
        kind: {tuple(line(c, by_slug)) for c in by_slug.values() if c.kind == kind}
        for kind in _BASES
    }
    for path in _linked(export, own_path):
        parts = path.strip("/").lower().split("/")
        for kind in [k for k in _BASES if k not in said and path.lower() not in texts]:
            for slugs in lines[kind]:
                base = parts[: -len(slugs)]
                if tuple(parts[-len(slugs) :]) == slugs and not _YEAR.fullmatch("".join(base[:1])):
                    found[kind].append("".join(f"/{part}" for part in base))
    category, tag = (tuple(dict.fromkeys(found[kind])) for kind in _BASES)
    return Bases(category, tag, front)


def _linked(export: Export, own_path: Callable[[str], str | None]) -> Iterator[str]:
    """Yield the paths of the old site that texts and menus link to, each once."""
    menus = (item.meta.get("_menu_item_url", "") for item in export.of("nav_menu_item"))
    bodies = (url for item in export.items for url in _LINK.findall(item.content))
    for url in dict.fromkeys((*bodies, *menus)):
        path = own_path(url)
        if path and path.strip("/"):
            yield re.sub(r"/(?:page/\d+|feed)$", "", unquote(path).rstrip("/"))


def _front(export: Export) -> str:
    """Return what the addresses of most posts begin with before anything of their own."""
    found: Counter[str] = Counter()
    for item in export.of("post"):
        if not item.path or not item.date:
            continue
        own = {item.slug, str(item.number), f"{item.date:%Y}", f"{item.date:%m}", f"{item.date:%d}",
               item.author, *(term.slug for term in item.terms)}  # fmt: skip
        parts = item.path.strip("/").split("/")
        at = next((n for n, part in enumerate(parts) if part.removesuffix(".html") in own), 0)
        found["".join(f"/{part}" for part in parts[:at])] += 1
    return found.most_common(1)[0][0] if found else ""
