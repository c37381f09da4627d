"""How the task ends where it cannot go on."""

from typing import NoReturn


def refuse(message: str, remedy: str) -> NoReturn:
    """End the program with a German sentence and what to do."""
    raise SystemExit(f"Fehler: {message} Abhilfe: {remedy}")
