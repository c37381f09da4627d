"""A Content Security Policy for every page, made of what that page holds.

    {{ policy(style=..., data=..., body=page.content, scripts=..., frames=...) }}
    {{ editor_policy(style=..., api=...) }}   of the page for authors

Templates write it only in production: the preview adds a script of its own to each page.

Setting: CONTENT_SECURITY_POLICY, whether pages carry one.
"""

from pelican import Pelican, signals

from plugins.common.unexpected import guarded
from plugins.policy.policy import editor_policy, policy


def provide(pelican: Pelican) -> None:
    """Hand the functions to Jinja."""
    pelican.settings["JINJA_GLOBALS"] |= {"policy": policy, "editor_policy": editor_policy}


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(provide))
