"""Files that would be left out silently, because they stand in the wrong place."""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.common.problem import Problem
from plugins.common.source import MARKDOWN_SUFFIXES, display_path

# What may lie beside a text; any case, as phones write it.
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif", ".svg", ".pdf")
_BESIDE = (*_PICTURES, *map(str.upper, _PICTURES))
# Published as they are, without a policy.
_RUNNING = frozenset({".htm", ".html", ".js", ".mjs", ".shtml", ".svgz", ".xht", ".xhtml", ".xml"})


# What a wrong tap leaves beside content/: a post, a picture, a folder of them.
_POST = re.compile(r"\d{4}-\d\d-\d\d-.+")


def astray(root: Path, folders: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each post and picture beside `content`, and for a folder of that name.

    `folders` are those below content that authors write to.
    """
    for path in sorted(root.iterdir()):
        is_post = path.suffix.lower() in MARKDOWN_SUFFIXES and _POST.fullmatch(path.stem)
        is_picture = path.suffix.lower() in _PICTURES
        if (path.is_file() and (is_post or is_picture)) or (path.is_dir() and path.name in folders):
            message = f"{path.name} liegt neben content/ und würde nicht veröffentlicht."
            remedy = f"Nach content/{path.name if path.is_dir() else 'news/'} verschieben."
            remedy = "Nach content/images/ verschieben." if is_picture else remedy
            yield Problem(display_path(path), 1, message, remedy)


def misplaced(content: Path, posts: Collection[str], others: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file that no page would come of.

    `posts` are the folders below `content` that hold texts, `others` those that hold no text.
    """
    for path in _doubtful(content, posts):
        parts = path.relative_to(content).parts
        if path.is_symlink() and not path.exists():
            message = "Diese Verknüpfung führt zu nichts."
            yield Problem(display_path(path), 1, message, "Sie löschen oder die Datei ablegen.")
        if not path.is_file() or any(part.startswith(".") for part in parts):
            continue
        is_text = path.suffix.lower() in MARKDOWN_SUFFIXES
        if parts[0] in posts and path.suffix not in (*MARKDOWN_SUFFIXES, *_BESIDE):
            ending = f"mit der Endung „{path.suffix}“" if path.suffix else "ohne Endung"
            message = f"Eine Datei {ending} würde hier nicht veröffentlicht."
            remedy = "Texte mit der Endung .md sichern; Bilder gehören nach content/images/."
            yield Problem(display_path(path), 1, message, remedy)
        elif parts[0] == "images" and path.suffix.lower() in _RUNNING:
            message = "Eine solche Datei könnte im Namen dieser Website Skripte ausführen."
            yield Problem(display_path(path), 1, message, "Sie löschen, oder als PDF ablegen.")
        elif parts[0] not in posts and (is_text or len(parts) == 1 or parts[0] not in others):
            message = "Diese Datei würde nicht veröffentlicht."
            remedy = (
                "Meldungen nach content/news/, Termine nach content/termine/, Seiten nach"
                " content/pages/, Bilder nach content/images/ verschieben."
            )
            yield Problem(display_path(path), 1, message, remedy)


def _doubtful(content: Path, posts: Collection[str]) -> Iterator[Path]:
    """Yield the files that are no texts where texts belong: of thousands, few."""
    for folder, _, names in os.walk(content):
        parts = Path(folder).relative_to(content).parts
        is_for_posts = bool(parts) and parts[0] in posts
        for name in names:
            is_text = is_for_posts and name.endswith(MARKDOWN_SUFFIXES)
            if not is_text or not os.path.isfile(f"{folder}/{name}"):  # noqa: PTH113 - as fast as can be
                yield Path(folder, name)
