"""Things of other websites, shown only when a reader asks for them.

An author pastes what a service hands out. A frame becomes a placeholder that says what it is and
who would learn the reader's address, with a button and a plain link; scripts of others never run.

    <iframe src="https://app.mailjet.com/..."></iframe>   a placeholder
    [[Newsletter]]                                        the same for the newsletter's form
    [[Eingebettet]]                                       who may be embedded, for Datenschutz

Setting: DATA_PATH, the folder with embeds.yml: hosts that may be embedded, and the newsletter.
"""

from functools import partial
from pathlib import Path

from pelican import Pelican, signals

from plugins.common.build import build_of
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.common.unexpected import guarded
from plugins.embeds import guard, permitted
from plugins.embeds.directives import render_hosts, render_newsletter


def offer(pelican: Pelican) -> None:
    """Read who may be embedded; offer the step and the directives."""
    settings = pelican.settings
    the_permitted, problems = permitted.load(Path(settings["DATA_PATH"]) / "embeds.yml")
    build = build_of(settings)
    build.problems += problems
    # While the file is faulty, the fault is told there; the posts are not to blame.
    build.steps["embeds"] = _nothing if problems else partial(guard.guard, the_permitted)
    build.steps["embeds_in_feeds"] = guard.as_links
    directives = {"Newsletter": render_newsletter, "Eingebettet": render_hosts}
    for name, render in directives.items():
        build.directives[name] = _empty if problems else partial(render, the_permitted)


def _nothing(_tree: Tree, _place: Place) -> list[Problem]:
    return []


def _empty(_argument: str, _inline: bool) -> str:
    return ""


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
