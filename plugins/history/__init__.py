"""Gives every post its identity and last change, and keeps published identities.

Sets `content.identity`, `content.updated` (aware datetime; `modified:`, else the last commit that
touched the file, else its date, else None), `content.revision` (number of commits, those under
a former name included; 0 without) and `content.renamed_from` (a published path below content/, "").
Two posts of one identity are a Fehler; what becomes of renamed ones is told by plugins.redirects.
"""

from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.common.build import build_of
from plugins.common.contents import all_texts
from plugins.common.history import History, identity_of, read_history
from plugins.common.problem import Level, Problem
from plugins.common.unexpected import guarded, of_each


def read(pelican: Pelican) -> None:
    """Ask git once a build."""
    build = build_of(pelican.settings)
    build.put(History())  # in case git fails
    history = read_history(Path(pelican.settings["PATH"]), pelican.settings["EVENT_PATHS"])
    build.put(history)
    if history.trouble:
        message = f"git gibt keine Auskunft über frühere Stände: {history.trouble.splitlines()[0]}"
        remedy = "git status eingeben und tun, was dort steht."
        build.problems.append(Problem("content", 1, message, remedy, Level.HINWEIS))


def attach_to_articles(generator: ArticlesGenerator) -> None:
    """Set identity and last change of articles; report doubled ones."""
    problems = build_of(generator.settings).problems
    owners: dict[str, str] = {}

    def look(article: Article) -> Iterator[Problem]:
        _attach(article)
        path = article.source.path
        if (owner := owners.setdefault(article.identity, path)) != path:
            message = f"Die Kennung {article.identity} gehört schon zu {owner}."
            remedy = "Die neuere Datei anders nennen, oder im Kopf eine andere `id: …` setzen."
            yield Problem(path, 1, message, remedy)

    problems += of_each(look, all_texts(generator))


def attach_to_pages(generator: PagesGenerator) -> None:
    """Set identity and last change of pages."""
    build_of(generator.settings).problems.extend(of_each(_attach, all_texts(generator)))


def _attach(content: Content) -> None:
    content.renamed_from = ""
    history = build_of(content.settings).get(History)
    change = history.of(content.relative_source_path)
    content.identity = identity_of(content.relative_source_path, content.declared_id)
    content.updated = getattr(content, "modified", None) or (
        change.updated if change else getattr(content, "date", None)
    )
    content.renamed_from = (change.renamed_from if change else None) or ""
    content.revision = (change.revision if change else 0) + history.revisions_before(
        content.relative_source_path, content.declared_id
    )


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(read))
    signals.article_generator_finalized.connect(guarded(attach_to_articles))
    signals.page_generator_finalized.connect(guarded(attach_to_pages))
