"""invoke, with German words for a wrong option."""

import re

from invoke import Exit, ParseError, Program

from plugins.common.problem import choice


class Tasks(Program):
    """invoke's own program; what it cannot understand is told in one German sentence."""

    def parse_tasks(self) -> None:
        """Parse the task and its options."""
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(_told(error), code=1) from None
        except ValueError as error:  # a word where a number belongs
            message = f"{_quoted(str(error))} ist keine Zahl."
            raise Exit(f"Fehler: {message} Abhilfe: Eine schreiben.", code=1) from None


def _told(error: ParseError) -> str:
    said, context = str(error), error.context
    what = _quoted(said)
    if not context or not context.name:
        return f"Fehler: Die Aufgabe {what} gibt es nicht. Abhilfe: make zeigt alle."
    options = sorted(name for name in context.flags if name.startswith("--"))
    if "No idea" in said:
        message, remedy = f"{what} kennt make {context.name} nicht.", _choice(what, options)
    elif "needed value" in said:
        message, remedy = f"{what} braucht einen Wert.", "Ihn dahinter schreiben."
    elif "take any value" in said:
        message, remedy = f"{what} steht für sich und bekommt keinen Wert.", "Ihn weglassen."
    else:
        message, remedy = f"make {context.name} versteht das nicht: {said}", _choice("", options)
    return f"Fehler: {message} Abhilfe: {remedy}"


def _choice(what: str, options: list[str]) -> str:
    """Return what may have been meant; options are written as on a command line."""
    return choice(what.strip("„“"), options) if options else "Ohne Angaben aufrufen."


def _quoted(said: str) -> str:
    if found := re.search(r"<Argument: ([\w-]+)", said):
        return f"„--{found[1]}“"
    found = re.search(r"'([^']*)'", said)
    return f"„{found[1]}“" if found else said
