"""Where old addresses lead here: texts, files, topics, lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tools.wordpress.existing import trimmed
from tools.wordpress.item import Category, Export, Item, Term
from tools.wordpress.targets import Target
from tools.wordpress.topics import Topics

NEWS, EVENTS = "/blog.html", "/termine.html"
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo", "webcal", "matrix", "xmpp"})
_LISTS = frozenset({"blog", "news", "aktuelles", "neuigkeiten", "beitraege", "neues"})
_PAGED = re.compile(r"/page/\d+$")
_PARTS = {"category": "category", "post_tag": "tag"}


@dataclass
class Links:
    """Old addresses of the site, trimmed, and the present ones; `numbers` are those of ?p=123.

    `hosts` are the names of the old site, `home` the path of its home page. `root` is the path both
    sites lie below, "" where they lie below different ones: then old addresses are kept whole.
    """

    root: str = ""
    home: str = ""
    hosts: frozenset[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def own_path(self, url: str) -> str | None:
        """Return the path of an address of the old site below its root, None for others."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        if parts.scheme not in {"", "http", "https"} or (host and host not in self.hosts):
            return None
        if not host and not url.startswith("/"):
            return None
        path = unquote(parts.path)
        return path.removeprefix(self.root) or "/" if path.startswith(self.root) else None

    def leads_to(self, url: str) -> str | None:
        """Return where an address of the old site leads now, "" for nowhere, None for others."""
        path = self.own_path(url)
        if path is None:
            return None
        parts = urlsplit(url)
        for key in ("p", "page_id", "attachment_id"):
            number = parse_qs(parts.query).get(key, [""])[0]
            if number.isdecimal() and len(number) < 15:
                return self.numbers.get(int(number), "")
        known = trimmed(path)
        found = (
            self.texts.get(known) or self.lists.get(known) or self.lists.get(_PAGED.sub("", known))
        )
        is_home = known in {"", trimmed(self.home)}
        return "/" if is_home and not parts.query else found or ""


def is_web(url: str) -> bool:
    """Say whether an address is one a reader may follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.path)


def links(
    export: Export,
    targets: Iterable[Target],
    topics: Topics,
    topic_file: Mapping[str, str],
    root: str,
) -> Links:
    """Return where addresses of an export lead; `root` is the path that this site lies below."""
    address = urlsplit(export.address if "//" in export.address else f"//{export.address}")
    home = address.path.rstrip("/")
    made = Links(home if home == root else "", home, frozenset(_hosts(export)))
    by_number: dict[int, Target] = {}
    for target in targets:
        by_number[target.item.number] = target
        if target.item.slug in _LISTS and target.withheld and target.item.path:
            made.lists[trimmed(target.item.path)] = NEWS  # the page of all posts has no text
        if not target.is_public:
            continue
        made.numbers[target.item.number] = target.address
        for url in (target.item.link, target.item.guid):
            path = made.own_path(url)
            if path and trimmed(path) and not urlsplit(url).query:
                made.texts.setdefault(trimmed(path), target.address)
    for item in export.of("attachment"):
        _attachment(item, by_number, made)
    made.lists.update(_lists(export, topics, topic_file))
    return made


def _hosts(export: Export) -> Iterator[str]:
    for url in (export.address, *(item.link for item in export.items[:1])):
        try:
            host = urlsplit(url if "//" in url else f"//{url}").hostname
        except ValueError:
            continue
        if host:
            yield host.removeprefix("www.")


def _attachment(item: Item, targets: Mapping[int, Target], made: Links) -> None:
    """Let the page of a picture lead to the text that it belongs to."""
    parent = targets.get(item.parent)
    address = parent.address if parent and parent.is_public else NEWS
    made.numbers.setdefault(item.number, address)
    path = made.own_path(item.link)
    if path and trimmed(path) and not urlsplit(item.link).query:
        made.texts.setdefault(trimmed(path), address)


def _lists(
    export: Export, topics: Topics, topic_file: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the addresses of lists: categories below their parents, tags, authors, months."""
    by_slug = {(c.kind, c.slug): c for c in export.categories}
    used = {(t.kind, t.slug): t for item in export.of("post") for t in item.terms}
    for (kind, slug), term in used.items():
        by_slug.setdefault((kind, slug), Category(kind, slug, term.name))
    for (kind, slug), category in by_slug.items():
        if kind not in _PARTS:
            continue
        name = topics.name(Term(kind, slug, category.name))
        address = topic_file.get(name, NEWS)
        for path in {slug, "/".join(_line(category, by_slug))}:
            yield f"/{_PARTS[kind]}/{path}".casefold(), address
    for login in export.authors:
        yield f"/author/{login}".casefold(), NEWS
    for item in export.of("post"):
        if item.date and item.path:
            yield f"/{item.date:%Y/%m}", f"/{item.date:%Y}/"
            yield f"/{item.date:%Y/%m/%d}", f"/{item.date:%Y}/"
    if export.of("tribe_events"):
        for path in ("events", "event", "veranstaltungen", "veranstaltung", "termine"):
            yield f"/{path}", EVENTS


def _line(category: Category, by_slug: Mapping[tuple[str, str], Category]) -> list[str]:
    """Return the slugs from the outermost category to this one; they may not go in a circle."""
    line = [category.slug]
    while category.parent and category.parent not in line:
        line.insert(0, category.parent)
        found = by_slug.get((category.kind, category.parent))
        if found is None:
            break
        category = found
    return line
