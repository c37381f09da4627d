"""What the privacy notice says of the editor."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from plugins.common.directives import no_argument
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.source import Source
from plugins.common.templates import environment
from plugins.editor.place import Place

_templates = environment(__file__)


def render(place: Place | None, address: str, argument: str, inline: bool) -> str:
    """Return what the page at `address` stores and whom it asks; "" where there is no such page."""
    no_argument("Redaktion", argument)
    if inline:
        message = "[[Redaktion]] steht nicht allein in seiner Zeile."
        raise WrongInputError(message, "Davor und danach eine leere Zeile setzen.")
    if place is None:
        return ""
    host = urlsplit(place.api).hostname
    return _templates.get_template("privacy.html").render(address=address, host=host)


def unmentioned(menu: Sequence[tuple[str, str]], texts: Mapping[str, Source]) -> Iterator[Problem]:
    """Yield a Hinweis where a privacy notice may be silent; it may say so in words of its own.

    The notice is known by its label in the menu, texts by their output files.
    """
    for file, label in menu:
        source = texts.get(file)
        if source and "datenschutz" in label.casefold() and "redaktion" not in source.text.lower():
            message = "Die Datenschutzerklärung sagt nichts über die Seite „Redaktion“."
            remedy = "Auf einer eigenen Zeile `[[Redaktion]]` schreiben."
            yield Problem(source.path, 1, message, remedy, Level.HINWEIS)
