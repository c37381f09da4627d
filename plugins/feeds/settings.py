"""What is wrong with the settings of feeds."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from plugins.common.problem import Problem, choice
from plugins.common.source import Source


def faults(
    settings: Mapping[str, Any], files: Collection[str], source: Source
) -> Iterator[Problem]:
    """Yield what no feed may be made with; `files` are those that will be published."""
    for name in ("FEED_ICON", "FEED_LOGO"):
        if (file := settings[name]) not in files:
            message = f"{name}: Die Datei „{file}“ wird nicht veröffentlicht."
            pictures = [one for one in files if one.endswith(".png")]
            remedy = choice(str(file), pictures, otherwise="Sie in content/extra/ ablegen.")
            yield source.problem(f"{name} =", message, remedy)
