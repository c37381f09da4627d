"""The renderer of a whole site, in this process: what becomes of one text, without a build."""

from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.body import renderer_of
from plugins.body.rendered import Body, Texts
from plugins.body.rendering import Renderer
from plugins.common.source import Source
from plugins.common.steps import Place

NEW = "2023-01-01-neu"  # the text that is rendered, as a post in content/news/


def renderer_of_site(project: Path, **more: Any) -> Renderer:
    """Return the renderer of a project's site: everything is read, nothing is written.

    `more` are settings besides those of production.
    """
    output = StringIO()
    with chdir(project), redirect_stderr(output), redirect_stdout(output):
        settings = read_settings("publishconf.py", override={"CHECK_ONLY": True, **more})
        pelican = Pelican(settings)
        with suppress(SystemExit):
            pelican.run()
    return renderer_of(pelican.settings)


def place_of(text: str) -> Place:
    """Return the place of a post with this body."""
    head = "---\ntitle: Neu\n---\n"
    source = Source(f"content/news/{NEW}.md", head + text, len(head))
    return Place(source, "news", "/2023/01/01/neu.html", "Neu")


def rendered(renderer: Renderer, text: str) -> Body:
    """Return what becomes of a post's body, on its page and in feeds."""
    return renderer.render(Texts("Neu", "", ""), place_of(text), in_feed=True).body
