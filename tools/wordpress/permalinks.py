"""What stood before the slugs of topics, and before all addresses of posts.

That hangs on settings which no export tells. Links of the texts betray them: one to
"/thema/verkehr/" says that "verkehr", a category, lies below "/thema".

https://wordpress.org/documentation/article/customize-permalinks/
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from tools.wordpress.item import Category, Export

USUAL = {"category": "category", "post_tag": "tag"}
_YEAR = re.compile(r"\d{4}")
_LINK = re.compile(r"href=[\"']([^\"'\s]+)")


@dataclass(frozen=True)
class Bases:
    """What stands before the slugs of categories and of tags, each in all forms that may be."""

    category: tuple[str, ...]
    tag: tuple[str, ...]
    front: str = ""  # what all addresses of posts begin with

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the bases of a kind of terms."""
        return self.category if kind == "category" else self.tag


def bases_of(
    export: Export, own_path: Callable[[str], str | None], stated: Mapping[str, str]
) -> Bases:
    """Return what stands before the slugs of topics: what is `stated`, usual, or betrayed by links.

    `own_path` returns the path of an address of the old site. A base that was said is the only one.
    """
    by_slug = all_terms(export)
    front = _front(export)
    found: dict[str, list[str]] = {
        kind: [f"/{stated[kind].strip('/')}".rstrip("/")]
        if kind in stated
        else list(dict.fromkeys((f"/{base}", f"{front}/{base}")))
        for kind, base in USUAL.items()
    }
    texts = {item.path.rstrip("/").lower() for item in export.items if item.path}
    lines = {
        kind: {tuple(line(c, by_slug)) for c in by_slug.values() if c.kind == kind}
        for kind in USUAL
    }
    for path in _linked(export, own_path):
        parts = path.strip("/").lower().split("/")
        for kind in [k for k in USUAL if k not in stated and path.lower() not in texts]:
            for slugs in lines[kind]:
                base = parts[: -len(slugs)]
                if tuple(parts[-len(slugs) :]) == slugs and not _YEAR.fullmatch("".join(base[:1])):
                    found[kind].append("".join(f"/{part}" for part in base))
    category, tag = (tuple(dict.fromkeys(found[kind])) for kind in USUAL)
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


def all_terms(export: Export) -> dict[tuple[str, str], Category]:
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
