"""Subscripts in the formulas of greenhouse gases, and multiplication signs: CO₂, 4 × 4 m."""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit
from plugins.german.quantities import CLEAR_UNIT

_SUBSCRIPTS = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
# "CO2e" and "CO2-Ausstoß" too, but neither "CO20" nor a part of a word in capitals. The look back
# comes last because a pattern that begins with letters is ten times faster.
_FORMULA = re.compile(r"(?:CO2|CH4|N2O|NO2|H2O|SF6|NF3)(?<![A-Z\d_]...)(?![A-Z\d_])")
# Between spaces, or between numbers of two and more digits (1920x1080), as "4x4" is a kind of car.
_TIMES = re.compile(
    r"x(?:(?<=\d[ \u00a0\u202f]x)[ \u00a0\u202f](?=\d)|(?<=\d\dx)(?<![^\W\d_x]..x)(?=\d\d))"
    rf"(?!\d+(?!{CLEAR_UNIT})[^\W\dx])"
)


def edits(text: str) -> Iterator[Edit]:
    """Yield the digits of formulas, and the signs between factors with what is around them."""
    for match in _FORMULA.finditer(text):
        for position in range(*match.span()):
            if text[position] in _SUBSCRIPTS:
                yield Edit(position, position + 1, _SUBSCRIPTS[text[position]])
    for match in _TIMES.finditer(text):
        if match[0] == "x":
            yield Edit(*match.span(), "×")
        else:
            yield Edit(match.start() - 1, match.end(), "\u00a0×\u00a0")
