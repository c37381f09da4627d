"""A WordPress export (WXR 1.0 to 1.2), read into plain values.

https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php writes it.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from tools.wordpress.item import Author, Category, Export, Item, Term
from tools.wordpress.refusing import refuse
from tools.wordpress.stream import BrokenError, Element, Name, children

_CONTENT = ("http://purl.org/rss/1.0/modules/content/", "encoded")
_CREATOR = ("http://purl.org/dc/elements/1.1/", "creator")
_WXR = re.compile(r"https?://wordpress\.org/export/1\.[0-2]/")
_EXCERPT = re.compile(r"https?://wordpress\.org/export/1\.[0-2]/excerpt/")
_DATE = "%Y-%m-%d %H:%M:%S"
YEARS = range(1900, 2100)  # that a text or an event may be of
MOST_TEXT = 120_000_000  # characters of all entries together
# What the parts of a category, tag or other term are called; the kind of others stands within.
_TERMS = {
    "category": ("category", "category_nicename", "cat_name", "category_parent"),
    "tag": ("post_tag", "tag_slug", "tag_name", ""),
    "term": ("", "term_slug", "term_name", "term_parent"),
}
_REMEDY = "In WordPress unter Werkzeuge → Daten exportieren „Alle Inhalte“ wählen."
_NO_EXPORT = "{} ist kein Export von WordPress."


def read(path: Path) -> Export:
    """Return what a file holds, as far as it reaches; SystemExit where it is no export at all."""
    reader = _Reader()
    try:
        for element in children(path, _is_of_use):
            reader.take(element)
    except BrokenError as error:
        reader.export.broken = str(error)
    except OSError as error:
        refuse(f"{path} lässt sich nicht lesen ({error.strerror}).", "Den Namen prüfen.")
    if not reader.is_wxr:
        refuse(_NO_EXPORT.format(path.name), _REMEDY)
    return reader.export


def _is_of_use(name: Name) -> bool:
    """Say whether an element is of use: nothing of commenters comes into memory."""
    return name[1] not in {"comment", "termmeta", "commentmeta"}


class _Reader:
    def __init__(self) -> None:
        self.export = Export()
        self.is_wxr = False
        self._known: set[int] = set()
        self._length = 0

    def take(self, element: Element) -> None:
        """Take a child of <channel> into the export."""
        namespace, local = element.name
        if _WXR.fullmatch(namespace):
            self.is_wxr = True
            self._fact(local, element)
        elif not namespace and local == "item":
            self._item(element)
        elif not namespace and local in {"title", "description", "link"}:
            name = {"title": "title", "description": "tagline", "link": "address"}[local]
            setattr(self.export, name, element.text)

    def _fact(self, local: str, element: Element) -> None:
        facts = _by_name(element)
        if local == "author":
            login = facts.get("author_login", "")
            name = facts.get("author_display_name", "") or login
            self.export.authors[login] = Author(login, name, _number(facts.get("author_id", "")))
        elif local in _TERMS:
            self.export.categories.append(_category(facts, *_TERMS[local]))
        elif local == "base_blog_url" and element.text:
            self.export.address = element.text
        elif local == "base_site_url" and element.text:
            self.export.others.append(element.text)

    def _item(self, element: Element) -> None:
        item = _item(element)
        self.is_wxr = self.is_wxr or bool(item.number)
        if not item.number or not item.kind:
            return
        if item.number in self._known:
            self.export.doubled.append(item.number)
            return
        self._length += len(item.content) + sum(map(len, item.meta.values()))
        if self._length > MOST_TEXT:
            raise BrokenError("alle Texte zusammen sind zu groß")
        self._known.add(item.number)
        self.export.items.append(item)


def _category(facts: Mapping[str, str], kind: str, slug: str, name: str, parent: str) -> Category:
    nice = unquote(facts.get(slug, ""))
    above = unquote(facts.get(parent, ""))
    return Category(
        kind or facts.get("term_taxonomy", ""), nice, facts.get(name, "") or nice, above,
        _number(facts.get("term_id", "")),
    )  # fmt: skip


def _by_name(element: Element) -> dict[str, str]:
    """Return the texts of the children that are WordPress's own, by their local names."""
    found: dict[str, str] = {}
    for child in element.children:
        if _WXR.fullmatch(child.name[0]):
            found.setdefault(child.name[1], child.text)
    return found


def _item(element: Element) -> Item:
    facts = _by_name(element)
    excerpt = next((c.text for c in element.children if _EXCERPT.fullmatch(c.name[0])), "")
    return Item(
        number=_number(facts.get("post_id", "")),
        kind=facts.get("post_type", ""),
        title=element.child(("", "title")),
        link=element.child(("", "link")),
        guid=element.child(("", "guid")),
        slug=unquote(facts.get("post_name", "")),
        status=facts.get("status", "") or "publish",
        parent=_number(facts.get("post_parent", "")),
        author=element.child(_CREATOR),
        content=element.child(_CONTENT),
        excerpt=excerpt,
        date=_date(facts.get("post_date", "")),
        modified=_date(facts.get("post_modified", "")),
        has_password=bool(facts.get("post_password")),
        is_sticky=facts.get("is_sticky") == "1",
        terms=tuple(_terms(element)),
        meta=_meta(element),
        file=facts.get("attachment_url", ""),
        comments=sum(_is_comment(child) for child in element.children),
        order=_number(facts.get("menu_order", "")),
    )


def _is_comment(child: Element) -> bool:
    return child.name[1] == "comment" and _WXR.fullmatch(child.name[0]) is not None


def _terms(element: Element) -> list[Term]:
    """Return the categories and tags; WXR 1.0 names each twice, once without a slug."""
    found = (
        Term(one.attributes.get("domain", ""), unquote(one.attributes["nicename"]), one.text)
        for one in element.all(("", "category"))
        if one.attributes.get("nicename") and one.text
    )
    kinds = {"tag": "post_tag"}
    return list(dict.fromkeys(Term(kinds.get(t.kind, t.kind), t.slug, t.name) for t in found))


def _meta(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element.children:
        if child.name[1] == "postmeta" and _WXR.fullmatch(child.name[0]):
            facts = _by_name(child)
            if key := facts.get("meta_key"):
                found.setdefault(key, facts.get("meta_value", ""))
    return found


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,18}", text) else 0


def _date(text: str) -> datetime | None:
    """Return a date that an address can hold; WordPress writes zeros where there is none."""
    with suppress(ValueError):
        found = datetime.strptime(text, _DATE)
        return found if found.year in YEARS else None
    return None
