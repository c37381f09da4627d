"""Which addresses answer no more, asked of Pelican's texts when all addresses are known."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Tag

from plugins.common import clock
from plugins.common.addresses import file_of, published
from plugins.common.build import build_of
from plugins.common.changes import former_texts
from plugins.common.data import Text
from plugins.common.history import identity_of
from plugins.common.problem import Problem
from plugins.redirects import promised
from plugins.redirects.departures import Site, departures, renames
from plugins.redirects.renames import Renamed


def gone(
    settings: dict[str, Any], file: str, promises: list[Text], contents: list[Content]
) -> list[Problem]:
    """Return a problem for each address that answers no more: one, whatever it was promised."""
    broken = list(promised.broken(promises, build_of(settings).find_address))
    changed = former_texts(Path(settings["PATH"])) if settings.get("CHECK_ONLY") else []
    site = _site(settings, promises, contents)
    renamed = [*_renamed(settings, broken, contents), *renames(changed, site)]
    known = {one.file for one in renamed}
    answering = _by_folded_case(contents)
    return [
        *chain.from_iterable(one.problems() for one in renamed),
        *(
            promised.fault(file, path, answering.get(path.casefold(), ""))
            for path in broken
            if known.isdisjoint(promised.files([path]))
        ),
        *departures(changed, site, known),
    ]


def _renamed(
    settings: dict[str, Any], broken: list[Text], contents: list[Content]
) -> Iterator[Renamed]:
    """Yield the texts that a commit renamed after they were public."""
    find, gone = build_of(settings).find_address, promised.files(broken)
    for content in contents:
        if content.renamed_from:
            file = file_of(content.renamed_from, settings)
            yield Renamed(
                content.source.path,
                content.renamed_from,
                _given_up(content),
                file if find(published(file)) is None else "",
                promised=file in gone,
            )


def _given_up(content: Content) -> str:
    """Return the identity that feeds and calendars know a renamed text by, "" if it has it."""
    if not isinstance(content, Article) or content.declared_id or content.status == "draft":
        return ""
    former = identity_of(content.renamed_from)
    return former if former != content.identity else ""


def _by_folded_case(contents: list[Content]) -> dict[str, str]:
    paths = (published(content.save_as) for content in contents)
    return {path.casefold(): path for path in paths}


def _site(settings: dict[str, Any], promises: list[Text], contents: list[Content]) -> Site:
    shown = [content for content in contents if content.status != "draft"]
    return Site(
        content=settings["PATH"],
        answering={file for c in shown for file in (c.save_as, *c.former)},
        identities={content.identity for content in contents},
        topics={tag.save_as for c in shown if c.status == "published" for tag in _tags(c)},
        topic_of=partial(_topic_file, settings),
        settings=settings,
        now=clock.now_compared(),
        promised=promised.files(promises),
    )


def _tags(content: Content) -> Iterable[Tag]:
    return getattr(content, "tags", ()) if getattr(content, "is_news", False) else ()


def _topic_file(settings: dict[str, Any], name: str) -> str:
    tag = Tag(name, settings)
    return str(tag.save_as) if tag.slug else ""
