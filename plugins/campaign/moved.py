"""Facts of a group that stood in pelicanconf.py until they moved to content/data/site.yml."""

import re
from collections.abc import Iterator

from plugins.common.problem import Level, Problem
from plugins.common.source import Source

_MOVED = {"ANNOUNCE_SINCE": "announce_since", "WEBSUB_HUB": "websub_hub"}


def left_behind(source: Source) -> Iterator[Problem]:
    """Yield a Hinweis for each of them that still has a value of its own there: it wins."""
    for setting, key in _MOVED.items():
        if found := re.search(rf"^{setting} = [\"'](.+?)[\"']", source.text, re.M):
            message = f"{setting} steht nun in content/data/site.yml."
            remedy = f"Dort `{key}: {found[1]}` eintragen und diese Zeile löschen."
            yield source.problem(found[0], message, remedy, level=Level.HINWEIS)
