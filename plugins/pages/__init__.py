"""Writes the pages, but those that would come out as they did last time.

A page hangs on its template and on the variables it asked for (`reading`), which are values
(`values`); both stand in the build's cache with a digest of what was written (`cached`). As long as
they are the same, so is the page. Templates, code, settings, data files and pictures are the same
within an environment (tools/build/inputs.py). What has no fingerprint, or asks for the time, is
made anew in every build, and so is a page whose file was changed.

What the last build wrote and what stays as it is there is told by `Build.files`.
"""

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import Writer

from plugins.common.build import build_of
from plugins.common.output import holds
from plugins.common.progress import Progress
from plugins.common.source import display_path
from plugins.common.unexpected import guarded, reported
from plugins.pages.cached import CachedPages
from plugins.pages.compiled import Compiled
from plugins.pages.reading import ReadingContext

# What the generators tell the writer, not the template.
_OF_THE_WRITER = frozenset(
    {"relative_urls", "paginated", "template_name", "override_output", "url"}
)
# What Pelican asks a template for though the settings have it write none of these.
_NEVER_WRITTEN = frozenset({"author", "category"})
_TOOLS = ("JINJA_GLOBALS", "JINJA_FILTERS", "JINJA_TESTS")


class PageWriter(Writer):
    """Pelican's writer, which looks for the last page first."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        tools = [settings[name] for name in _TOOLS]
        folder = build_of(settings).files.previous or Path(output_path)
        self._cached = CachedPages(folder, build_of(settings).cache, tools)

    def write_file(
        self, name: str, template: Template, context: dict[str, Any], *args: Any, **more: Any
    ) -> None:
        """Write a file, or several where a list is shown on several pages."""
        shown = more.get("article") or more.get("page")
        path = shown.source.path if isinstance(shown, Content) else display_path(_file(template))
        with reported(build_of(self.settings).problems, path):
            self._write(name, template, context, *args, **more)

    def _write(
        self, name: str, template: Template, context: dict[str, Any], *args: Any, **more: Any
    ) -> None:
        if more.get("template_name") not in self.settings["PAGINATED_TEMPLATES"]:
            shown = {key: value for key, value in more.items() if key not in _OF_THE_WRITER}
            variables = {**context, "output_file": name, **shown}
            if name and self._cached.find(template, variables) is not None:
                build_of(self.settings).files.unchanged.append(name)
                return
        super().write_file(name, _CachedTemplate(template, self._cached), context, *args, **more)


def _file(template: Template) -> str:
    return template.filename or str(template.name)


class _CachedTemplate:
    """A template as Pelican's writer uses one: for each page it writes."""

    def __init__(self, template: Template, cached: CachedPages) -> None:
        self._template, self._cached = template, cached

    def render(self, variables: dict[str, Any]) -> str:
        """Return the page: the last one, if it would be the same."""
        last = self._cached.find(self._template, variables)
        return self._cached.render(self._template, variables) if last is None else last.decode()


def prepare_templates(generator: Generator) -> None:
    """Let templates ask through a context that notes what for; compile each once."""
    generator.env.context_class = ReadingContext
    # Pelican would fall back on a theme of its own, whose pages nobody here has seen.
    generator.env.loader = FileSystemLoader(Path(generator.theme, "templates"))
    generator.get_template = partial(_template, generator.env)
    generator.env.bytecode_cache = Compiled(build_of(generator.settings).cache)


def _template(env: Environment, name: str) -> Template:
    """Return a template of the theme; TemplateNotFound where it is missing."""
    return env.from_string("") if name in _NEVER_WRITTEN else env.get_template(f"{name}.html")


def show_progress(generator: ArticlesGenerator, **_: Any) -> None:
    """Show how many pages of articles are written; there are few others."""
    if not hasattr(generator, "progress"):
        count = len(generator.articles) + len(generator.hidden_articles)
        generator.progress = Progress("Seiten", count)
    generator.progress.step()


def end_progress(generator: ArticlesGenerator, **_: Any) -> None:
    """Clear the line."""
    if hasattr(generator, "progress"):
        generator.progress.end()


def leave_unchanged(generator: PagesGenerator, **_: Any) -> None:
    """Take from the files that Pelican will copy those that are in place already."""
    settings, statics = generator.settings, generator.context["staticfiles"]
    there = {
        static.save_as
        for static in statics
        if holds(static.save_as, Path(settings["PATH"], static.source_path).read_bytes(), settings)
    }
    build_of(settings).files.unchanged.extend(sorted(there))
    statics[:] = [static for static in statics if static.save_as not in there]


def offer(_pelican: Pelican) -> type[Writer]:
    """Offer the writer."""
    return PageWriter


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(guarded(prepare_templates))
    signals.get_writer.connect(guarded(offer))
    signals.article_generator_write_article.connect(guarded(show_progress))
    signals.article_writer_finalized.connect(guarded(end_progress))
    # Pelican copies when all pages are written.
    signals.page_writer_finalized.connect(guarded(leave_unchanged))
