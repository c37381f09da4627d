"""invoke, with German words for its help and for a wrong option."""

import inspect
import re

from invoke import Argument, Exit, ParseError, Program

from plugins.common.problem import choice


class Tasks(Program):
    """invoke's own program; what it cannot understand is told in one German sentence.

    Its help shows our tasks and their options; those of invoke itself are nobody's business here.
    """

    def parse_tasks(self) -> None:
        """Parse the task and its options."""
        if self.core.unparsed[:1] == ["strip"]:
            self.core.unparsed = _with_files(self.core.unparsed)
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(_sentence(error, self.core.unparsed), code=1) from None
        except ValueError as error:  # a word where a number belongs
            message = f"{_quoted(str(error))} ist keine Zahl."
            raise Exit(f"Fehler: {message} Abhilfe: Eine schreiben.", code=1) from None

    def task_list_opener(self, extra: str = "") -> str:  # noqa: ARG002 - invoke's own
        """Return the line above the list of tasks."""
        return "Aufgaben"

    def print_task_help(self, name: str) -> None:
        """Print what a task does and which options it takes."""
        options = sorted(self.parser.contexts[name].args.values(), key=lambda option: option.name)
        print(f"make {name}" + (' ARGS="…"' if options else ""))
        print(f"\n{inspect.getdoc(self.collection[name])}\n")
        if options:
            self.print_columns([(_flag(option), option.help) for option in options])


def _with_files(line: list[str]) -> list[str]:
    """Return the words of a task that takes files, each of these with its option before it."""
    task, *words = line
    pairs = zip(words, [task, *words], strict=False)
    return [
        task,
        *(w if w[:1] == "-" or before == "--files" else f"--files={w}" for w, before in pairs),
    ]


def _flag(option: Argument) -> str:
    """Return how an option is written: `--port WERT`."""
    value = {str: " WERT", int: " ZAHL"}.get(option.kind, "")
    return f"--{str(option.name).replace('_', '-')}" + (
        f" [{value.strip()}]" if value and option.optional else value
    )


def _sentence(error: ParseError, line: list[str]) -> str:
    raw, context = str(error), error.context
    what = _quoted(raw)
    if not context or not context.name:
        return f"Fehler: Die Aufgabe {what} gibt es nicht. Abhilfe: make zeigt alle."
    options = sorted(name for name in context.flags if name.startswith("--"))
    if _is_second_word(what.strip("„“"), line):
        message = f"Mit {what} kann make {context.name} nichts anfangen."
        remedy = "Was Leerzeichen hat, in Striche setzen: ARGS=\"--title 'Zwei Wörter'\"."
    elif "No idea" in raw:
        message, remedy = f"{what} kennt make {context.name} nicht.", _choice(what, options)
    elif "needed value" in raw:
        message, remedy = f"{what} braucht einen Wert.", "Ihn dahinter schreiben."
    elif "take any value" in raw:
        message, remedy = f"{what} steht für sich und bekommt keinen Wert.", "Ihn weglassen."
    else:
        message, remedy = f"make {context.name} versteht das nicht: {raw}", _choice("", options)
    return f"Fehler: {message} Abhilfe: {remedy}"


def _is_second_word(word: str, line: list[str]) -> bool:
    """Say whether a word comes after the value of an option: `--title Zwei Wörter`."""
    place = line.index(word) if word in line else 0
    return place > 2 and not any(part.startswith("-") for part in line[place - 1 : place + 1])


def _choice(what: str, options: list[str]) -> str:
    """Return what may have been meant; options are written as on a command line."""
    return choice(what.strip("„“"), options) if options else "Ohne Angaben aufrufen."


def _quoted(raw: str) -> str:
    """Return what invoke found wrong: its errors say so in words only."""
    if found := re.search(r"<Argument: ([\w-]+)", raw):
        return f"„--{found[1]}“"
    found = re.search(r"'([^']*)'", raw)
    return f"„{found[1]}“" if found else raw
