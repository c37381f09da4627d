"""The Pelican side: a reader that turns a Markdown file into metadata and HTML."""

import unicodedata
from collections.abc import Iterator, MutableMapping
from datetime import datetime
from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican.contents import Category, Tag
from pelican.readers import BaseReader

from plugins.common import clock
from plugins.common.problem import Problem, problems_of
from plugins.common.source import Source, display_path
from plugins.front_matter.file_name import FileName, name_problems, parse_name
from plugins.front_matter.header import STATUSES, Post, parse


class FrontMatterReader(BaseReader):
    """Reads posts; what is wrong goes to the build's list of problems, nothing raises.

    Metadata are plain text (templates escape them); `source` goes along for later messages.
    Not Pelican's MarkdownReader: that one lets Markdown take "Beginn: 19 Uhr" for a header.
    """

    file_extensions = ("md", "markdown", "mkd", "mdown")

    def __init__(self, settings: MutableMapping[str, Any]) -> None:
        super().__init__(settings)
        self._markdown = Markdown(**settings["MARKDOWN"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML and the metadata of one file."""
        path = Path(source_path)
        shown = display_path(path)
        text, problems = _read_text(path, shown)
        source = Source(shown, text)
        post = parse(source)
        name = parse_name(path)
        problems += [
            *name_problems(path, shown),
            *post.problems,
            *_missing(path, name, post, source),
        ]
        metadata = self._metadata(path, name, post, source, problems)
        problems_of(self.settings).extend(problems)
        return self._markdown.reset().convert(post.body), metadata

    def _metadata(
        self, path: Path, name: FileName, post: Post, source: Source, problems: list[Problem]
    ) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "source": source,
            "title": post.text("title") or name.slug,
            "slug": name.slug,
            "description": post.text("description"),
            "summary": post.text("description"),  # plugins.body fills in what is empty
            "declared_id": post.text("id"),
            # Pelican 4.12 asks every draft for a category, although we publish none.
            "category": Category(path.parent.name, self.settings),
        }
        if tags := list(filter(_has_letters, post.texts("tags"))):
            metadata["tags"] = [Tag(tag, self.settings) for tag in tags]
        if value := post.text("modified"):
            metadata["modified"] = _date(value, "modified", source, problems)
        if value := post.text("date"):
            metadata["date"] = _date(value, "date", source, problems)
        elif path.parent.name == "news":
            metadata["date"] = name.date or clock.now()
        if status := _status(post.text("status"), metadata.get("date")):
            metadata["status"] = status
        return metadata


def _read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """Return the text (NFC, Unix line ends); of a file not in UTF-8 what can be read."""
    raw = path.read_bytes()
    problems = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Die Datei im Editor neu sichern und dabei UTF-8 wählen (nicht Windows-1252)."
        text = raw.decode("cp1252", errors="replace")
        problems = [Problem(shown, line, "Die Datei ist nicht in UTF-8 gespeichert.", remedy)]
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def _missing(path: Path, name: FileName, post: Post, source: Source) -> Iterator[Problem]:
    if not post.text("title"):
        yield Problem(source.path, 1, "Der Titel fehlt.", "Im Kopf `title: …` ergänzen.")
    if path.parent.name == "news" and not (post.text("date") or name.date):
        yield Problem(
            source.path,
            1,
            "Die Meldung hat kein gültiges Datum.",
            "Die Datei wie 2026-12-01-name.md nennen oder im Kopf `date: 2026-12-01` ergänzen.",
        )
    for tag in post.texts("tags"):
        if not _has_letters(tag):
            message = f"Das Thema „{tag}“ enthält keinen Buchstaben."
            yield source.problem("tags:", message, "Ein Wort schreiben oder es weglassen.")
    if (status := post.text("status")) and status not in STATUSES:
        message = f"Den Status „{status}“ gibt es nicht."
        yield source.problem("status:", message, f"Möglich sind {', '.join(STATUSES)}.")


def _has_letters(tag: str) -> bool:
    """Say whether a tag can become an address."""
    return any(map(str.isalnum, tag))


def _status(declared: str, date: datetime | None) -> str:
    """Return the status to set; a post of a day to come is a draft until that day's build."""
    if date and date.replace(tzinfo=date.tzinfo or clock.BERLIN) > clock.now():
        return "draft"
    return declared if declared in STATUSES else ""


def _date(value: str, key: str, source: Source, problems: list[Problem]) -> datetime:
    try:
        date = datetime.fromisoformat(value)
    except ValueError:
        remedy = "Es als `2026-12-01` oder `2026-12-01 18:00` schreiben."
        problems.append(source.problem(f"{key}:", f"„{value}“ ist kein Datum.", remedy))
        return clock.now()
    return date.replace(tzinfo=date.tzinfo or clock.BERLIN)
