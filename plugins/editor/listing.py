"""What the editor is told of the site: one file, made of the code's own lists."""

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from plugins.common import event_header, header_words, tracking
from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.picture_files import PublishedPicture
from plugins.common.source import display_path
from plugins.editor import words
from plugins.editor.instructions import offered
from plugins.editor.place import Place

_LISTS = ("articles", "hidden_articles", "drafts", "pages", "hidden_pages", "draft_pages")


def listing(
    place: Place, settings: Mapping[str, Any], context: Mapping[str, Any], directives: Iterable[str]
) -> dict[str, Any]:
    """Return all that the editor is told, as JSON can hold it.

    `context` holds the texts of a build as Pelican tells them to templates.
    """
    content = display_path(settings["PATH"])
    contents = all_texts(context)
    tags = {tag.name for content in contents for tag in getattr(content, "tags", ())}
    return {
        **asdict(place),
        "commit": commit_of(Path(settings["PATH"])),
        "folders": _folders(content, settings),
        "addresses": addresses(settings),
        "fixed": _fixed(content, settings),
        "images": f"{content}/{settings['PICTURE_PATHS'][0]}",
        "words": {key: _told(word) for key, word in words.WORDS.items()},
        "meanings": {word: key for word, key in header_words.WORDS.items() if word != key},
        "statuses": {word: key for word, key in event_header.STATUSES.items() if word != key},
        "forms": {kind: list(keys) for kind, keys in words.FORMS.items()},
        "further": {kind: words.further(kind) for kind in words.FORMS},
        "topics": sorted(tags, key=str.casefold),
        "directives": offered(directives),
        "tracking": {"names": tracking.NAMES, "redirects": tracking.REDIRECTS},
        "texts": sorted(map(_text, contents)),
    }


def listing_of_pictures(
    pictures: Iterable[PublishedPicture], commit: str, context: Mapping[str, Any]
) -> dict[str, Any]:
    """Return all pictures: file, address, that of a small copy, words, and the texts that show it.

    Those of the newest texts come first, those that none shows last. The words are
    those of the newest text that has any.
    """
    shown: dict[str, dict[str, str]] = {}
    for content in sorted(all_texts(context), key=_day, reverse=True):
        for name, alt, _ in (*content.notes.photos, *content.notes.drawings):
            texts = shown.setdefault(name, {})
            texts[content.source.path] = texts.get(content.source.path) or alt
    newest = {address: rank for rank, address in enumerate(shown)}
    ordered = sorted(pictures, key=lambda one: newest.get(one.address, len(newest)))
    rows = [_picture(one, shown.get(one.address, {})) for one in ordered]
    return {"commit": commit, "pictures": rows}


def _picture(picture: PublishedPicture, words: Mapping[str, str]) -> list[Any]:
    alt = next(filter(None, words.values()), "")
    return [picture.path, picture.address, picture.small, alt, sorted(words)]


def all_texts(context: Mapping[str, Any]) -> list[Any]:
    """Return the articles and pages of a build, drafts and hidden ones included."""
    return list(chain.from_iterable(context[name] for name in _LISTS))


def as_json(said: Mapping[str, Any]) -> bytes:
    """Return it as a file, which is the same for the same facts."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def commit_of(folder: Path) -> str:
    """Return the commit that a folder is at, "" outside git."""
    command = ["git", "rev-parse", "HEAD"]
    try:
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError:
        return ""  # no git
    return said.stdout.strip() if said.returncode == 0 else ""


def _folders(content: str, settings: Mapping[str, Any]) -> dict[str, str]:
    paths = {"news": "NEWS_PATHS", "events": "EVENT_PATHS", "pages": "TEXT_PATHS"}
    return {kind: f"{content}/{settings[name][0]}" for kind, name in paths.items()}


class _Day:
    """Stands for the day in a pattern: "{date:%Y}" becomes "{year}"."""

    def __format__(self, form: str) -> str:
        parts = {"%Y": "{year}", "%m": "{month}", "%d": "{day}"}
        return re.sub("%[Ymd]", lambda part: parts[part[0]], form)


def addresses(settings: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the patterns of output files, of what is public and of drafts."""
    names = {
        "news": ("ARTICLE", "DRAFT"),
        "events": ("EVENT", "DRAFT_PAGE"),
        "pages": ("PAGE", "DRAFT_PAGE"),
    }
    parts = {"date": _Day(), "slug": "{slug}"}
    return {
        kind: [settings[f"{name}_SAVE_AS"].format(**parts) for name in pair]
        for kind, pair in names.items()
    }


def _fixed(content: str, settings: Mapping[str, Any]) -> list[str]:
    """Return the texts that the settings know by their names."""
    names = settings["EXTRA_PATH_METADATA"]
    return sorted(f"{content}/{name}" for name in names if name.endswith(MARKDOWN_SUFFIXES))


def _told(word: words.Word) -> dict[str, Any]:
    said = {"help": word.help, "choices": [list(choice) for choice in word.choices]}
    more = {key: value for key, value in said.items() if value}
    return {"label": word.label, "kind": word.kind.value, **more}


def _text(content: Any) -> list[Any]:
    """Return path, title, day ("" for a page), output file and, of a draft, true."""
    told = [content.source.path, content.title, _day(content), content.save_as]
    return [*told, True] if content.status == "draft" else told


def _day(content: Any) -> str:
    is_page = type(content).__name__ == "Page"
    return "" if is_page else str(content.date.date().isoformat())
