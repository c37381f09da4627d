"""Where old addresses lead here: texts, files, topics, lists."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import parse_qs, unquote, urljoin

from plugins.body.targets import SCHEMES
from plugins.common.addresses import is_this_machine, parts_of, path_within, split_url
from tools.wordpress.existing import trimmed
from tools.wordpress.item import Export, Item
from tools.wordpress.lists import NEWS, OldList
from tools.wordpress.series import repeated
from tools.wordpress.targets import Target

_LISTS = frozenset({"blog", "news", "aktuelles", "neuigkeiten", "beitraege", "neues"})
_PAGED = re.compile(r"/(?:page|seite)/\d+$|/feed(?:/(?:rss2?|atom|rdf))?$")
_PART = re.compile(r"(?<=.)/\d{1,3}$")  # of a text that was parted
_NUMBERS = ("p", "page_id", "attachment_id")
_HOST = re.compile(r"(?:www\.)?(?:[\w-]+\.)+(?:de|org|net|com|eu|info|io|berlin)(?:/\S*)?", re.I)


@dataclass
class Links:
    """Old addresses of the site, trimmed, and the present ones; `numbers` are those of ?p=123.

    `spelled` are those of texts as they were written; `standing` those that texts have here
    already, whatever the export holds. `uploads` are files by the addresses and numbers of
    the pages that WordPress made for them.

    `hosts` are the names of the old site, `home` the path of its home page, `own` the addresses of
    this site. `root` is the path both sites lie below, "" where they lie below different ones: then
    old addresses are kept whole.
    """

    root: str = ""
    home: str = ""
    hosts: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    lists: dict[str, OldList] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)
    uploads: dict[str | int, str] = field(default_factory=dict)

    def own_path(self, url: str) -> str | None:
        """Return the path of an address of the old site below its root, None for others."""
        parts = parts_of(url)
        if parts is None or parts.scheme not in {"", "http", "https"}:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        if host and host not in self.hosts and path_within(url, self.own) is None:
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
        asked = parse_qs(split_url(url).query)
        if number := _number(asked):
            return self.numbers.get(number, "")
        known = trimmed(path)
        if found := self.texts.get(known) or self.texts.get(_PART.sub("", known)):
            return found
        if found := self._listed(known, asked) or self.standing.get(known):
            return found
        is_home = known in {"", trimmed(self.home)}
        return "/" if is_home and not asked else ""

    def upload_at(self, url: str) -> str:
        """Return the address of the file whose page answered at an address, "" for others."""
        path = self.own_path(url)
        if path is None:
            return ""
        return self.uploads.get(_number(parse_qs(split_url(url).query)) or trimmed(path), "")

    def _listed(self, path: str, asked: Mapping[str, list[str]]) -> str:
        """Return the list of today that stands for one of the old site, "" without."""
        by_number = {one.asked: one for one in self.lists.values() if one.asked} if asked else {}
        keys = (f"{key}={values[0]}" for key, values in asked.items())
        found = next((by_number[key] for key in keys if key in by_number), None)
        found = found or self.lists.get(path) or self.lists.get(_PAGED.sub("", path))
        return found.new if found else ""


def _number(asked: Mapping[str, list[str]]) -> int:
    """Return the number of the entry that is asked for, 0 where none is."""
    numbers = (asked.get(key, [""])[0] for key in _NUMBERS)
    return next((int(one) for one in numbers if one.isdecimal() and len(one) < 15), 0)


def is_followed(url: str) -> bool:
    """Say whether an address is one that a reader of this site may follow."""
    parts = parts_of(url)
    if parts is None or not parts.scheme or parts.scheme.lower() not in SCHEMES:
        return False
    return bool(parts.netloc or parts.path) and not is_this_machine(parts.hostname)


def completed(url: str, base: str) -> str:
    """Return an address as a browser reads it on the old page `base`.

    "www.bund.net" alone, which led to nothing there, is one of the web.
    """
    if _HOST.fullmatch(url):
        return f"https://{url}"
    parts = parts_of(url)
    is_relative = parts and not parts.scheme and not url.startswith(("/", "#"))
    return urljoin(base, url) if is_relative and parts_of(base) else url


def links(
    export: Export, targets: Collection[Target], root: str, own: tuple[str, ...], today: datetime
) -> Links:
    """Return where texts of an export lead; `root` is the path that this site lies below."""
    address = split_url(export.address if "//" in export.address else f"//{export.address}")
    home = address.path.rstrip("/")
    made = Links(home if home == root else "", home, frozenset(_hosts(export)), own)
    by_number: dict[int, Target] = {}
    for target in targets:
        by_number[target.item.number] = target
        if target.item.slug in _LISTS and target.withheld and target.item.path:
            # The page of all posts has no text.
            path = trimmed(target.item.path)
            made.lists[path] = OldList(path, NEWS, len(export.of("post")))
        if target.is_public:
            _text(target, made)
    for item in export.of("attachment"):
        _attachment(item, by_number, made)
    for number, series in repeated(export.items, today).items():
        of = by_number.get(series)
        if of and of.is_public:
            _text(replace(of, item=export.by_number[number]), made)
    return made


def _text(target: Target, made: Links) -> None:
    made.numbers[target.item.number] = target.address
    for url in (target.item.link, target.item.guid):
        path = made.own_path(url)
        if path and trimmed(path) and not split_url(url).query:
            made.texts.setdefault(trimmed(path), target.address)
            made.spelled.setdefault(trimmed(path), path)


def _hosts(export: Export) -> Iterator[str]:
    for url in (export.address, *export.others, *(item.link for item in export.items[:1])):
        try:
            host = split_url(url if "//" in url else f"//{url}").hostname
        except ValueError:
            continue
        if host:
            yield host.removeprefix("www.")


def _attachment(item: Item, targets: Mapping[int, Target], made: Links) -> None:
    """Let the page of a picture lead to the text that it belongs to."""
    parent = targets.get(item.parent)
    address = parent.address if parent and parent.is_public else NEWS
    made.numbers.setdefault(item.number, address)
    file = item.file if parent is None or parent.is_public else ""  # else few could see it
    made.uploads[item.number] = file
    path = trimmed(made.own_path(item.link) or "")
    if path and path not in made.texts and not split_url(item.link).query:
        made.texts[path] = address
        made.uploads[path] = file


def fragments(bodies: Iterable[str]) -> frozenset[str]:
    """Return what stands behind the # of the links in some bodies."""
    found = (part for body in bodies for part in re.findall(r"href=[\"'][^\"'#]*#([^\"']+)", body))
    return frozenset(map(unquote, found))
