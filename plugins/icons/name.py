"""The name of a group in a picture: as large as it fits, in lines where it is long, never cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.common.lettering.drawing import length
from plugins.common.lettering.glyphs import TITLE

_ONE_LINE = range(96, 31, -2)  # sizes, the best first
_MORE_LINES = range(48, 11, -2)
_LEADING = 1.25  # of the size, so that no umlaut meets a letter above
_BLANK = "\xa0"  # as texts have it that can be drawn


@dataclass(frozen=True)
class Name:
    """Lines in their two colours, white and accent, all of one size in pixels."""

    lines: tuple[tuple[str, str], ...]
    size: int

    @property
    def height(self) -> float:
        """How many pixels all lines take."""
        return len(self.lines) * self.leading

    @property
    def leading(self) -> float:
        """How many pixels are from one line to the next."""
        return self.size * _LEADING


def fitted(parts: tuple[str, str], width: float, height: float) -> Name:
    """Return both parts of a name in one line, or in as few as have room in so many pixels.

    A word that is longer than a line of the smallest size is divided anywhere.
    """
    for size in _ONE_LINE:
        if sum(length(part, TITLE, size) for part in parts) <= width:
            return Name((parts,), size)
    for size in _MORE_LINES:
        ends = _ends("".join(parts), size, width)
        name = Name(tuple(_coloured(parts, begin, end) for begin, end in ends), size)
        if name.height <= height and all(_width(line, size) <= width for line in name.lines):
            break
    return name


def _ends(text: str, size: int, width: float) -> list[tuple[int, int]]:
    """Return begin and end of each line, as many words in each as have room."""
    lines: list[tuple[int, int]] = []
    for begin, end in _words(text, size, width):
        if lines and length(text[lines[-1][0] : end], TITLE, size) <= width:
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((begin, end))
    return lines


def _words(text: str, size: int, width: float) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each word; at the smallest size, of what of it has room in a line."""
    for word in re.finditer(rf"[^{_BLANK} ]+", text):
        begin = word.start()
        for place in range(begin + 1, word.end() + 1) if size == _MORE_LINES[-1] else ():
            if length(text[begin:place], TITLE, size) > width:
                yield begin, place - 1
                begin = place - 1
        yield begin, word.end()


def _coloured(parts: tuple[str, str], begin: int, end: int) -> tuple[str, str]:
    """Return a line of both parts, each in its colour, without the blanks around it."""
    middle = len(parts[0])
    white, accent = parts[0][begin:end], parts[1][max(0, begin - middle) : max(0, end - middle)]
    white = white.lstrip(_BLANK) if accent else white.strip(_BLANK)
    return white, accent.rstrip(_BLANK) if white else accent.strip(_BLANK)


def _width(line: tuple[str, str], size: int) -> float:
    return sum(length(part, TITLE, size) for part in line)
