"""Gives every article its neighbours in time: `article.older` and `article.newer`, or None."""

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.common.unexpected import guarded


def attach(generator: ArticlesGenerator) -> None:
    """Set the neighbours; Pelican has the articles newest first."""
    articles = generator.articles
    for article, newer, older in zip(
        articles, [None, *articles], [*articles[1:], None], strict=False
    ):
        article.newer, article.older = newer, older


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(guarded(attach))
