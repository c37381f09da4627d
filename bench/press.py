"""The press of a whole site, in this process: what becomes of one text, without a build."""

from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.body import press_of
from plugins.body.rendering import Body, Press, Texts
from plugins.common.source import Source
from plugins.common.steps import Place

NEW = "2023-01-01-neu"  # the text that is rendered, as a post in content/news/


def press_of_site(project: Path, **more: Any) -> Press:
    """Return the press of a project's site: everything is read, nothing is written.

    `more` are settings besides those of production.
    """
    said = StringIO()
    with chdir(project), redirect_stderr(said), redirect_stdout(said):
        settings = read_settings("publishconf.py", override={"CHECK_ONLY": True, **more})
        pelican = Pelican(settings)
        with suppress(SystemExit):
            pelican.run()
    return press_of(pelican.settings)


def place_of(text: str) -> Place:
    """Return the place of a post with this body."""
    head = "---\ntitle: Neu\n---\n"
    source = Source(f"content/news/{NEW}.md", head + text, len(head))
    return Place(source, "news", "/2023/01/01/neu.html", "Neu")


def rendered(press: Press, text: str) -> Body:
    """Return what becomes of a post's body, on its page and in feeds."""
    return press.render(Texts("Neu", "", ""), place_of(text), in_feed=True).body
