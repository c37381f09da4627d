"""Only what is meant to be published goes out; whatever else lies below content/ is named.

Every file is known by its name (plugins/common/kinds.py): texts become pages, pictures, drawings,
PDFs and plain text go out, leftovers and picture sources stay with a Hinweis, all else is a Fehler.
Pelican walks no folder itself: it is handed the files it may have, one by one, as ARTICLE_PATHS,
PAGE_PATHS and STATIC_PATHS. What it is about to copy is compared with the list once more.

Settings: PATH, NEWS_PATHS, EVENT_PATHS, TEXT_PATHS (pages), PICTURE_PATHS, DATA_PATH (folders),
EXTRA_PATH_METADATA (what content/extra/ may hold), NOT_YET_PUBLIC (whether what a file tells that
stays here is a Fehler). Where a folder could not be entered, the build
is partial: then `checks` ends it before anything is read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.common.addresses import file_of
from plugins.common.build import build_of
from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.kinds import PUBLISHED_ENDINGS
from plugins.common.problem import Level, Problem
from plugins.common.unexpected import guarded
from plugins.files.astray import astray
from plugins.files.folders import Folders
from plugins.files.judging import judge
from plugins.files.survey import survey


def look(pelican: Pelican) -> None:
    """Hand Pelican the files it may have, and tell of all others."""
    settings = pelican.settings
    build = build_of(settings)
    build.is_partial = True  # until all is looked at
    content = Path(settings["PATH"])
    folders = _folders(settings)
    level = Level.FEHLER if settings.get("NOT_YET_PUBLIC") else Level.HINWEIS
    verdict = judge(content, survey(str(content)), folders, level)
    build.problems += verdict.problems
    build.problems.extend(astray(content.parent, folders.texts | folders.pictures))
    pages = {path for path in verdict.texts if path.split("/")[0] in settings["TEXT_PATHS"]}
    settings["ARTICLE_PATHS"] = [path for path in verdict.texts if path not in pages]
    settings["PAGE_PATHS"] = sorted(pages)
    settings["STATIC_PATHS"] = verdict.published
    proofs = {path: {"path": path[6:]} for path in verdict.published if path[:6] == "extra/"}
    settings["EXTRA_PATH_METADATA"] = {**proofs, **settings["EXTRA_PATH_METADATA"]}
    build.is_partial = verdict.is_partial
    # A link to a file that was told of is not to be told of as well.
    build.files.further.extend(_outputs(verdict.refused, folders, settings))


def _folders(settings: dict[str, Any]) -> Folders:
    texts = (*settings["NEWS_PATHS"], *settings["EVENT_PATHS"], *settings["TEXT_PATHS"])
    named = settings["EXTRA_PATH_METADATA"].items()
    return Folders(
        texts=frozenset(texts),
        pictures=frozenset(settings["PICTURE_PATHS"]),
        data=Path(settings["DATA_PATH"]).name,
        extra={path: data["path"] for path, data in named if path.startswith("extra/")},
    )


def _outputs(refused: list[str], folders: Folders, settings: dict[str, Any]) -> Iterator[str]:
    for path in refused:
        is_text = path.split("/")[0] in folders.texts and path.endswith(MARKDOWN_SUFFIXES)
        yield file_of(path, settings) if is_text else path


def look_again(generator: ArticlesGenerator, **_: Any) -> None:
    """Tell of whatever Pelican would copy that the list does not hold, whoever asked for it.

    Runs when pages are written and nothing is copied yet; the build ends with the last page.
    """
    settings = generator.settings
    named = set(_folders(settings).extra.values())
    for static in generator.context["staticfiles"]:
        ending = Path(static.save_as).suffix.lower()
        if ending not in PUBLISHED_ENDINGS and static.save_as not in named:
            message = "Eine solche Datei wird nicht veröffentlicht."
            remedy = "Das den Betreuenden der Website melden: Sie kam an der Prüfung vorbei."
            build_of(settings).problems.append(Problem(static.save_as, 1, message, remedy))


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(look))
    signals.article_writer_finalized.connect(guarded(look_again))
