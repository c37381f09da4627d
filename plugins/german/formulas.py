"""Subscripts in the formulas of greenhouse gases, as Unicode characters: CO₂."""

import re
from collections.abc import Iterator

from plugins.german.edits import Edit

_SUBSCRIPTS = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
# "CO2e" and "CO2-Ausstoß" too, but neither "CO20" nor a part of a word in capitals. The look back
# comes last because a pattern that begins with letters is ten times faster.
_FORMULA = re.compile(r"(?:CO2|CH4|N2O|NO2|H2O|SF6|NF3)(?<![A-Z\d_]...)(?![A-Z\d_])")


def edits(text: str) -> Iterator[Edit]:
    """Yield the digits of formulas."""
    for match in _FORMULA.finditer(text):
        for position in range(*match.span()):
            if text[position] in _SUBSCRIPTS:
                yield Edit(position, position + 1, _SUBSCRIPTS[text[position]])
