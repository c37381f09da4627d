"""Who leads to a text, and which pictures only one text names: what goes when a text does.

Written into a file of its own, which the editor asks for when a text is renamed or deleted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from plugins.common.addresses import published, root_of
from plugins.common.local_time import day_of
from plugins.common.source import display_path

_HREF = re.compile(r'\shref="([^"#?]*)')
_BETWEEN = re.compile(r"[\s()<>{}\[\]|\"'`,;]+")
_ENDING = re.compile(r"\.[A-Za-z]\w{1,8}")
_LONGEST = 240  # characters of a name
_DATA = ("*.yml", "*.yaml")


def mentions(contents: list[Any], settings: Mapping[str, Any], pictures: Iterable[str]) -> Any:
    """Return what the editor is told, as JSON can hold it.

    `linked` leads from the path of a text to the files that lead there, `named` to those that say
    its file's name, `alone` to the pictures that no other file names, `last` to the last day of its
    event.
    `pictures` are paths below content/.
    """
    data = dict(_data_files(Path(settings["DATA_PATH"])))
    paths = [f"{display_path(settings['PATH'])}/{picture}" for picture in pictures]
    names = {path: _names(text) for path, text in _texts(contents, data).items()}
    return {
        "linked": _linked(contents, data, root_of(settings["SITEURL"])),
        "named": _named([content.source.path for content in contents], names),
        "alone": _alone(paths, names, data),
        "last": {c.source.path: _last(c.event) for c in contents if getattr(c, "event", None)},
    }  # fmt: skip


def _linked(contents: list[Any], data: Mapping[str, str], root: str) -> dict[str, list[str]]:
    owners = {published(content.save_as): content.source.path for content in contents}
    found: dict[str, set[str]] = defaultdict(set)
    for content in contents:
        for url in _HREF.findall(content.content):
            owner = owners.get(unquote(unescape(url)).removeprefix(root))
            if owner and owner != content.source.path:
                found[owner].add(content.source.path)
    for path, text in data.items():
        for word in _BETWEEN.split(text):
            answering = ("/" + word.lstrip("/"), f"/{word.lstrip('/')}.html")
            if owner := next(filter(None, map(owners.get, answering[: 1 + ("/" in word)])), None):
                found[owner].add(path)
    return {path: sorted(where) for path, where in sorted(found.items())}


def _named(paths: Iterable[str], names: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Return for each path the other files that name its last part."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for where, said in names.items():
        for name in said:
            by_name[name].append(where)
    found = ((path, by_name[PurePosixPath(path).name.casefold()]) for path in sorted(paths))
    others = ((path, sorted({*where} - {path})) for path, where in found)
    return {path: where for path, where in others if where}


def _alone(
    pictures: Iterable[str], names: Mapping[str, set[str]], data: Mapping[str, str]
) -> dict[str, list[str]]:
    alone: dict[str, list[str]] = defaultdict(list)
    for picture, where in _named(pictures, names).items():
        if len(where) == 1 and where[0] not in data:
            alone[where[0]].append(picture)
    return alone


def _texts(contents: list[Any], data: Mapping[str, str]) -> dict[str, str]:
    return {**{content.source.path: content.source.text for content in contents}, **data}


def _names(text: str) -> set[str]:
    """Return the last part of everything in a text that may be an address, in small letters."""
    # To begin at the dots takes a fifth of the time that all words take.
    ends = (
        (text[max(0, end.start() - _LONGEST) : end.start()], end[0])
        for end in _ENDING.finditer(text)
    )
    names = (unquote(_BETWEEN.split(before)[-1] + ending) for before, ending in ends)
    return {name.rpartition("/")[2].casefold() for name in names}


def _data_files(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in _DATA:
        for path in sorted(folder.rglob(pattern)):
            yield display_path(path), path.read_text(encoding="utf-8", errors="replace")


def _last(event: Any) -> str:
    """Return the last day on which an event takes place."""
    until = [event.repeat.until] if event.repeat else []
    moments = [event.first.end or event.first.start, *until, *(new for _, new in event.moved)]
    return max(map(day_of, moments)).isoformat()
