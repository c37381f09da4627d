"""A bar in the terminal for what takes long; nothing where nobody watches."""

import sys
from time import monotonic
from types import TracebackType
from typing import TypeVar

_PATIENCE = 1.0  # seconds after which a reader of the terminal wants to know

T = TypeVar("T")


class Progress:
    """Shows how many of `total` are done: "Bilder ████░░░░ 3 von 12"."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done, self._started = what, total, 0, monotonic()
        # Not sys.stdout, which a build catches for those who asked for it.
        self._terminal = sys.__stdout__
        self._watched = self._terminal is not None and self._terminal.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """Leave the terminal as if nothing had been shown."""
        if self._is_shown():
            print("\r" + " " * 60 + "\r", end="", file=self._terminal, flush=True)

    def step(self, count: int = 1) -> None:
        """Count what is done."""
        self._done = min(self._done + count, self._total)
        if self._is_shown():
            filled = "█" * (20 * self._done // self._total)
            line = f"\r{self._what} {filled:░<20} {self._done} von {self._total}"
            print(line, end="", file=self._terminal, flush=True)

    def after(self, result: T, count: int = 1) -> T:
        """Count what is done, and return its result."""
        self.step(count)
        return result

    def _is_shown(self) -> bool:
        return self._watched and monotonic() - self._started > _PATIENCE
