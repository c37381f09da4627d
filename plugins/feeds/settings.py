"""What is wrong with the settings of feeds."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from plugins.common.addresses import is_this_machine
from plugins.common.problem import Problem, choice
from plugins.common.source import Source


def faults(
    settings: Mapping[str, Any], files: Collection[str], source: Source
) -> Iterator[Problem]:
    """Yield what no feed may be made with; `files` are those that will be published."""
    hub = settings["WEBSUB_HUB"]
    if hub != "" and not _is_hub(hub):
        message = f"WEBSUB_HUB: „{hub}“ ist keine Adresse mit https."
        remedy = 'Die ganze Adresse schreiben, etwa `"https://…/"`, oder `""` für keinen Hub.'
        yield source.problem("WEBSUB_HUB =", message, remedy)
    for name in ("FEED_ICON", "FEED_LOGO"):
        if (file := settings[name]) not in files:
            message = f"{name}: Die Datei „{file}“ wird nicht veröffentlicht."
            pictures = [one for one in files if one.endswith(".png")]
            remedy = choice(str(file), pictures, otherwise="Sie in content/extra/ ablegen.")
            yield source.problem(f"{name} =", message, remedy)


def _is_hub(written: object) -> bool:
    try:
        address = urlsplit(written) if isinstance(written, str) else None
    except ValueError:  # "https://["
        return False
    if address is None or not address.hostname:
        return False
    return address.scheme == "https" or is_this_machine(address.hostname)
