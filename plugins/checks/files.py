"""Files that would be left out silently, because they stand in the wrong place."""

from collections.abc import Iterator
from pathlib import Path

from plugins.common.problem import Problem
from plugins.common.source import display_path

POST_FOLDERS = ("news", "pages")
POST_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")


def misplaced(content: Path) -> Iterator[Problem]:
    """Yield a problem for each text that stands outside the folders of posts, or in one of
    them with an ending that is not Markdown's.
    """  # noqa: D205
    for path in sorted(content.rglob("*")):
        folder = path.relative_to(content).parts[0]
        if not path.is_file() or path.name.startswith("."):
            continue
        if path.suffix in POST_SUFFIXES and folder not in POST_FOLDERS:
            yield Problem(
                display_path(path),
                1,
                "Diese Datei würde nicht veröffentlicht.",
                "Sie nach content/news/ (Meldung) oder content/pages/ (Seite) verschieben.",
            )
        elif folder in POST_FOLDERS and path.suffix not in POST_SUFFIXES:
            yield Problem(
                display_path(path),
                1,
                f"Eine Datei mit der Endung „{path.suffix}“ würde nicht veröffentlicht.",
                "Texte mit der Endung .md sichern; Bilder gehören nach content/images/.",
            )
