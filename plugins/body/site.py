"""What Pelican's generators know of the site, as plain values."""

from collections.abc import Iterator
from itertools import chain

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator
from pelican.paginator import Paginator

from plugins.body.addresses import Addresses, collect
from plugins.common.addresses import published
from plugins.common.build import build_of
from plugins.common.contents import all_texts
from plugins.common.problem import Problem


def contents(generators: list[Generator]) -> Iterator[Content]:
    """Yield every article and page, drafts and hidden ones included."""
    return chain.from_iterable(map(all_texts, generators))


def addresses(generators: list[Generator]) -> Addresses:
    """Return every address the build is going to write."""
    context = generators[0].context
    files = {**context["generated_content"], **context["static_content"]}
    sources = {source: content.save_as for source, content in files.items() if content}
    drafts = [c.save_as for c in contents(generators) if c.status == "draft"]
    saved = chain(sources.values(), _listings(generators))
    former = {file: c.save_as for c in contents(generators) for file in _former(c)}
    return collect(saved, sources, drafts, former)


def _former(content: Content) -> tuple[str, ...]:
    """Return former output files of a text, none where whoever reads them has failed."""
    return getattr(content, "former", ())


def _listings(generators: list[Generator]) -> Iterator[str]:
    """Yield the files that list articles: news and its pages, archives, tags, what plugins add."""
    generator = next(g for g in generators if isinstance(g, ArticlesGenerator))
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
    yield from build_of(settings).files.further


def duplicates(generators: list[Generator]) -> Iterator[Problem]:
    """Yield a problem for each file that claims the address of another, or of a listing.

    Addresses that differ in case only are one on a Mac, so they are one here.
    """
    owner = {save_as.casefold(): "den Listen der Website" for save_as in _listings(generators)}
    by_path = sorted(contents(generators), key=lambda c: str(c.source.path))
    for content in by_path:
        other = owner.setdefault(content.save_as.casefold(), content.source.path)
        if other != content.source.path:
            message = f"Die Adresse {published(content.save_as)} gehört schon zu {other}."
            yield Problem(content.source.path, 1, message, "Die Datei anders nennen.")
    former = [(file, content.source) for content in by_path for file in _former(content)]
    for file, source in former:
        if claimed_by := owner.get(file.casefold()):
            message = f"Die frühere Adresse {published(file)} gehört schon zu {claimed_by}."
            yield source.problem_in_header(
                "frueher", message, "Sie aus einem der beiden Köpfe löschen."
            )
        owner[file.casefold()] = source.path


def missing_pages(found: Addresses) -> Iterator[Problem]:
    """Yield a problem where a page is missing that every website needs."""
    for path, file in (("/", "content/pages/index.md"), ("/404.html", "content/pages/404.md")):
        if not found.find(path):
            yield Problem(file, 1, f"Die Seite {path} fehlt.", "Die Datei wieder anlegen.")
