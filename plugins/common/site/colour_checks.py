"""What can be wrong with the two colours of content/data/site.yml."""

from collections.abc import Iterator

from plugins.common.colours.colour import contrast, is_colour
from plugins.common.colours.palette import TEXT, WHITE, Misfit, misfits
from plugins.common.data import Record
from plugins.common.problem import Problem

COLOURS = ("accent", "ink")
_QUOTED = 'Sechs Ziffern von 0 bis f in Anführungszeichen schreiben, wie `{}: "#1a2b3c"`.'


def commented_out(root: Record) -> list[str]:
    """Return the colours that are empty: without quotation marks # begins a comment."""
    return [key for key in COLOURS if key in root and root[key] == ""]


def check(root: Record) -> Iterator[Problem]:
    """Yield what is wrong with each colour, and where both cannot be read on one another."""
    for key in commented_out(root):
        message = f"`{key}` ist leer: Ohne Anführungszeichen beginnt mit # ein Kommentar."
        yield root.problem(key, message, _QUOTED.format(key))
    for key in COLOURS:
        if (written := root.text(key)) and not is_colour(written):
            message = f"`{key}: {written}` ist keine Farbe der Form #rrggbb."
            yield root.problem(key, message, _QUOTED.format(key))
    accent, ink = map(root.text, COLOURS)
    if is_colour(accent) and is_colour(ink):
        yield from _check_contrast(root, accent, ink)


def _check_contrast(root: Record, accent: str, ink: str) -> Iterator[Problem]:
    if contrast(accent, WHITE) >= TEXT <= contrast(accent, ink):
        message = "`accent` ist die dunkle und `ink` die helle Farbe; es muss umgekehrt sein."
        yield root.problem("accent", message, "Die beiden Farben vertauschen.")
        return
    for misfit in misfits(accent, ink):
        yield root.problem(misfit.name, *_unreadable(misfit, root.text(misfit.name)))


def _unreadable(misfit: Misfit, written: str) -> tuple[str, str]:
    beside = "Weiß" if misfit.beside == WHITE else f"`ink: {misfit.beside}`"
    found = f"{misfit.contrast:.1f}".replace(".", ",")
    message = (
        f"`{misfit.name}: {written}` hat zu {beside} nur einen Kontrast von {found}; lesbar ist"
        f" Schrift ab 7."
    )
    which = "helle" if misfit.name == "accent" else "dunkle"
    line = f'`{misfit.name}: "{misfit.nearest}"`'
    return message, f"{line} schreiben, die nächste, die genügt; `{misfit.name}` ist die {which}."
