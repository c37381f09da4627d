"""How a composition is written, and what is said of one that is not."""

from plugins.common.directives import no_argument
from plugins.common.problem import WrongInputError

BOX, BOX_END = "Kasten", "Kasten Ende"
# The form of the others, and how many parts each has at least and at most.
_FORMS = {
    "Zahl": ("[[Zahl: 64 kg | Müll gesammelt]]", 2, 2),
    "Zitat": ("[[Zitat: Was gesagt wurde | wer]]", 1, 2),
    "Knopf": ("[[Knopf: Mitmachen | /kontakt.html]]", 2, 2),
}
UNPAIRED = {
    BOX: ("[[Kasten]] hat kein Ende.", "Unter dem Kasten eine Zeile mit [[Kasten Ende]] ergänzen."),
    BOX_END: (
        "[[Kasten Ende]] beendet keinen Kasten.",
        "Darüber [[Kasten]] ergänzen, oder löschen.",
    ),
}


def parts_of(name: str, argument: str) -> tuple[str, str]:
    """Return the two parts of an argument, the second "" where it may be left out and was.

    WrongInputError tells how it is written.
    """
    if name in UNPAIRED:
        no_argument(name, argument)
        return "", ""
    form, least, most = _FORMS[name]
    parts = [part.strip() for part in argument.split("|")]
    if not least <= len(parts) <= most or not all(parts):
        written = f"{name}: {argument}" if argument else name
        message = f"[[{written}]] ist nicht zu verstehen."
        raise WrongInputError(message, f"So schreiben: {form}.")
    return parts[0], "".join(parts[1:])


def not_alone(name: str) -> WrongInputError:
    """Return what is said of one within a sentence or a table."""
    message = f"[[{name}]] steht nicht allein in seiner Zeile."
    return WrongInputError(message, "In eine eigene Zeile schreiben, nicht in eine Tabelle.")


def refuse(name: str, argument: str, inline: bool) -> str:  # noqa: ARG001 - as directives are asked
    """Raise WrongInputError: where directives are asked, no composition is left."""
    raise not_alone(name)
