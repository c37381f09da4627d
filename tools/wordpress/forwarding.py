"""content/data/weiterleitungen.yml: old addresses that belong to no text, and where they lead."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from plugins.common import data
from plugins.common.problem import WrongInputError
from plugins.redirects.former import output_file
from tools.wordpress.existing import trimmed
from tools.wordpress.item import Export
from tools.wordpress.links import NEWS, Links
from tools.wordpress.targets import Target

FILE = Path("content/data/weiterleitungen.yml")
MAIN_FEED = "/rss.xml"
_GUID = re.compile(r"https?://[^\s?#]+/\?p=\d{1,15}")
PER_PAGE = 5  # posts on a page of a list: WordPress shows ten, many sites fewer
MOST_PAGES = 200
_HEAD = """\
# Alte Adressen, die zu keinem Text gehören, und wohin sie führen: eine Zeile für jede.
# Ein Text übernimmt alte Adressen besser in seinem Kopf (`frueher:`).
"""


def rows(export: Export, links: Links, targets: Iterable[Target]) -> list[tuple[str, str]]:
    """Return old and new addresses, sorted; but for those that a text has in its header."""
    targets = list(targets)
    in_headers = {trimmed(t.item.path.removeprefix(links.root)) for t in targets if _has_header(t)}
    found = {path: new for path, new in links.lists.items() if _is_alive(new, targets)}
    for path, new in tuple(found.items()):
        if new != f"/{path[1:5]}/":  # months have no pages anybody links to
            pages = min(MOST_PAGES, -(-_posts(path, export) // PER_PAGE))
            found |= {f"{path}/page/{n}": new for n in range(2, pages + 1)}
    count = len(export.of("post"))
    found |= {f"/page/{n}": NEWS for n in range(2, min(MOST_PAGES, -(-count // PER_PAGE)) + 1)}
    found |= {path: new for path, new in links.texts.items() if path not in in_headers}
    guids = {item.number: item.guid for item in export.of("post")}
    numbers = {_numbered(n, guids.get(n, "")): new for n, new in links.numbers.items()}
    feeds = {f"{path}/feed/": _feed(new) for path, new in links.lists.items() if _has_feed(path)}
    numbers |= {"/feed/": MAIN_FEED, **feeds}
    fit = {f"{p}/": new for p, new in found.items() if new != f"{p}/" and is_fit(f"{p}/")}
    return sorted([*fit.items(), *numbers.items()])


def _numbered(number: int, guid: str) -> str:
    """Return the old address "?p=123", of a post as its feed had it for an id."""
    return guid if _GUID.fullmatch(guid) else f"/?p={number}"


def _has_feed(path: str) -> bool:
    return path.startswith(("/category/", "/tag/", "/author/"))


def _feed(page: str) -> str:
    """Return the feed beside a list of today."""
    return page.removesuffix(".html") + ".xml" if page.startswith("/thema/") else MAIN_FEED


def is_fit(path: str) -> bool:
    """Say whether a page can answer at a path."""
    try:
        output_file(path, ())
    except WrongInputError:
        return False
    return True


def _has_header(target: Target) -> bool:
    return bool(target.is_public and not target.is_ours)


def _is_alive(new: str, targets: Iterable[Target]) -> bool:
    """Say whether a list is there: one of a year needs news of that year."""
    year = new.strip("/")
    if not year.isdecimal():
        return True
    return any(t.is_public and t.address.startswith(f"/{year}/") for t in targets)


def _posts(path: str, export: Export) -> int:
    """Return how many posts a list may have shown."""
    kind, _, rest = path[1:].partition("/")
    if kind == "author":
        return sum(item.author.casefold() == rest for item in export.of("post"))
    counts: Counter[str] = Counter()
    for item in export.of("post"):
        counts.update({t.slug.casefold() for t in item.terms})
    # One that others are below shows theirs, too.
    below = {c.slug for c in export.categories if c.parent and c.parent == rest.rpartition("/")[2]}
    return counts[rest.rpartition("/")[2]] + sum(counts[slug.casefold()] for slug in below)


def written(found: Iterable[tuple[str, str]]) -> tuple[str, int]:
    """Return the file with the rows it lacks at its end, and how many these are."""
    before = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    known = (
        {trimmed_row(row) for row in data.load(FILE)[0].texts("weiterleitungen")}
        if before
        else set()
    )
    new = [f"  - {old} -> {to}" for old, to in found if trimmed_row(old) not in known]
    if not new:
        return before, 0
    head = before.rstrip("\n") if before.strip() else f"{_HEAD}\nweiterleitungen:"
    return "\n".join([head, *map(_quoted, new), ""]), len(new)


def trimmed_row(row: str) -> str:
    """Return the old address of a row, trimmed."""
    return trimmed(row.partition("->")[0].strip())


def _quoted(line: str) -> str:
    """Return a row as YAML reads it as text."""
    row = line.removeprefix("  - ")
    return (
        f'  - "{row}"'
        if any(sign in row for sign in (": ", " #", "[", "{", "?", "&", "*"))
        else line
    )
