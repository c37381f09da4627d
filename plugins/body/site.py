"""What Pelican's generators know of the site, as plain values."""

from collections.abc import Iterator
from itertools import chain

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.paginator import Paginator

from plugins.body.addresses import Addresses, collect, published
from plugins.common.problem import Problem


def contents(generators: list[Generator]) -> Iterator[Content]:
    """Yield every article and page, drafts and hidden ones included."""
    for g in generators:
        if isinstance(g, ArticlesGenerator):
            yield from chain(g.articles, g.hidden_articles, g.drafts)
        elif isinstance(g, PagesGenerator):
            yield from chain(g.pages, g.hidden_pages, g.draft_pages)


def addresses(generators: list[Generator]) -> Addresses:
    """Return every address the build is going to write."""
    context = generators[0].context
    files = {**context["generated_content"], **context["static_content"]}
    sources = {source: content.save_as for source, content in files.items() if content}
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    return collect(chain(sources.values(), _listings(articles)), sources)


def _listings(generator: ArticlesGenerator) -> Iterator[str]:
    """Yield the output files that list articles: news and its pages, archives, tags, feeds."""
    settings = generator.settings
    for template in settings["DIRECT_TEMPLATES"]:
        save_as = settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        per_page = settings["PAGINATED_TEMPLATES"].get(template, 0)
        if per_page:
            pages = Paginator(save_as, save_as, generator.articles, settings, per_page)
            yield from (pages.page(n + 1).save_as for n in range(pages.num_pages))
        else:
            yield save_as
    yield from (tag.save_as for tag in generator.tags)
    yield from (p["save_as"] for periods in generator.period_archives.values() for p in periods)
    yield from filter(None, (settings["FEED_ALL_ATOM"], settings["FEED_ALL_RSS"]))


def duplicates(generators: list[Generator]) -> Iterator[Problem]:
    """Yield a problem for each file that claims the address of another."""
    first: dict[str, Content] = {}
    for content in sorted(contents(generators), key=lambda c: str(c.source.path)):
        other = first.setdefault(content.save_as, content)
        if other is not content:
            yield Problem(
                content.source.path,
                1,
                f"Die Adresse {published(content.save_as)} gehört schon zu {other.source.path}.",
                "Eine der beiden Dateien anders nennen.",
            )
