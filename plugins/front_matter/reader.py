"""The Pelican side: a reader that takes a Markdown file apart: metadata and body."""

from collections.abc import MutableMapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader
from pelican.utils import slugify

from plugins.common import clock
from plugins.common.build import build_of
from plugins.common.event_header import Stated
from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.header import Header, parse
from plugins.common.moments import parse_date
from plugins.common.problem import Problem
from plugins.common.source import Source, display_path
from plugins.common.unexpected import reported
from plugins.front_matter import faults
from plugins.front_matter.file_name import FileName, name_problems, parse_name
from plugins.front_matter.text import read_text


class FrontMatterReader(BaseReader):
    """Reads posts; what is wrong goes to the build's list of problems, nothing raises.

    Metadata are plain text (templates escape them); `source` goes along for later messages.
    Not Pelican's MarkdownReader: that one lets Markdown take "Beginn: 19 Uhr" for a header.
    """

    file_extensions = tuple(suffix.removeprefix(".") for suffix in MARKDOWN_SUFFIXES)

    def __init__(self, settings: MutableMapping[str, Any]) -> None:
        super().__init__(settings)
        # One of each for all posts: to make the slug of a name takes longer than to read a header.
        self._tags: dict[str, Tag | None] = {}
        self._categories: dict[str, Category] = {}
        self._author = Author(settings["AUTHOR"], settings)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the metadata of one file; its body is in `source`, still Markdown."""
        shown = display_path(source_path)
        with reported(build_of(self.settings).problems, shown):
            return self._read(source_path, shown)
        return "", self._harmless(source_path, shown)

    def _harmless(self, source_path: str, shown: str) -> dict[str, Any]:
        """Return what lets a build go on without a file that was told already."""
        slug = Path(source_path).stem
        texts = dict.fromkeys(("description", "summary", "declared_id", "thumbnail_file"), "")
        return {
            **texts, "source": Source(shown, ""), "title": slug, "slug": slug,
            "status": "hidden", "date": datetime(1970, 1, 1, tzinfo=clock.BERLIN),
            "formerly": [], "written_by": [], "announce": False, "is_imported": False,
            "author": self._author,
            "stated": Stated(shown, complete=False),
            "category": Category("x", self.settings),
        }  # fmt: skip

    def _read(self, source_path: str, shown: str) -> tuple[str, dict[str, Any]]:
        path = Path(source_path)
        folder = path.relative_to(self.settings["PATH"]).parts[0]
        is_event = folder in self.settings["EVENT_PATHS"]
        is_news = folder in self.settings["NEWS_PATHS"]
        name = parse_name(path, dated=is_news)
        problems = build_of(self.settings).problems
        source, post = _parsed(path, shown, problems)
        # Whoever gives the file a day gives it the better name as well.
        if post.problems or not (is_news and faults.lacks_day(name, post)):
            problems += name_problems(path, shown)
        # A header that could not be read lacks what it says only seemingly.
        if not post.problems:
            problems += faults.missing(name, post, source, is_news=is_news)
        problems += faults.imported(post, source)
        problems += faults.tags(post, source, lambda name: self._tag(name) is not None)
        metadata = self._metadata(name, post, source, problems)
        metadata["announce"] = faults.announce(post, source, problems, is_news=is_news)
        if is_news:
            metadata.setdefault("date", name.date or clock.now())
        if (changed := metadata.get("modified")) and parse_date(post.text("modified")):
            problems += faults.modified(changed, metadata.get("date"), post, source)
        # An event that is not news is there at once, whatever its date.
        appears = None if is_event else metadata.get("date")
        metadata |= faults.status(post, appears, source, problems)
        if is_event:
            metadata |= self._place_of_event(name, metadata)
        elif is_news:
            metadata |= self._place_of_news(metadata)
        # Pelican 4.12 asks every draft for a category, although we publish none.
        metadata["category"] = self._categories.setdefault(folder, Category(folder, self.settings))
        metadata["author"] = self._author
        return "", metadata

    def _place_of_event(self, name: FileName, metadata: dict[str, Any]) -> dict[str, Any]:
        """Return address and a date; plugins.events knows the day and replaces the latter."""
        folder = "DRAFT_PAGE" if metadata.get("status") == "draft" else "EVENT"
        path = self.settings[f"{folder}_SAVE_AS"].format(slug=name.slug)
        return {"save_as": path, "url": path, "date": datetime(1970, 1, 1, tzinfo=clock.BERLIN)}

    def _place_of_news(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """Return the address, which Pelican would make of the same anew at each mention."""
        kind = "DRAFT" if metadata.get("status") == "draft" else "ARTICLE"
        parts = {"date": metadata["date"], "slug": metadata["slug"]}
        return {
            "save_as": self.settings[f"{kind}_SAVE_AS"].format(**parts),
            "url": self.settings[f"{kind}_URL"].format(**parts),
        }

    def _metadata(
        self, name: FileName, post: Header, source: Source, problems: list[Problem]
    ) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "source": source,
            "title": post.text("title") or name.slug,
            "slug": name.slug,
            "description": post.text("description"),
            "summary": post.text("description"),  # plugins.body fills in what is empty
            "declared_id": post.text("id"),
            "formerly": [url for text in post.texts("frueher") for url in text.split()],
            "written_by": post.texts("authors"),  # none named: the campaign
            "thumbnail_file": post.text("thumbnail"),
            "is_imported": bool(post.text("imported")),
            "stated": post.of_an_event(source),
        }
        if tags := list(filter(None, map(self._tag, post.texts("tags")))):
            metadata["tags"] = tags
        for key in ("date", "modified"):
            if value := post.text(key):
                date = parse_date(value)
                metadata[key] = date or clock.now()
                if date is None:
                    problems.append(faults.no_date(key, post, source))
        return metadata

    def _tag(self, name: str) -> Tag | None:
        """Return the tag of this name, None where it cannot have an address."""
        if name not in self._tags:
            self._tags[name] = Tag(name, self.settings) if self._slug(name) else None
        return self._tags[name]

    def _slug(self, tag: str) -> str:
        """Return a tag's part of an address as Pelican makes it, "" where it cannot have one."""
        slug = slugify(
            tag,
            regex_subs=self.settings["SLUG_REGEX_SUBSTITUTIONS"],
            use_unicode=self.settings["SLUGIFY_USE_UNICODE"],
        )
        return str(slug) if len(slug) <= faults.LONGEST_TAG else ""


def _parsed(path: Path, shown: str, problems: list[Problem]) -> tuple[Source, Header]:
    """Return a file and its header; what is wrong with how either is written is a problem."""
    text, found = read_text(path, shown)
    post = parse(Source(shown, text))
    problems += [*found, *post.problems]
    return Source(shown, text, begin=post.begin, lines=post.lines), post
