"""Pages that are taken from the last build, and those that must not be."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.support import ROOT, Project


def own_plugin(project: Project, code: str) -> None:
    """Let the project have a plugin of its own, whose first handler gets the Pelican object."""
    project.write("own.py", code)
    project.append("pelicanconf.py", "PLUGINS = [*PLUGINS, 'own']")


def own_template(project: Project, name: str, old: str, new: str) -> None:
    """Let the project have a theme of its own, with a template changed."""
    (project.folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", project.folder / "theme")
    file = project.folder / "theme/templates" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def build(project: Project) -> None:
    """Run `inv build`."""
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 0, result.stderr


def kept(project: Project) -> int:
    """Return how many pages are known with what they were made of."""
    with sqlite3.connect(project.folder / ".cache/output.sqlite") as database:
        rows = database.execute("SELECT content FROM entries WHERE content LIKE '%made_of%'")
        return len(rows.fetchall())


def made_of_templates(project: Project) -> int:
    """Return how many files the theme has made."""
    files = (project.folder / "output").rglob("*")
    return sum(file.suffix in {".html", ".css"} or file.name == "sitemap.xml" for file in files)


def test_all_pages_are_kept(project: Project) -> None:
    """Nothing that our templates ask for is without a print."""
    project.write("content/news/2023-01-02-y.md", "---\ntitle: y\ntags: Öl\n---\nText\n")
    project.write(
        "content/termine/p.md",
        "---\ntitle: p\nstart: 2023-12-01 18:00\nlocation: Rathaus\n---\nText\n",
    )
    build(project)
    assert kept(project) == made_of_templates(project)


@pytest.mark.parametrize(
    "value", ["__import__('itertools').count(1).__next__", "lambda: __import__('time').time_ns()"]
)
def test_a_plugin_that_nobody_knows_is_safe(project: Project, value: str) -> None:
    """What a new plugin hands to templates makes them be rendered anew, unless it is a value."""
    own_plugin(
        project,
        "from pelican import signals\n"
        f"def offer(p): p.settings['JINJA_GLOBALS']['counter'] = {value}\n"
        "def register(): signals.initialized.connect(offer)\n",
    )
    own_template(project, "page.html", "<h1", '<h1 title="{{ counter() }}"')
    build(project)
    assert kept(project) == 0


def test_a_page_that_asks_for_the_time_is_made_anew(project: Project) -> None:
    """A template that shows the time is rendered by every build; the others are kept."""
    own_plugin(
        project,
        "from pelican import signals\nfrom plugins.common import clock\n"
        "def offer(p): p.settings['JINJA_GLOBALS']['now'] = clock.now\n"
        "def register(): signals.initialized.connect(offer)\n",
    )
    own_template(project, "archives.html", "<h1>", '<h1 title="{{ now() }}">')
    build(project)
    assert kept(project) == made_of_templates(project) - 1


def test_a_new_attribute_of_posts_counts(project: Project) -> None:
    """What a plugin tells of other posts reaches the page of a post that did not change."""
    own_plugin(
        project,
        "from pelican import signals\n"
        "def tell(g):\n"
        "    for a in g.articles: a.related = [b for b in g.articles if b is not a]\n"
        "def register(): signals.article_generator_finalized.connect(tell)\n",
    )
    loop = "{% for one in article.related %}<i>{{ one.title }}</i>{% endfor %}<footer"
    own_template(
        project,
        "partials/site_footer.html",
        "<footer",
        "{% if article %}" + loop.replace("<footer", "{% endif %}<footer"),
    )
    for name in ("a", "b", "c"):
        project.write(
            f"content/news/2023-01-0{ord(name) - 96}-{name}.md", f"---\ntitle: {name}\n---\nx\n"
        )
    build(project)
    project.write("content/news/2023-01-03-c.md", "---\ntitle: Neu\n---\nx\n")
    build(project)
    assert "<i>Neu</i>" in project.text("2023/01/01/a.html")


def test_lists_know_no_bodies(project: Project) -> None:
    """A template that asks an entry of a list for its body is told so, not given silence."""
    own_template(project, "blog.html", "{{ news.list(", "{{ articles[0].content }}{{ news.list(")
    project.write("content/news/2023-01-02-y.md", "---\ntitle: y\n---\nText\n")
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 1
    log = Path(project.folder / ".cache/build.log").read_text(encoding="utf-8")
    assert "`content` is not told to templates here" in log
