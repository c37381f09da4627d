"""No-break spaces, where Duden and DIN 5008 ask for them.

All are U+00A0, none the narrow U+202F: the oldest font has it, and a search for "z. B." finds it.
Whoever wrote a narrow one keeps it.
"""

import re
from collections.abc import Iterable, Iterator

from plugins.common.german import MONTHS
from plugins.german.edits import Edit

_NO_BREAK_SPACE = "\u00a0"
_SPACES = "[ \t\n]"  # not those that do not break already

_ABBREVIATIONS = (
    "a. a. O.", "a. D.", "b. w.", "d. h.", "d. J.", "e. V.", "i. A.", "i. d. R.", "i. V.", "m. E.",
    "n. Chr.", "o. a.", "o. Ä.", "o. ä.", "o. g.", "s. o.", "s. u.", "u. a.", "u. a. m.", "u. Ä.",
    "u. ä.", "u. s. w.", "u. U.", "u. v. a.", "u. v. m.", "v. a.", "v. Chr.", "z. B.", "z. T.",
    "z. Zt.",
)  # fmt: skip
_UNITS = (
    r"%|‰|€|°C|Uhr|Euro|Cent|EUR|Prozent|Grad|Mio\.|Mrd\.|Millionen|Milliarden"
    r"|[kMGT]Wh|[kMG]Wp?|[kcm]m[²³23]?|m[²³23]?|km/h|kg|mg|µg|g|t|ha|l|h|min|ppm|kV|V|W|dB"
)
_QUANTITY = r"\d(?<![^\W\d_]\d)"  # not the end of "A6" or "CO2"
# A space is put in only where nothing else can be meant: "5t", "100%ig" stay.
_CLEAR_UNITS = r"%|€|°C|Uhr|[kMGT]Wh|[kMG]Wp?|k[mg]|km/h"
_BEFORE_NUMBERS = ("§", "Abb.", "Abs.", "Anm.", "Art.", "Bd.", "Kap.", "Nr.", "S.", "Ziff.")
_BEFORE_NAMES = ("Dr.", "Fr.", "Hr.", "Prof.", "St.")
_SHORT_MONTHS = (r"Jan\.", r"Feb\.", r"Apr\.", r"Aug\.", r"Sept?\.", r"Okt\.", r"Nov\.", r"Dez\.")


def _just_after(words: Iterable[str]) -> str:
    """Return a pattern for the place behind one of the words."""
    return "|".join(rf"(?<=(?<!\w){re.escape(word)})" for word in words)


def _abbreviation(written: str) -> str:
    """Return a pattern for an abbreviation from its first full stop on, spaced or not."""
    first, *others = written.split()
    letter = first[0]
    start = rf"(?<=(?<!\w)(?<!\w\.)[{letter}{letter.upper()}]\.)"
    return r"\s*".join([start, *map(re.escape, others)])


# Patterns that begin with a full stop are many times faster than those that begin with a letter.
_ABBREVIATION = re.compile(
    rf"\.(?:{'|'.join(map(_abbreviation, sorted(_ABBREVIATIONS, key=len, reverse=True)))})"
)
_GAP = re.compile(rf"\.({_SPACES}*)(?=\w)")
_RULES = [
    re.compile(pattern)
    for pattern in (
        rf"{_QUANTITY}({_SPACES}+)(?=(?:{_UNITS})(?!\w))",
        rf"{_QUANTITY}()(?=(?:{_CLEAR_UNITS})(?![\w-]))",
        rf"[.§](?:{_just_after(_BEFORE_NUMBERS)})({_SPACES}*)(?=\d)",
        rf"\.(?:{_just_after(_BEFORE_NAMES)})({_SPACES}+)(?=[^\W\d_])",
        rf"\.(?<=\d\.)({_SPACES}*)(?=(?:{'|'.join((*MONTHS, *_SHORT_MONTHS))})(?!\w))",
    )
]


def edits(text: str) -> Iterator[Edit]:
    """Yield the spaces that must not break, those too that are missing."""
    for match in _ABBREVIATION.finditer(text):
        for gap in _GAP.finditer(text, *match.span()):
            yield Edit(*gap.span(1), _NO_BREAK_SPACE)
    for pattern in _RULES:
        for match in pattern.finditer(text):
            yield Edit(*match.span(1), _NO_BREAK_SPACE)
