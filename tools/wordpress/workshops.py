"""What texts are made with: all that is known of the export, the files and this website."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican.utils import slugify

from plugins.common import clock
from plugins.common.addresses import file_of, own_addresses, published, root_of, split_url
from plugins.embeds import permitted
from plugins.embeds.services import service_of
from tools.wordpress import existing, links, lists, media, permalinks, topics
from tools.wordpress.body import Bodies
from tools.wordpress.formers import all_taken, formers, taken_files
from tools.wordpress.item import Export, Item, Term
from tools.wordpress.targets import Target
from tools.wordpress.texts import Workshop
from tools.wordpress.wanted import Wanted


def workshop(
    found: Export,
    aims: list[Target],
    shelf: existing.Shelf,
    wanted: Wanted,
    settings: dict[str, Any],
) -> Workshop:
    """Return what the texts of an export are made with."""
    slug = partial(
        slugify, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"],
        use_unicode=settings["SLUGIFY_USE_UNICODE"],
    )  # fmt: skip
    shown = [t.item for t in aims if t.is_public and not t.is_ours]
    names = topics.topics(shown, shelf.topics, slug)
    files = {
        name: published(settings["TAG_SAVE_AS"].format(slug=slug(name)))
        for item in shown if item.kind == "post" for name in names.of(item)
    }  # fmt: skip
    topic_of = partial(_topic_of, names, files)
    old = _links(found, aims, topic_of, shelf, wanted, settings)
    attachments = found.of("attachment")
    earlier = [
        path for known in shelf.by_path.values() if known.imported for path in _images(known.text)
    ]
    taken = taken_files(aims, shelf, settings)
    former_by = formers([aim for aim in aims if not aim.is_ours], old, taken)
    return Workshop(
        found, found.by_number, Bodies(found.by_number, _by_parent(attachments)),
        media.media(wanted.media, attachments, old.hosts, earlier), old, names, _permits(settings),
        clock.now(), links.fragments(item.content for item in found.items),
        frozenset(settings["THEME_IDS"]),
        _busy_days(shown), wanted.authors,
        {aim.address: aim.item for aim in aims if aim.is_public and not aim.is_ours},
        former_by, all_taken(former_by, aims, taken),
    )  # fmt: skip


def _by_parent(attachments: list[Item]) -> dict[int, list[Item]]:
    """Return attachments in their order, by the number of the text they were uploaded to."""
    found: dict[int, list[Item]] = {}
    for item in sorted(attachments, key=lambda i: (i.order, i.number)):
        found.setdefault(item.parent, []).append(item)
    return found


def _busy_days(shown: list[Item]) -> frozenset[str]:
    """Return the days with more than one post: there the time decides which is the newer one."""
    news = [item for item in shown if item.kind == "post" and item.date]
    days = Counter(f"{item.date:%Y-%m-%d}" for item in news)
    return frozenset(day for day, count in days.items() if count > 1)


def _topic_of(names: topics.Topics, files: Mapping[str, str], term: Term) -> str:
    return files.get(names.name(term), "")


def _links(
    found: Export,
    aims: list[Target],
    topic_of: Callable[[Term], str],
    shelf: existing.Shelf,
    wanted: Wanted,
    settings: dict[str, Any],
) -> links.Links:
    """Return where old addresses lead, those of lists among them."""
    old = links.links(
        found, aims, root_of(settings["SITEURL"]), own_addresses(settings), clock.now()
    )
    bases = permalinks.bases_of(found, old.own_path, wanted.bases)
    for one in lists.lists(found, bases, topic_of):
        path = one.path.removeprefix(old.root)
        old.lists.setdefault(path, replace(one, path=path))
    for known in shelf.by_path.values():
        if known.header.text("status").lower() in {"draft", "entwurf"}:
            continue  # nobody may be led there
        address = published(file_of(known.path, settings))
        old.standing |= dict.fromkeys((existing.trimmed(address), *known.former), address)
    return old


def _images(text: str) -> list[str]:
    return media.MENTIONED.findall(text)


def _permits(settings: dict[str, Any]) -> Callable[[str], str]:
    allowed, _ = permitted.load(Path(settings["DATA_PATH"], "embeds.yml"))
    return partial(_address_to_embed, allowed)


def _address_to_embed(allowed: permitted.Permitted, url: str) -> str:
    """Return the address of the frame for what WordPress embedded, "" for who may not be."""
    try:
        parts = split_url(url)
        if parts.hostname == "vimeo.com" and parts.path.strip("/").isdecimal():
            parts = split_url(f"https://player.vimeo.com/video/{parts.path.strip('/')}")
        framed = service_of(parts.geturl()).frame(parts).geturl()
    except (KeyError, ValueError, IndexError):
        return ""
    return framed if allowed.allows(framed) else ""
